// SPDX-License-Identifier: GPL-3.0-or-later
// The address is the state: /?q=… is a search, /d/SYMBOL?lang=…#path a document.
import { Problem } from "./api.js";
import { goToPassage, showDocument } from "./document_view.js";
import { showResults } from "./search_view.js";
import { element } from "./element.js";

const main = /** @type {HTMLElement} */ (document.getElementById("main"));
const status = /** @type {HTMLElement} */ (document.getElementById("status"));
const query = /** @type {HTMLInputElement} */ (document.getElementById("query"));

function welcome() {
  status.textContent = "";
  const examples = ["\"regional centres\"", "区域中心", "решение СК-1/15", "المادة 12", "treaty:stockholm year:2004..2010"];
  const list = element("ul", { class: "examples" });
  for (const example of examples)
    list.append(element("li", {}, element("a", { href: `/?${new URLSearchParams({ q: example })}`, dir: "auto" }, example)));
  main.replaceChildren(
    element("p", {}, "Search the documents of multilateral environmental agreements by paragraph, in six languages. Try:"), list);
}

async function show() {
  const asked = new URLSearchParams(location.search);
  try {
    if (location.pathname.startsWith("/d/")) {
      await showDocument(main, status, decodeURIComponent(location.pathname.slice(3)), asked.get("lang") ?? "");
    } else if (asked.get("q")) {
      query.value = asked.get("q") ?? "";
      document.title = `${query.value} – mea`;
      await showResults(main, status, asked);
    } else {
      welcome();
    }
  } catch (error) {
    main.replaceChildren();
    status.textContent = error instanceof Problem ? error.message : "The server did not answer. Please try again.";
  }
}

addEventListener("hashchange", goToPassage);
addEventListener("keydown", (event) => {
  const typing = event.target instanceof HTMLInputElement;
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    query.focus();
  }
});
show();
