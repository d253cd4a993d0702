// The report: reads the data that stands in the page, and draws what the address asks for.
import { h } from "./dom.js";
import { Language } from "./language.js";
import { Study, schema } from "./study.js";
import { words } from "./words.js";
import { fromHash, mostShown, toHash, usual } from "./state.js";
import { answer } from "./sentences.js";
import { forgetFigures, redrawAll } from "./figure.js";
import { difference, fan, multiples } from "./time_charts.js";
import { ranking } from "./ranking.js";
import { gains, groups } from "./people.js";
import { communities } from "./map.js";
import { acceptability, plane } from "./cost.js";
import { drivers, flows, honesty, reported } from "./evidence.js";
import { assumptions, provenance } from "./background.js";

const app = document.getElementById("app");
const text = document.getElementById("data").textContent;
const languageOfBrowser = /^zh/i.test(navigator.language) ? "zh" : "en";

/// In place of a blank page.
function fail(message) {
  const w = words[languageOfBrowser];
  document.documentElement.lang = w.locale;
  app.replaceChildren(h("main", { class: "failed" }, h("h1", {}, w.failed), h("p", { role: "alert" }, message)));
}
const fill = (template, ...values) => template.replace(/\{(\d)\}/g, (_, i) => values[i]);

function read() {
  const w = words[languageOfBrowser];
  let data;
  try {
    data = JSON.parse(text);
  } catch (error) {
    return fail(fill(w.damaged, error.message));
  }
  if (data.schema !== schema) return fail(fill(w.schema, data.schema, schema));
  try {
    return new Study(data);
  } catch (error) {
    return fail(fill(w.damaged, error.message));
  }
}

function warningText(l, study, { code, with: values }) {
  const title = (id) => study.scenarios[study.scenario(id)]?.title ?? id;
  const named = code === "few_runs" ? values : values.map((v, k) => (k === 0 ? title(v) : code === "budget" ? l.number(+v) : v));
  return l.say(l.w.warnings[code] ?? code, ...named);
}

function controls(l, study, state, change) {
  const full = state.show.length >= mostShown;
  const others = study.scenarios.slice(1);
  const pick = (id, on) => {
    const show = on ? [...state.show, id] : state.show.filter((x) => x !== id);
    if (show.length === 0) return change({});
    change({ show: others.map((x) => x.id).filter((x) => show.includes(x)), focus: show.includes(state.focus) ? state.focus : show[0] });
  };
  const option = (value, name, current) => h("option", { value, ...(value === current && { selected: true }) }, name);
  const select = (id, label, options, run) => h("label", {}, label, " ", h("select", { id, onchange: (e) => run(e.target.value) }, options));
  return h("section", { class: "controls", "aria-label": l.w.controls },
    h("fieldset", {}, h("legend", {}, l.w.scenarios), h("label", { class: "check" }, h("input", { type: "checkbox", checked: true, disabled: true }), `${study.scenarios[0].title} (${l.w.baseline})`),
      others.map((x) => {
        const on = state.show.includes(x.id);
        return h("label", { class: "check" }, h("input", { type: "checkbox", id: `show-${x.id}`, "data-scenario": x.id, ...(on && { checked: true }), ...(!on && full && { disabled: true }), ...(on && state.show.length === 1 && { "aria-disabled": "true" }), onchange: (e) => pick(x.id, e.target.checked) }), x.title);
      }), full && others.length > mostShown && h("p", { class: "quiet" }, l.w.warnings.too_many)),
    h("p", { class: "selects" },
      select("indicator", l.w.indicator, study.indicators.map((x) => option(x.id, l.name(x), state.ind)), (ind) => change({ ind })),
      select("focus", l.w.focus, state.show.map((id) => option(id, study.scenarios[study.scenario(id)].title, state.focus)), (focus) => change({ focus, ...(state.vs === focus && { vs: study.scenarios[0].id }) })),
      select("versus", l.w.versus, study.scenarios.filter((x) => x.id !== state.focus).map((x) => option(x.id, x.title, state.vs)), (vs) => change({ vs }))));
}

function answers(l, study, state) {
  const base = study.scenario(state.vs);
  const of = (id) => {
    const s = study.scenario(id);
    if (s === base) return null;
    return h("ul", { class: "answers" }, study.main.map((x) => {
      const told = answer(l, study, study.indicators.indexOf(x), base, s);
      return h("li", { class: told.kind + (told.good > 0 ? " good" : told.good < 0 ? " bad" : ""), "data-indicator": x.id, "data-scenario": id }, told.text);
    }));
  };
  const rest = state.show.filter((id) => id !== state.focus);
  return [of(state.focus), rest.map((id) => of(id))];
}

