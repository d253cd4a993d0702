// What an intervention costs, reckoned from the price of one and its yearly cost, as the server told them.
import { h } from "./dom.js";
import { meaning, unitOf } from "../meanings.js";
import { lang, number, percent, t } from "./words.js";

const year = 365.25 * 86_400_000;
const of = (text) => Date.parse(`${text}T00:00:00Z`);

/// [yuan] until the end of the run, all standing from the first day; null where it depends on who claims.
export function costOf(one, unit, until) {
  if (!unit || !one.start) return null;
  const end = Math.min(of(one.end ?? until), of(until));
  const years = Math.max(0, end - of(one.start)) / year;
  return years > 0 ? one.amount * (unit.price + unit.running * years) : 0;
}

export function costText(one, unit, until, counted) {
  const sum = costOf(one, unit, until);
  if (sum === null) return t("cost_unknown") + (one.budget ? t("cost_capped", { budget: number(one.budget) }) : "");
  const own = sum * (one.programme_share ?? 1);
  return t("unit_cost", { unit: `1 ${counted}`.trim(), price: number(unit.price), running: number(unit.running) }) + " " + t("cost", { sum: number(sum), until }) +
    (one.programme_share !== undefined ? t("cost_share", { share: percent(one.programme_share, 0) }) : "") +
    (one.budget ? (own > one.budget ? t("cost_over") : t("cost_of_budget", { budget: number(one.budget) })) : "") +
    ` – ${t("cost_note")}`;
}

/// The numbers of the book that the price of this kind rests on.
export function costSources(kind, schema) {
  const entries = kind.cost_rests_on.map((name) => schema.parameters.find((one) => one.name === name)).filter(Boolean);
  const zh = lang() === "zh";
  return entries.length > 0 && h("details", {}, h("summary", {}, t("cost_rests_on")),
    h("ul", {}, entries.map((one) => h("li", {},
      `${meaning(one.help, zh)}: ${number(one.value)} ${unitOf(one.unit, zh)} (${number(one.low)} – ${number(one.high)}; ${t(`kind_${one.kind}`)}: `,
      h("span", { lang: "en" }, one.source), ")"))));
}
