// Numbers of the model: found by a word, changed within what is possible, each with range, kind and source.
import { h, replace } from "./dom.js";
import { meaning, unitOf } from "../meanings.js";
import { lever } from "./levers.js";
import { lang, number, t } from "./words.js";

const most_shown = 20;

export function numbersEditor(schema, scenario, { changed, invalid }) {
  const list = h("div", {}), found = h("div", { class: "found" }), count = h("p", { class: "hint", role: "status" });
  const zh = lang() === "zh";
  const about = (entry) => h("p", { class: "hint" },
    `${meaning(entry.help, zh)} [${unitOf(entry.unit, zh)}] · ${t("plausible", { a: number(entry.low), b: number(entry.high) })} · ${t(`kind_${entry.kind}`)} · ${t("source")}: `,
    h("span", { lang: "en" }, entry.source));
  const parentValue = (entry) => scenario.parent?.parameters.find((one) => one.name === entry.name)?.value ?? entry.value;
  const drawChanged = () => replace(list, scenario.parameters.length > 0 && h("h4", {}, t("changed_numbers")),
    scenario.parameters.map((one, i) => {
      const entry = schema.parameters.find((each) => each.name === one.name) ?? { ...one, low: 0, high: 0, unit: "1", kind: "assumed", source: "", help: "" };
      const box = lever({ key: "value", label: one.name, type: "number", unit: entry.unit, min: entry.min, max: entry.max, optional: false, choices: [], help: "" }, one,
        { at: `parameters/${one.name}`, parent: { value: parentValue(entry) }, changed, invalid });
      return h("div", { class: "number-row" }, box, about(entry),
        h("button", { type: "button", class: "quiet", "aria-label": t("reset_name", { name: one.name }), onclick: () => {
          scenario.parameters.splice(i, 1);
          drawChanged();
          changed();
        } }, t("remove")));
    }));
  const look = () => {
    const word = search.value.trim().toLowerCase();
    const hits = word === "" ? [] : schema.parameters.filter((one) => `${one.name} ${meaning(one.help, zh)}`.toLowerCase().includes(word));
    count.textContent = word === "" ? "" : t("found", { n: hits.length });
    replace(found, hits.slice(0, most_shown).map((entry) => h("div", { class: "number-row" },
      h("p", {}, h("code", {}, entry.name), ` = ${number(entry.value)} `,
        !scenario.parameters.some((one) => one.name === entry.name) && h("button", { type: "button", class: "quiet", "aria-label": `${t("change")}: ${entry.name}`,
          onclick: () => {
            scenario.parameters.push({ name: entry.name, value: entry.value });
            drawChanged();
            look();
            changed();
          } }, t("change"))), about(entry))));
  };
  const search = h("input", { type: "search", id: "search-numbers", oninput: look });
  drawChanged();
  return h("details", { open: scenario.parameters.length > 0 }, h("summary", {}, t("numbers")),
    h("p", { class: "hint" }, t("numbers_help")), list,
    h("p", {}, h("label", { for: "search-numbers" }, t("search"), " "), search), count, found);
}
