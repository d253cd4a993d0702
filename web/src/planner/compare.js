// Two finished studies side by side: first what differs beside their scenarios, then the numbers.
import { get } from "./api.js";
import { h, replace } from "./dom.js";
import { answerTable, outcomesOf } from "./result.js";
import { outcomeName, outcomeOf, t } from "./words.js";

export async function comparePage(app, main, first, second) {
  const done = (await get("/api/studies")).filter((study) => study.state === "done");
  const pick = (label, chosen) => {
    const select = h("select", { id: label }, done.map((study) =>
      h("option", { value: study.id, selected: study.id === chosen }, `${study.title} (${study.id})`)));
    return [h("label", { for: label }, t(label), " "), select, " "];
  };
  const parts = [h("h1", {}, t("compare_studies"))];
  if (done.length < 2) {
    replace(main, ...parts, h("p", {}, t("need_two")));
    return () => {};
  }
  const a = pick("first_study", first ?? done[0].id), b = pick("second_study", second ?? done[1].id);
  const out = h("div", {});
  replace(main, ...parts, h("p", { class: "row" }, a, b,
    h("button", { type: "button", class: "main", onclick: () => (location.hash = `#/compare/${a[1].value}/${b[1].value}`) }, t("open"))), out);
  if (!first || !second) return () => {};
  const both = await get(`/api/compare?a=${encodeURIComponent(first)}&b=${encodeURIComponent(second)}`);
  const schema = await app.schema(done.find((study) => study.id === first)?.base ?? app.districts[0].base);
  const outcomes = outcomesOf(both.a.answers).filter((name) => both.b.answers.some((row) => row.outcome === name));
  const tables = h("div", {});
  const show = (outcome) => replace(tables, [both.a, both.b].map((one) => h("section", { class: "card" },
    h("h2", {}, one.title), answerTable(one.answers, outcome, schema, new Map()))));
  const choose = h("select", { id: "outcome", onchange: () => show(choose.value) },
    outcomes.map((name) => h("option", { value: name }, outcomeName(outcomeOf(schema, name)))));
  replace(out,
    both.flags.length > 0
      ? h("section", { class: "warning", role: "alert" }, h("h2", {}, t("differ")), h("ul", {}, both.flags.map((flag) =>
          h("li", {}, t("differ_line", { what: t(`f_${flag.what}`), a: flag.a ?? "–", b: flag.b ?? "–" })))))
      : h("p", { class: "note" }, t("same_frame")),
    h("p", {}, h("label", { for: "outcome" }, t("what_about"), " "), choose), tables);
  if (outcomes.length > 0) show(outcomes[0]);
  return () => {};
}
