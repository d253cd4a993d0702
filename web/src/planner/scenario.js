// One scenario of a draft: its title, the timeline of its interventions, the levers of the one chosen, shared budgets and
// changed numbers of the model; what differs from the scenario it was copied from is marked.
import { post } from "./api.js";
import { announce, h, replace } from "./dom.js";
import { costOf, costSources, costText } from "./cost.js";
import { lever } from "./levers.js";
import { numbersEditor } from "./numbers.js";
import { timeline } from "./timeline.js";
import { kindHelp, kindName, number, outcomeName, t, unitName } from "./words.js";

/// Keys that say more than when, how much and for how much money: shown on demand.
const rarely = new Set(["communities", "towns", "rank_by", "top", "placing_seed", "waves", "wave_days", "paid_by", "programme_share", "budget_line", "where"]);

function freeLabel(kind, interventions) {
  const plain = kind.replaceAll("_", " ");
  let name = plain;
  for (let i = 2; interventions.some((one) => one.name === name); ++i) name = `${plain} ${i}`;
  return name;
}

/// A new one with the usual values, a month into the run.
function fresh(kind, schema, interventions) {
  const one = { kind: kind.kind, name: freeLabel(kind.kind, interventions), start: schema.run.start, amount: 0, where: "everywhere" };
  for (const field of kind.fields)
    if (!(field.key in one) && field.default !== undefined && !field.optional && field.default !== "") one[field.key] = field.default;
  for (const field of kind.fields)
    if (!field.optional && one[field.key] === "" && field.choices.length > 0) one[field.key] = field.choices[0];
  for (const field of kind.fields)
    if (!field.optional && one[field.key] === undefined && field.choices.length > 0) one[field.key] = field.type.startsWith("list") ? [...field.choices] : field.choices[0];
  if (kind.rows_key) one.rows = [freshRow(kind)];
  return one;
}

function freshRow(kind) {
  const row = {};
  for (const field of kind.row_fields) {
    if (field.optional) continue;
    row[field.key] = field.choices.length > 0 ? field.choices[0] : field.default !== undefined && field.default !== "" ? field.default : field.type.startsWith("text") ? "item" : field.min ?? 0;
  }
  return row;
}

