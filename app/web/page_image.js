// SPDX-License-Identifier: GPL-3.0-or-later
// The page of the file as it was printed, with a frame round the passage.
import { apiHref, boxes } from "./api.js";
import { button, drawing, element } from "./element.js";
import { t } from "./strings.js";

/**
 * @typedef {object} PagePlace
 * @property {string} document key
 * @property {string} name what to call the document
 * @property {string} language
 * @property {string} path
 * @property {number} page
 */

const widest = 1400;

/** @param {import("./api.js").Boxes} found @param {string} label */
function frames(found, label) {
  const padding = 1.5;
  const svg = drawing("svg", { viewBox: `0 0 ${found.width} ${found.height}`, role: "img", "aria-label": label });
  for (const [x0, y0, x1, y1] of found.boxes) {
    svg.append(drawing("rect", {
      x: x0 - padding, y: y0 - padding, width: x1 - x0 + 2 * padding, height: y1 - y0 + 2 * padding, rx: 2,
    }));
  }
  return svg;
}

/** @param {PagePlace} place */
export function openPage(place) {
  let page = place.page;
  /** @type {import("./api.js").Boxes|null} */
  let found = null;
  const figure = element("figure", { tabindex: "0", role: "group", "aria-labelledby": "page-title" });
  const title = element("h2", { id: "page-title" });
  const report = element("p", { class: "report", role: "status" });

  const draw = () => {
    title.replaceChildren(element("bdi", {}, place.name), ` – ${t("page.one", { page })}`);
    report.textContent = t("status.loading");
    const width = Math.min(widest, Math.round(800 * Math.min(2, devicePixelRatio)));
    const image = element("img", {
      src: apiHref("page", { symbol: place.document, lang: place.language, page, w: width }),
      alt: t("image.alt", { page, name: place.name }),
    });
    const framed = found && found.page === page && found.boxes.length > 0
      ? frames(found, t("image.box", { path: place.path })) : null;
    image.addEventListener("load", () => {
      report.textContent = framed ? t("image.box", { path: place.path }) : "";
      framed?.querySelector("rect")?.scrollIntoView({ block: "center" });
    });
    image.addEventListener("error", () => {
      image.remove();
      framed?.remove();
      report.textContent = t("image.none");
    });
    figure.replaceChildren(image, ...(framed ? [framed] : []));
    before.disabled = page <= 1;
  };
  const turn = (/** @type {number} */ step) => {
    page += step;
    draw();
  };
  const before = button("quiet", t("image.previous"), () => turn(-1));
  const dialog = element("dialog", { class: "page", "aria-labelledby": "page-title" },
    element("header", {}, title, element("div", { class: "actions" }, before,
      button("quiet", t("image.next"), () => turn(1)), button("quiet", t("action.close"), () => dialog.close()))),
    report, figure);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  title.append(element("bdi", {}, place.name));
  report.textContent = t("status.loading");
  boxes(`${place.document}#${place.path}`, place.language).then((answer) => {
    found = answer;
    page = answer.page;
  }, () => {
    // A page without a frame is still the page.
  }).finally(draw);
}
