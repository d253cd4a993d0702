// A draft: district, size, scenarios with their interventions, levers and numbers, saved as it changes and checked by the
// server's own reader.
import { get, post, put } from "./api.js";
import { announce, h, later, replace } from "./dom.js";
import { lever, showProblems } from "./levers.js";
import { scenarioEditor } from "./scenario.js";
import { number, t } from "./words.js";

const copy = (value) => JSON.parse(JSON.stringify(value));

/// A short name that no other scenario of the study has.
function freeName(wanted, scenarios, base) {
  const plain = wanted.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-").replaceAll(/^-+|-+$/g, "").slice(0, 50) || "scenario";
  const taken = new Set([base.replace(/^.*\//, "").replace(/\.toml$/, ""), "differences", "ranking", ...scenarios.map((one) => one.name)]);
  let name = plain;
  for (let i = 2; taken.has(name); ++i) name = `${plain}-${i}`;
  return name;
}

export function editor(app, schema, study, start) {
  const draft = copy({ title: study.title, base: study.base, run: study.run, scenarios: study.scenarios, parent: study.parent });
  const wrong = new Set(); ///< fields that hold what can't be
  const invalid = (at, isWrong) => (isWrong ? wrong.add(at) : wrong.delete(at), (run.disabled = false));
  const message = h("p", { class: "error", role: "alert", hidden: true });
  const saved = h("span", { class: "hint", role: "status" });
  const general = h("div", { class: "problems" });
  const run = h("button", { type: "button", class: "main", id: "run" }, t("run"));
  let chosen = 0;
  let shown = null;

  const fail = (problem) => {
    message.textContent = problem.message;
    message.hidden = false;
  };
  const until = () => draft.run.until ?? schema.run.until;
  const save = async () => {
    saved.textContent = "";
    await put(`/api/studies/${study.id}`, draft);
    saved.textContent = t("saved");
    message.hidden = true;
  };
  const check = async () => {
    if (draft.scenarios.length === 0) return replace(general);
    const scenario = draft.scenarios[chosen];
    const got = await post("/api/check", { base: draft.base, run: draft.run, scenario });
    if (scenario !== draft.scenarios[chosen] || !shown) return;
    const left = showProblems(shown.element, got.problems);
    const say = [...left, ...got.warnings];
    replace(general, left.length > 0 && h("h3", {}, t("problems")),
      say.length > 0 ? h("ul", { lang: "en" }, say.map((one) => h("li", {}, one.text))) : got.ok && h("p", { class: "hint" }, t("all_well")));
    if (got.costs) shown.takeCosts(got.costs);
  };
  const settle = later(500, () => save().catch(fail));
  const look = later(250, () => check().catch(fail));
  const changed = () => (settle(), look());

  const tabs = h("div", { class: "tabs", role: "group", "aria-label": t("scenarios") });
  const place = h("div", {});
  function draw() {
    replace(tabs, h("span", { class: "tab fixed" }, t("baseline_fixed", { title: schema.title })),
      draft.scenarios.map((one, i) => h("button", { type: "button", class: "tab", "aria-pressed": i === chosen ? "true" : "false",
        onclick: () => ((chosen = i), draw()) }, one.title)));
    wrong.clear();
    shown = draft.scenarios.length === 0 ? null : scenarioEditor(schema, draft.scenarios[chosen], {
      until, changed, invalid,
      renamed: () => {
        tabs.querySelectorAll("button")[chosen].textContent = draft.scenarios[chosen].title;
      },
      duplicate: () => {
        const { parent, ...from } = copy(draft.scenarios[chosen]);
        const name = freeName(from.name, draft.scenarios, draft.base);
        add({ ...from, name, title: `${from.title} (${draft.scenarios.length + 1})`, parent: copy(from) });
      },
      remove: () => {
        draft.scenarios.splice(chosen, 1);
        chosen = Math.max(0, chosen - 1);
        draw();
        changed();
      },
    });
    replace(place, shown?.element);
    replace(general);
    look();
  }
  function add(scenario) {
    draft.scenarios.push(scenario);
    chosen = draft.scenarios.length - 1;
    draw();
    changed();
    announce(t("added", { name: scenario.title }));
  }

  const district = app.districts.find((one) => one.base === draft.base) ?? { scenarios: [] };
  const from = h("select", { id: "start-from" },
    h("option", { value: "" }, t("empty_scenario")),
    district.scenarios.map((one) => h("option", { value: one.file }, one.title)));
  const addShipped = async () => {
    try {
      message.hidden = true;
      const model = from.value === ""
        ? { base: draft.base, name: "scenario", title: t("scenario"), description: "", budgets: [], parameters: [], interventions: [] }
        : await get(`/api/scenario?file=${encodeURIComponent(from.value)}`);
      add({ ...model, name: freeName(model.name, draft.scenarios, draft.base), parent: from.value === "" ? null : copy(model) });
    } catch (problem) {
      fail(problem);
    }
  };
  const file = h("input", { type: "file", id: "import", accept: ".toml", onchange: async () => {
    try {
      message.hidden = true;
      const given = file.files[0];
      if (!given) return;
      const name = freeName(given.name.replace(/\.toml$/, ""), draft.scenarios, draft.base);
      const model = await post("/api/import", { base: draft.base, name, text: await given.text() });
      add({ ...model, parent: copy(model) });
    } catch (problem) {
      fail(problem);
    } finally {
      file.value = "";
    }
  } });

  const settings = h("div", { class: "levers" });
  const runLever = (field, choices) => lever(field, draft.run, { at: `run/${field.key}`, parent: null, invalid, choices,
    changed: () => {
      changed();
      shown?.redraw();
    } });
  const named = (key, label, help, more) => {
    return runLever({ key, label, help, type: "number", unit: "1", optional: false, choices: [], ...more });
  };
  function drawSettings() {
    const size = (people, label) => h("label", {}, h("input", { type: "radio", name: "size", checked: (draft.run.people < 1) === (people < 1),
      onchange: () => {
        draft.run.people = people;
        draft.run.replicates = people < 1 ? 16 : 8;
        drawSettings();
        changed();
      } }), ` ${label}`);
    replace(settings,
      h("fieldset", {}, h("legend", {}, t("how_large")), size(0.02, t("quick")), size(1, t("full"))),
      draft.run.people < 1 && named("people", t("people"), t("people_help", { n: number(schema.residents) }), { min: 0.0001, max: 1 }),
      named("replicates", t("replicates"), t("replicates_help"), { type: "whole number", min: 1, max: 10000 }),
      named("seed", t("seed"), t("seed_help"), { type: "whole number", min: 0, max: 9e15 }),
      named("until", t("until"), t("until_help"), { type: "date", optional: true }));
  }
  drawSettings();

  run.addEventListener("click", async () => {
    if (wrong.size > 0) return fail({ message: t("fix_first") });
    settle.stop();
    run.disabled = true;
    try {
      await save();
      await start(study);
    } catch (problem) {
      fail(problem);
    }
    run.disabled = false;
  });
  const title = h("input", { id: "study-title", type: "text", maxlength: 120, value: draft.title, oninput: () => {
    if (title.value.trim() === "") return;
    draft.title = title.value;
    settle();
  } });
  draw();
  const element = h("div", {},
    h("section", { class: "card" },
      h("p", {}, h("label", { for: "study-title" }, t("study_title"), " "), title, " ", saved),
      app.districts.length > 1 && h("p", {}, h("label", { for: "district" }, t("district"), " "),
        h("select", { id: "district", disabled: draft.scenarios.length > 0, onchange: async (event) => {
          draft.base = event.target.value;
          await save().catch(fail);
          dispatchEvent(new HashChangeEvent("hashchange"));
        } }, app.districts.map((one) => h("option", { value: one.base, selected: one.base === draft.base }, one.title)))),
      settings),
    h("section", { class: "card" }, h("h2", {}, t("scenarios")), message, tabs,
      h("div", { class: "row" }, h("label", { for: "start-from" }, `${t("add_scenario")}: ${t("start_from")}`), from,
        h("button", { type: "button", id: "add-scenario", onclick: addShipped }, t("add")),
        h("label", { class: "file", for: "import" }, t("import")), file)),
    place, general,
    h("p", { class: "row" }, run));
  return { element, stop: () => {
    look.stop();
    if (settle.stop()) save().catch(() => {});
  } };
}