export function scenarioEditor(schema, scenario, { until, changed, invalid, renamed, duplicate, remove }) {
  let chosen = scenario.interventions.length > 0 ? 0 : -1;
  let costs = [];
  const line = h("div", {});
  const levers = h("div", {});
  const total = h("p", { class: "total" });
  const budgets = h("div", { class: "levers" });
  const parentOf = (one) => scenario.parent?.interventions.find((other) => other.name === one.name && other.kind === one.kind) ?? (scenario.parent ? {} : null);
  let bars = null;
  let costLine = null;

  const showCosts = () => {
    const one = scenario.interventions[chosen];
    if (costLine && one) costLine.textContent = costText(one, costs[chosen], until(),
      unitName(schema.kinds.find((each) => each.kind === one.kind).amount_unit));
    const sums = scenario.interventions.map((each, i) => costOf(each, costs[i], until()));
    const known = sums.filter((sum) => sum !== null);
    total.textContent = known.length > 0 ? t("total_cost", { sum: number(known.reduce((a, b) => a + b, 0)) }) : "";
  };

  function drawLevers() {
    const one = scenario.interventions[chosen];
    if (!one) return replace(levers);
    const kind = schema.kinds.find((each) => each.kind === one.kind);
    const parent = parentOf(one);
    const make = (field, object, at, from) => lever(field, object, {
      at, parent: from, invalid, slider: field.key === "amount" || field.key === "budget",
      choices: field.key === "communities" ? schema.communities.map((name) => [name, name])
        : field.key === "towns" ? schema.towns.map((name) => [name, name])
        : field.key === "rank_by" ? schema.outcomes.map((each) => [each.name, outcomeName(each)])
        : field.key === "budget_line" ? scenario.budgets.map((each) => [each.name, each.name]) : null,
      changed: () => {
        bars.redraw();
        showCosts();
        changed();
      },
    });
    const at = `interventions/${chosen}`;
    const usual = kind.fields.filter((field) => !rarely.has(field.key)), other = kind.fields.filter((field) => rarely.has(field.key));
    costLine = h("p", { class: "cost", role: "status" });
    const amount = usual.find((field) => field.key === "amount");
    const rows = h("div", {});
    const drawRows = () => replace(rows, (one.rows ?? []).map((row, i) => h("fieldset", {}, h("legend", {}, row.name || `${i + 1}`),
      h("div", { class: "levers" }, kind.row_fields.map((field) => make(field, row, `${at}/rows/${i}/${field.key}`, parent && (parent.rows?.[i] ?? {})))),
      h("button", { type: "button", class: "quiet", onclick: () => (one.rows.splice(i, 1), drawRows(), changed()) }, t("remove")))),
    h("button", { type: "button", onclick: () => ((one.rows ??= []).push(freshRow(kind)), drawRows(), changed()) }, t("add_row")));
    if (kind.rows_key) drawRows();
    replace(levers, h("section", { class: "card", "aria-labelledby": "levers-title" },
      h("h3", { id: "levers-title" }, t("levers_of", { name: one.name || kindName(one.kind) })),
      h("p", { class: "hint" }, kindHelp(kind)),
      h("div", { class: "levers" }, amount && make(amount, one, `${at}/amount`, parent),
        usual.filter((field) => field !== amount).map((field) => make(field, one, `${at}/${field.key}`, parent))),
      costLine, costSources(kind, schema),
      h("details", {}, h("summary", {}, t("more_levers")), h("div", { class: "levers" }, other.map((field) => make(field, one, `${at}/${field.key}`, parent)))),
      kind.rows_key && h("details", { open: true }, h("summary", {}, `${t("rows")}`), rows),
      h("p", { class: "field-problem", role: "alert", "data-problem": at, hidden: true }),
      h("button", { type: "button", class: "quiet", onclick: () => drop(chosen) }, `${t("delete")}: ${one.name}`)));
    showCosts();
  }

  function drop(i) {
    scenario.interventions.splice(i, 1);
    costs.splice(i, 1);
    chosen = Math.min(i, scenario.interventions.length - 1);
    draw();
    changed();
    (line.querySelector(`[data-bar="${chosen}"]`) ?? kinds).focus();
  }

  function draw() {
    bars = timeline({ start: schema.run.start, until: until() }, scenario.interventions, {
      chosen, writable: true, remove: drop,
      choose: (i) => {
        chosen = i;
        draw();
        levers.querySelector("input")?.focus();
      },
      changed: () => {
        drawLevers();
        changed();
      },
    });
    replace(line, bars.element);
    drawLevers();
  }

  function drawBudgets() {
    replace(budgets, scenario.budgets.map((one, i) => h("div", { class: "row" },
      lever({ key: "amount", type: "number", label: one.name, unit: "yuan", min: 0, optional: false, choices: [], help: "" }, one,
        { at: `budgets/${i}`, parent: scenario.parent ? scenario.parent.budgets.find((other) => other.name === one.name) ?? {} : null, invalid, changed, slider: true }),
      h("button", { type: "button", class: "quiet", "aria-label": `${t("remove")}: ${one.name}`, onclick: () => (scenario.budgets.splice(i, 1), drawBudgets(), drawLevers(), changed()) }, t("remove")))),
    h("button", { type: "button", onclick: () => {
      let name = "budget";
      for (let i = 2; scenario.budgets.some((one) => one.name === name); ++i) name = `budget ${i}`;
      scenario.budgets.push({ name, amount: 1_000_000 });
      drawBudgets();
      drawLevers();
      changed();
    } }, t("add_budget")));
  }

  const kinds = h("select", { id: "kind" }, schema.kinds.map((kind) => h("option", { value: kind.kind }, kindName(kind.kind))));
  const add = () => {
    const one = fresh(schema.kinds.find((kind) => kind.kind === kinds.value), schema, scenario.interventions);
    scenario.interventions.push(one);
    chosen = scenario.interventions.length - 1;
    announce(t("added", { name: one.name }));
    draw();
    changed();
    levers.querySelector("input")?.focus();
  };
  const text = (key, label, help) => {
    return lever({ key, label, help, type: "text", unit: "1", optional: false, choices: [] }, scenario,
      { at: key, parent: null, invalid, changed: () => (renamed(), changed()) });
  };
  const exported = async () => {
    const got = await post("/api/check", { base: scenario.base, scenario });
    const link = h("a", { href: URL.createObjectURL(new Blob([got.toml], { type: "application/toml" })), download: `${scenario.name}.toml` });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };
  draw();
  drawBudgets();
  const element = h("section", { class: "card scenario" },
    h("div", { class: "levers" }, text("title", t("scenario_title"), ""), text("name", t("short_name"), t("short_name_help"))),
    h("div", { class: "row" },
      h("button", { type: "button", onclick: duplicate }, t("duplicate_scenario")),
      h("button", { type: "button", onclick: exported }, t("export")),
      h("button", { type: "button", class: "quiet", onclick: remove }, t("remove"))),
    h("h3", {}, t("timeline")), line,
    h("div", { class: "row" }, h("label", { for: "kind" }, t("add_intervention")), kinds,
      h("button", { type: "button", id: "add-intervention", onclick: add }, t("add"))),
    levers, total,
    h("details", {}, h("summary", {}, t("budgets")), budgets),
    numbersEditor(schema, scenario, { changed, invalid }));
  return { element, takeCosts: (got) => ((costs = got), showCosts()), redraw: draw };
}
