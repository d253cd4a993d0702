// A chart with its title, note, table and downloads; drawn anew when its width changes.
import { h } from "./dom.js";
import { saveCsv, savePng, saveSvg } from "./download.js";

const figures = new Map();

/// Widths at which nothing has to be drawn are those at which it was.
const sizes = new ResizeObserver((entries) => {
  for (const entry of entries) {
    const figure = figures.get(entry.target);
    const width = Math.round(entry.contentRect.width);
    if (figure && width > 0 && width !== figure.width) figure.draw(width);
  }
});
export function forgetFigures() {
  sizes.disconnect();
  figures.clear();
}
/// Before printing: the width of an A4 page between its margins.
export function redrawAll(width) {
  for (const [element, figure] of figures) figure.draw(width ?? (Math.round(element.clientWidth) || figure.width));
}

/// Plot names marks by aria-label without a role, and styles by variables of the page: neither leaves the figure.
function tidy(svg, label) {
  for (const inner of svg.querySelectorAll("[aria-label],[aria-description],[aria-hidden]"))
    for (const name of ["aria-label", "aria-description", "aria-hidden"]) inner.removeAttribute(name);
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", label);
  svg.classList.add("main");
  return svg;
}

/// The table behind a chart. `data` is {head: [...], rows: [[...]]}; numbers are shown as `show` says.
export function table(data, caption, show) {
  const cell = (x) => (typeof x === "number" ? h("td", { class: "number" }, show(x)) : h("td", {}, x ?? "–"));
  return h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": caption },
    h("table", {},
      h("caption", {}, caption),
      h("thead", {}, h("tr", {}, data.head.map((name) => h("th", { scope: "col" }, name)))),
      h("tbody", {}, data.rows.map((row) => h("tr", {}, h("th", { scope: "row" }, typeof row[0] === "number" ? show(row[0]) : row[0]), row.slice(1).map(cell))))));
}

/// `plot(width)` gives an svg; `data()` what it shows and `all()` everything of its kind, both {head, rows} with numbers as they are stored.
export function figure(l, { id, title, source = l.say(l.w.source_line, l.study.meta.version, l.study.meta.seed, l.study.meta.runs), about, notes = [], before = [], plot, after = [], data, all, label }) {
  const study = l.study;
  const place = h("div", { class: "plot", id: `${id}-plot` });
  const titled = h("h3", { id: `${id}-title` }, title);
  const shown = data();
  const said = h("p", { class: "quiet", role: "status" });
  const name = `${id}-${study.current.focus}-${study.current.ind.replace(":", "-")}`;
  const saved = (file) => (said.textContent = l.say(l.w.saved, file));
  const picture = () => ({ svg: place.querySelector("svg"), title: titled.textContent, about: about ?? "", source, lang: l.w.locale });
  const button = (text, run) => h("button", { type: "button", onclick: run }, text);
  const element = h("figure", { id, "data-drawn": "0", "aria-labelledby": `${id}-title` },
    titled, about && h("p", { class: "about" }, about), before, plot && place, after,
    h("figcaption", {}, notes.map((n) => h("p", {}, n)), h("p", { class: "source" }, source)),
    h("details", { class: "data" }, h("summary", {}, l.w.table), table(shown, title, (x) => l.number(x)),
      h("p", { class: "buttons" },
        button(l.w.csv, () => saved(saveCsv(`${name}.csv`, shown))),
        button(l.w.csvAll, () => saved(saveCsv(`${id}-all.csv`, (all ?? data)()))),
        plot && button(l.w.svg, () => saved(saveSvg(`${name}.svg`, picture()))),
        plot && button(l.w.png, async () => saved(await savePng(`${name}.png`, picture())))), said));
  if (!plot) return element;
  const drawing = {
    width: 0,
    draw(width) {
      this.width = width;
      place.replaceChildren(tidy(plot(width), label ?? title));
      element.dataset.drawn = +element.dataset.drawn + 1;
    },
  };
  element.drawing = drawing;
  element.begin = () => {
    figures.set(place, drawing);
    drawing.draw(Math.round(place.clientWidth) || 640);
    sizes.observe(place);
  };
  return element;
}

/// Section whose input was not given: one line that says how to get it.
export const missing = (text) => h("p", { class: "missing" }, text);