function page(study, state, unknown, change, language) {
  const l = language;
  const section = (id, name, ...children) => h("section", { id, "aria-labelledby": `${id}-name` }, h("h2", { id: `${id}-name` }, name), ...children);
  const m = study.meta, w = l.w;
  const titleOf = (id) => study.scenarios[study.scenario(id)].title;
  const alerts = m.warnings.map((x) => h("li", { "data-code": x.code }, warningText(l, study, x)));
  const title = l.say(w.title, m.district || "Tenure");
  document.title = title;
  document.documentElement.lang = w.locale;
  return [
    h("a", { class: "skip", href: "#answers", onclick: (e) => { e.preventDefault(); document.getElementById("answers").focus(); } }, w.skip),
    h("header", {}, h("div", { class: "top" }, h("h1", {}, title), h("button", { type: "button", id: "language", lang: words[w.otherCode].locale, onclick: () => change({ lang: w.otherCode }) }, w.other)),
      h("p", { class: "scope" }, l.say(w.scope, m.district, l.date(study.days[0]), l.date(new Date(study.end - 864e5)), m.runs, study.scenarios.length - 1, study.scenarios[0].title)),
      unknown.length > 0 && h("p", { role: "alert", class: "fell" }, l.say(w.fell, l.list(unknown)))),
    h("main", {},
      alerts.length > 0 && h("section", { class: "alerts", "aria-labelledby": "alerts-name" }, h("h2", { id: "alerts-name" }, w.alerts), h("ul", {}, alerts)),
      h("section", { id: "answers", tabindex: "-1", "aria-labelledby": "answers-name" }, h("h2", { id: "answers-name" }, w.answers), answers(l, study, state)),
      h("section", { class: "not-covered", "aria-labelledby": "not-covered-name" }, h("h2", { id: "not-covered-name" }, w.notCovered), h("p", {}, w.notCoveredText)),
      controls(l, study, state, change),
      h("p", { class: "chosen" }, l.say(w.chosen, l.list(state.show.map(titleOf)), titleOf(state.vs), l.name(study.indicators[study.indicator(state.ind)]))),
      section("s-ranking", w.ranking, ranking(l, study, state)),
      section("s-difference", w.difference, difference(l, study, state)),
      section("s-fan", w.fan, fan(l, study, state)),
      section("s-multiples", w.multiples, multiples(l, study, state)),
      section("s-who", w.who, gains(l, study, state), groups(l, study, state)),
      section("s-map", w.map, communities(l, study, state, (patch) => change(patch, true))),
      section("s-cost", w.cost, plane(l, study, state), acceptability(l, study, state)),
      section("s-drivers", w.drivers, drivers(l, study)),
      section("s-honest", w.honest, honesty(l, study)),
      section("s-reported", w.reported, reported(l, study)),
      section("s-flows", w.flows, flows(l, study, state)),
      section("s-assumptions", w.assumptions, assumptions(l, study)),
      section("s-provenance", w.provenance, provenance(l, study, text))),
  ];
}

function start(study) {
  const fallback = usual(study, languageOfBrowser);
  let { state, unknown } = fromHash(study, location.hash, fallback);
  /// Only the part of the page that the address speaks of is drawn anew; what has the focus keeps it.
  const draw = () => {
    study.current = state;
    study.speak(state.lang);
    const l = new Language(state.lang, study);
    const focused = document.activeElement?.id;
    const open = new Set([...app.querySelectorAll("details[open]")].map((d) => d.id || d.closest("[id]")?.id).filter(Boolean));
    forgetFigures();
    app.replaceChildren(...page(study, state, unknown, change, l).filter(Boolean));
    for (const d of app.querySelectorAll("details")) if (open.has(d.id || d.closest("[id]")?.id)) d.open = true;
    for (const element of app.querySelectorAll("figure, section > div")) element.begin?.();
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  };
  const change = (patch, quiet) => {
    state = { ...state, ...patch };
    study.current = state;
    if (quiet) return history.replaceState(null, "", toHash(state));
    unknown = [];
    history.pushState(null, "", toHash(state));
    draw();
  };
  addEventListener("popstate", () => {
    ({ state, unknown } = fromHash(study, location.hash, fallback));
    draw();
  });
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...app.querySelectorAll(".data:not([open]), #licences:not([open])")].filter((d) => d.matches("#licences") === false && d.closest("figure") === null && d.id !== "parameters");
    for (const d of opened) d.open = true;
    redrawAll(640);
  });
  addEventListener("afterprint", () => {
    for (const d of opened) d.open = false;
    redrawAll();
  });
  draw();
}

const study = read();
if (study) {
  try {
    start(study);
  } catch (error) {
    fail(fill(words[languageOfBrowser].damaged, error.message));
    console.error(error);
  }
}
window.tenureReady = true;
