// All studies, newest first.
import { get, post, remove } from "./api.js";
import { h, later, replace } from "./dom.js";
import { jobs, onNews } from "./live.js";
import { bytes, number, t } from "./words.js";

/// What a copy of a study asks, each scenario marked against what it was.
export function copyOf(study, title) {
  const scenarios = study.scenarios.map(({ parent, ...scenario }) => ({ ...scenario, parent: scenario }));
  return { title, base: study.base, run: study.run, scenarios, parent: study.id };
}

export const quickLook = { seed: 1, replicates: 16, people: 0.02, until: null };

async function newStudy(app) {
  const made = await post("/api/studies", {
    title: t("new_study_title"), base: app.districts[0].base, run: quickLook, scenarios: [],
  });
  location.hash = `#/study/${made.id}`;
}

export async function listPage(app, main) {
  const rows = h("tbody");
  const none = h("p", { hidden: true }, t("no_studies"));
  const message = h("p", { class: "error", role: "alert", hidden: true });
  const act = (action) => async () => {
    try {
      await action();
    } catch (wrong) {
      message.textContent = wrong.message;
      message.hidden = false;
    }
  };
  const state = (study) => {
    const job = jobs.get(study.id);
    const now = job?.state ?? study.state;
    const percent = job?.total ? ` ${Math.floor((100 * job.done) / job.total)} %` : "";
    return t(now) + percent;
  };
  async function load() {
    const studies = await get("/api/studies");
    none.hidden = studies.length > 0;
    replace(rows, studies.map((study) => h("tr", {},
      h("th", { scope: "row" }, study.state === "unreadable"
        ? h("span", {}, study.title)
        : h("a", { href: `#/study/${study.id}` }, study.title)),
      h("td", { "data-state-of": study.id }, state(study), study.message && study.state !== "done" && h("span", { class: "hint", lang: "en" }, study.message)),
      h("td", {}, (study.created ?? "").replace("T", " ").replace("Z", " UTC")),
      h("td", { class: "number" }, number(study.runs)),
      h("td", {}, study.version ?? ""),
      h("td", { class: "number" }, bytes(study.bytes)),
      h("td", {}, !app.about.read_only && study.state !== "unreadable" && h("button", { type: "button", class: "quiet",
        "aria-label": `${t("duplicate")}: ${study.title}`,
        onclick: act(async () => {
          const copy = await post("/api/studies", copyOf(await get(`/api/studies/${study.id}`), study.title));
          location.hash = `#/study/${copy.id}`;
        }) }, t("duplicate")),
      !app.about.read_only && h("button", { type: "button", class: "quiet", "aria-label": `${t("delete")}: ${study.title}`,
        onclick: act(async () => {
          if (!confirm(t("delete_sure"))) return;
          await remove(`/api/studies/${study.id}`);
          await load();
        }) }, t("delete"))))));
  }
  replace(main,
    h("h1", {}, t("title")), h("p", { class: "lead" }, t("intro")), message,
    !app.about.read_only && h("button", { type: "button", class: "main", onclick: act(() => newStudy(app)) }, t("new_study")),
    h("h2", {}, t("studies")), none,
    h("div", { class: "wide", tabindex: "0", role: "group", "aria-label": t("studies") }, h("table", {}, h("thead", {}, h("tr", {},
      ["name", "state", "created", "runs", "version", "size", "actions"].map((key) => h("th", { scope: "col" }, t(key))))), rows)));
  await load();
  const reload = later(300, () => load().catch(() => {}));
  const stop = onNews((news) => {
    if (news.kind === "study" && news.data.state === "running") {
      const cell = main.querySelector(`[data-state-of="${news.data.id}"]`);
      if (cell) cell.textContent = state({ id: news.data.id });
    } else if (news.kind === "study") {
      reload();
    }
  });
  return () => (stop(), reload.stop());
}
