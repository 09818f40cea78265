// SPDX-License-Identifier: GPL-3.0-or-later
// The citation graph: the server's picture, moved and enlarged by pointer or keys; every node is a link.
import { graph } from "./api.js";
import { verbText } from "./citing.js";
import { button, element } from "./element.js";
import { idText } from "./names.js";
import { t } from "./strings.js";

const allowed = new Set(["svg", "g", "a", "path", "polygon", "polyline", "ellipse", "rect", "circle", "line", "text", "tspan", "title", "defs", "marker"]);
const zoomStep = 1.25;
const panStep = 0.1;
const depths = [1, 2, 3];
const pixelsAPoint = 1.33;
const framePadding = 24;
const legible = 0.85;

/**
 * The picture without anything that could act: known elements, links into this page.
 * @param {string} source
 */
function harmless(source) {
  const parsed = new DOMParser().parseFromString(source, "image/svg+xml").documentElement;
  if (parsed.localName !== "svg") throw new Error("not a picture");
  for (const node of [parsed, ...parsed.querySelectorAll("*")]) {
    if (!allowed.has(node.localName)) {
      node.remove();
      continue;
    }
    for (const attribute of [...node.attributes]) {
      const link = attribute.localName === "href";
      if (attribute.name.startsWith("on") || attribute.name === "style" || (link && !/^[/?#](?!\/)/.test(attribute.value))) {
        node.removeAttributeNode(attribute);
      }
    }
    if (node.localName === "a") node.removeAttribute("target");
  }
  inReadersWords(parsed);
  return /** @type {SVGSVGElement} */ (/** @type {Element} */ (document.importNode(parsed, true)));
}

/** Verbs in the reader's language, a name for each link, and no tooltips of ids. @param {Element} svg */
function inReadersWords(svg) {
  for (const words of svg.querySelectorAll(".edge text")) {
    words.textContent = (words.textContent ?? "").replace(/^[a-z-]+/, (verb) => verbText(verb));
  }
  for (const words of svg.querySelectorAll(".node text")) {
    words.textContent = (words.textContent ?? "").replace(/^sha256:(\w{8})\w*/, "$1…");
  }
  for (const title of svg.querySelectorAll("title")) title.remove();
  for (const link of svg.querySelectorAll("a")) {
    link.removeAttributeNS("http://www.w3.org/1999/xlink", "title");
    const words = [...link.querySelectorAll("text")].map((text) => text.textContent).join(" ").trim();
    if (words) link.setAttribute("aria-label", words);
    else link.replaceWith(...link.childNodes);
  }
}

/** Moves and enlarges by changing what the picture shows. @param {SVGSVGElement} svg */
function explorer(svg) {
  const whole = (svg.getAttribute("viewBox") ?? "0 0 100 100").split(/[\s,]+/).map(Number);
  let [x, y, width, height] = whole;
  const apply = () => svg.setAttribute("viewBox", [x, y, width, height].map((value) => value.toFixed(2)).join(" "));
  return {
    /** @param {number} factor @param {number} [atX] 0–1 @param {number} [atY] */
    zoom(factor, atX = 0.5, atY = 0.5) {
      const next = Math.min(whole[2] * 2, Math.max(whole[2] / 20, width / factor));
      const scale = next / width;
      x += width * (1 - scale) * atX;
      y += height * (1 - scale) * atY;
      width *= scale;
      height *= scale;
      apply();
    },
    /** @param {number} dx in widths @param {number} dy in heights */
    pan(dx, dy) {
      x += dx * width;
      y += dy * height;
      apply();
    },
    reset() {
      [x, y, width, height] = whole;
      apply();
    },
    /** @param {DOMPoint} middle of what is to be seen @param {number} wide @param {number} high in units of the picture */
    show(middle, wide, high) {
      [x, y, width, height] = [middle.x - wide / 2, middle.y - high / 2, wide, high];
      apply();
    },
  };
}

/**
 * A picture too large to be read as a whole begins at its middle node.
 * @param {HTMLElement} frame
 * @param {SVGSVGElement} svg
 * @param {ReturnType<typeof explorer>} view
 */
function beginLegibly(frame, svg, view) {
  const scale = svg.getScreenCTM();
  const node = svg.querySelector(".node.middle")?.getBoundingClientRect();
  if (!scale || !node || scale.a >= legible) return;
  const middle = new DOMPoint(node.left + node.width / 2, node.top + node.height / 2).matrixTransform(scale.inverse());
  view.show(middle, frame.clientWidth / legible, frame.clientHeight / legible);
}

/** @param {HTMLElement} frame @param {SVGSVGElement} svg */
function explorable(frame, svg) {
  svg.removeAttribute("width");
  svg.removeAttribute("height");
  const view = explorer(svg);
  const [, , width, height] = (svg.getAttribute("viewBox") ?? "0 0 1 1").split(/[\s,]+/).map(Number);
  frame.style.blockSize = `min(70vh, 34rem, max(12rem, ${Math.min(frame.clientWidth / width, pixelsAPoint) * height + framePadding}px))`;
  beginLegibly(frame, svg, view);
  let dragged = false;
  frame.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    /** @type {Record<string, () => void>} */
    const actions = {
      "+": () => view.zoom(zoomStep), "=": () => view.zoom(zoomStep), "-": () => view.zoom(1 / zoomStep), 0: () => view.reset(),
      ArrowLeft: () => view.pan(-panStep, 0), ArrowRight: () => view.pan(panStep, 0),
      ArrowUp: () => view.pan(0, -panStep), ArrowDown: () => view.pan(0, panStep),
    };
    const action = actions[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });
  frame.addEventListener("wheel", (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    const box = frame.getBoundingClientRect();
    view.zoom(event.deltaY < 0 ? zoomStep : 1 / zoomStep, (event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
  }, { passive: false });
  frame.addEventListener("pointermove", (event) => {
    if (!(event.buttons & 1)) return;
    const box = frame.getBoundingClientRect();
    if (Math.abs(event.movementX) + Math.abs(event.movementY) > 0) dragged = true;
    view.pan(-event.movementX / box.width, -event.movementY / box.height);
  });
  frame.addEventListener("pointerdown", () => { dragged = false; });
  frame.addEventListener("click", (event) => { if (dragged) event.preventDefault(); }, true);
  frame.addEventListener("dragstart", (event) => event.preventDefault());
  return view;
}

/** @param {string} id */
export function graphSection(id) {
  const frame = element("div", { class: "picture", tabindex: "0", role: "group", "aria-label": t("graph.label", { id: idText(id) }), "aria-describedby": "graph-help" });
  const bar = element("div", { class: "tools" });
  const section = element("section", { "aria-labelledby": "graph-title" }, element("h2", { id: "graph-title" }, t("graph.title")),
    element("p", { id: "graph-help", class: "detail" }, t("graph.help")), bar, frame);
  let depth = 1;
  const draw = async () => {
    frame.setAttribute("aria-busy", "true");
    try {
      const svg = harmless(await graph(id, depth));
      frame.replaceChildren(svg);
      const view = explorable(frame, svg);
      bar.replaceChildren(
        button("quiet", t("graph.in"), () => view.zoom(zoomStep)), button("quiet", t("graph.out"), () => view.zoom(1 / zoomStep)),
        button("quiet", t("graph.reset"), () => view.reset()), depthChoice());
    } catch {
      frame.replaceChildren(element("p", {}, t("graph.none")));
      frame.removeAttribute("tabindex");
      frame.classList.add("none");
    }
    frame.removeAttribute("aria-busy");
  };
  const depthChoice = () => {
    const select = element("select", {});
    for (const value of depths) select.append(element("option", { value, selected: value === depth }, t("graph.steps", { n: value })));
    select.addEventListener("change", () => {
      depth = Number(select.value);
      draw();
    });
    return element("label", {}, element("span", {}, t("graph.depth")), " ", select);
  };
  draw();
  return section;
}
