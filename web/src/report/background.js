// What is assumed and where the numbers come from.
import { h } from "./dom.js";
import { saveJson } from "./download.js";
import { table } from "./figure.js";
import { meaning, unitOf } from "../meanings.js";

const kindsOfProgramme = (of) => [of.name, of.kind].filter(Boolean).join(" · ");

export function assumptions(l, study) {
  const programmes = study.programmes.map((list, s) => h("section", { class: "programme" }, h("h4", {}, study.scenarios[s].title),
    study.scenarios[s].description && h("p", { class: "about" }, study.scenarios[s].description),
    list.length === 0 ? h("p", {}, l.w.noProgramme) : list.map((p) => h("details", {}, h("summary", {}, kindsOfProgramme(Object.fromEntries(p)) || "–"), table({ head: [l.w.key, l.w.value], rows: p }, kindsOfProgramme(Object.fromEntries(p)), (x) => String(x))))));
  const rows = study.parameters;
  const several = study.scenarios.map((_, s) => s).filter((s) => rows.some((p) => p.by[s] !== undefined));
  const count = h("p", { class: "quiet", role: "status" });
  const body = h("tbody", {});
  const plain = (x) => (x === undefined || x === null ? "–" : new Intl.NumberFormat(l.w.locale, { maximumSignificantDigits: 4 }).format(x));
  const fill = () => {
    const text = filter.value.trim().toLowerCase();
    const list = rows.filter((p) => (!only.checked || Object.keys(p.by).length > 0) && [p.name, p.about && meaning(p.about, l.zh), p.source].some((x) => (x ?? "").toLowerCase().includes(text)));
    count.textContent = only.checked && list.length === 0 ? l.w.noDifference : l.say(l.w.shownOf, list.length, rows.length);
    body.replaceChildren(...list.map((p) => h("tr", { class: Object.keys(p.by).length ? "differs" : null, "data-name": p.name }, h("th", { scope: "row" }, h("code", {}, p.name), p.about && h("span", { class: "quiet" }, " ", meaning(p.about, l.zh))), h("td", { class: "number" }, plain(p.value)), several.map((s) => h("td", { class: "number" }, p.by[s] === undefined ? "=" : h("strong", {}, plain(p.by[s]), ` (${l.w.differs})`))),
      h("td", {}, p.unit ? unitOf(p.unit, l.zh) : "–"), h("td", {}, l.w.kinds[p.kind] ?? "–"), h("td", { class: "number" }, p.range ? `${plain(p.range[0])} – ${plain(p.range[1])}` : "–"), h("td", { lang: "en" }, p.source ?? "–"))));
  };
  const filter = h("input", { type: "search", id: "filter", oninput: () => fill() });
  const only = h("input", { type: "checkbox", id: "only-differences", onchange: () => fill() });
  fill();
  return [h("h3", {}, l.w.programmes), h("div", { class: "programmes" }, programmes),
    h("details", { class: "data", id: "parameters" }, h("summary", {}, `${l.w.parameter} (${rows.length})`), h("p", { class: "tools" }, h("label", { for: "filter" }, l.w.filter), filter, h("label", { class: "check" }, only, l.w.onlyDifferences)), count,
      h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": l.w.parameter }, h("table", {}, h("caption", {}, l.w.assumptions), h("thead", {}, h("tr", {}, [l.w.parameter, l.w.value, ...several.map((s) => study.scenarios[s].title), l.w.unit, l.w.kind, l.w.range, l.w.source].map((x) => h("th", { scope: "col" }, x)))), body)))];
}

export function provenance(l, study, text) {
  const m = study.meta;
  const said = h("p", { class: "quiet", role: "status" });
  const command = h("pre", { id: "command", tabindex: "0" }, m.command);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(m.command);
      said.textContent = l.w.copied;
    } catch {
      getSelection().selectAllChildren(command);
      said.textContent = l.w.selected;
    }
  };
  const created = new Intl.DateTimeFormat(l.w.locale, { dateStyle: "long", timeStyle: "long", timeZone: "UTC" }).format(new Date(m.created));
  const facts = [[l.w.version, `${m.version} (${m.commit}; ${m.compiler})`], [l.w.seed, m.seed], [l.w.runs, String(m.runs)], [l.w.created, `${created} (Tenure ${m.writer}, ${m.writer_commit})`], [l.w.hash, m.hash]];
  return [h("p", {}, l.w.intended), h("dl", {}, facts.map(([k, v]) => [h("dt", {}, k), h("dd", {}, v)])),
    table({ head: [l.w.scenario, l.w.inputs, l.w.hash, l.w.runs], rows: study.scenarios.map((x) => [x.title, x.file, x.hash, String(x.runs)]) }, l.w.inputs, (x) => String(x)),
    h("h3", {}, l.w.command), command, h("p", { class: "about" }, l.w.commandNote),
    h("p", { class: "buttons" }, h("button", { type: "button", id: "copy", onclick: copy }, l.w.copy), h("button", { type: "button", id: "json", onclick: () => (said.textContent = l.say(l.w.saved, saveJson(`study-${m.hash}.json`, text))) }, l.w.json)), said,
    h("details", { id: "licences" }, h("summary", {}, l.w.licences), h("pre", { lang: "en", tabindex: "0" }, study.licences))];
}
