// The answers of a study in one table: the numbers that `tenure compare` wrote, and how sure they are.
import { get } from "./api.js";
import { estimate, interval } from "../estimate.js";
import { h, replace } from "./dom.js";
import { lang, number, outcomeName, outcomeOf, outcomeUnit, percent, t } from "./words.js";

const asked_first = ["fires", "incidents_actual", "incidents_recorded", "rent_burden", "displaced", "residents"];

export const isClear = (row) => row.low95 > 0 || row.high95 < 0;
const unchanged = (row) => row.difference === 0 && row.low95 === undefined ? true : row.low95 === 0 && row.high95 === 0;

export function sure(row) {
  if (unchanged(row)) return t("no_change");
  const share = row.p_good === undefined ? "" : `; ${t("good_share", { p: percent(row.p_good, 0) })}`;
  return (isClear(row) ? t("clear") : t("no_clear")) + share;
}

/// Outcomes that the answers hold, those that planners ask for first in front.
export function outcomesOf(answers) {
  const all = [...new Set(answers.map((row) => row.outcome))];
  return [...asked_first.filter((name) => all.includes(name)), ...all.filter((name) => !asked_first.includes(name))];
}

/// The scenario that does most in the wanted direction and clearly so, or null.
export function best(rows, better) {
  const sign = better === "down" ? -1 : 1;
  const good = rows.filter((row) => isClear(row) && sign * row.difference > 0);
  return better ? good.sort((a, b) => sign * (b.difference - a.difference))[0] ?? null : null;
}

/// An estimate and its interval in words, to the digits of the largest of the three.
function told(value, low, high, plus) {
  const how = { zh: lang() === "zh", plus, scale: Math.max(...[value, low, high].map((x) => Math.abs(x ?? 0))) };
  return { value: estimate(value, how), low: estimate(low, how), high: estimate(high, how), within: low !== undefined && `(${interval(low, high, how)})` };
}
const ofDifference = (row) => told(row.difference, row.low95, row.high95, true);
const perYuan = (row) => told(row.yuan_per_averted, row.yuan_per_averted_low95, row.yuan_per_averted_high95, false);
const yuan = (x) => told(x ?? 0, undefined, undefined, true);

export function answerTable(answers, outcome, schema, titles) {
  const about = outcomeOf(schema, outcome);
  const sign = about.better === "down" ? -1 : 1;
  const rows = answers.filter((row) => row.outcome === outcome).sort((a, b) => sign * (b.difference - a.difference));
  const money = (name) => new Map(answers.filter((row) => row.outcome === name).map((row) => [row.scenario, row.difference]));
  const spent = money("spending"), others = money("borne_by_others");
  const first = best(rows, about.better);
  const sentence = first
    ? t("best", { ...ofDifference(first), name: titles.get(first.scenario) ?? first.scenario, outcome: outcomeName(about), sure: sure(first) })
    : about.better ? t("none_clear", { outcome: outcomeName(about) }) : "";
  const cell = ({ value, within }) => h("td", { class: "number" }, value, within && h("span", { class: "within" }, within));
  return [
    h("p", { class: "answer" }, sentence),
    h("div", { class: "wide", tabindex: "0", role: "group", "aria-label": outcomeName(about) },
      h("table", { class: "answers" },
        h("caption", {}, `${outcomeName(about)}${outcomeUnit(about) ? ` [${outcomeUnit(about)}]` : ""} `,
          lang() === "en" && h("span", { class: "hint" }, about.help ?? "")),
        h("thead", {}, h("tr", {}, ["scenario", "baseline_mean", "difference", "relative", "how_sure", "spending", "others", "per_yuan"]
          .map((key) => h("th", { scope: "col" }, t(key))))),
        h("tbody", {}, rows.map((row) => h("tr", { class: isClear(row) ? "is-clear" : "is-unclear" },
          h("th", { scope: "row" }, titles.get(row.scenario) ?? row.scenario),
          h("td", { class: "number" }, number(row.base_mean)),
          cell(ofDifference(row)),
          h("td", { class: "number" }, row.relative_percent === undefined ? "–" : percent(row.relative_percent / 100, 1)),
          h("td", { class: "sure" }, sure(row)),
          cell(yuan(spent.get(row.scenario))),
          cell(yuan(others.get(row.scenario))),
          cell(perYuan(row))))))),
  ];
}

export async function resultPanel(study, schema) {
  const answers = await get(`/api/studies/${study.id}/answers`);
  const titles = new Map(study.scenarios.map((one) => [one.name, one.title]));
  const outcomes = outcomesOf(answers);
  const table = h("div", {});
  const show = (outcome) => replace(table, answerTable(answers, outcome, schema, titles));
  const choose = h("select", { id: "outcome", onchange: () => show(choose.value) },
    outcomes.map((name) => h("option", { value: name }, outcomeName(outcomeOf(schema, name)))));
  if (outcomes.length > 0) show(outcomes[0]);
  const pairs = answers[0]?.pairs;
  return h("section", { class: "card" },
    h("h2", {}, t("result")),
    study.run.people < 1 && h("p", { class: "note" }, t("in_part", { share: percent(study.run.people, 2) })),
    h("p", {}, h("label", { for: "outcome" }, t("what_about"), " "), choose),
    table,
    pairs !== undefined && h("p", { class: "hint" }, t("pairs_note", { n: number(pairs) })),
    h("p", { class: "row" },
      study.has_report && h("a", { class: "button main", href: `/studies/${study.id}/report`, target: "_blank", rel: "noopener" }, t("open_report")),
      study.has_report && h("a", { class: "button", href: `/studies/${study.id}/report?download=1`, download: true }, t("save_report"))),
    h("details", {}, h("summary", {}, t("again_command")),
      h("pre", { lang: "en" }, `tenure compare scenarios/${study.base} ${study.scenarios.map((one) => `${study.folder}/scenarios/${one.name}.toml`).join(" ")} ` +
        `-o again --people ${study.run.people} --set run.replicates=${study.run.replicates} --set run.seed=${study.run.seed}` +
        (study.run.until ? ` --set run.until=${study.run.until}` : ""))));
}
