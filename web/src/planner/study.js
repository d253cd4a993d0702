// One study: a draft to edit, a run to watch, or a result to read.
import { get, post } from "./api.js";
import { h, replace } from "./dom.js";
import { editor } from "./editor.js";
import { copyOf } from "./list.js";
import { jobs, onNews } from "./live.js";
import { progressPanel } from "./running.js";
import { resultPanel } from "./result.js";
import { number, percent, t } from "./words.js";

/// What a study asks, to read.
function summary(study, schema) {
  const run = study.run;
  return h("section", { class: "card" },
    h("p", {}, run.people < 1
      ? `${t("people")}: ${percent(run.people, 2)} ${t("people_help", { n: number(schema.residents) })}`
      : t("full")),
    h("p", {}, `${t("replicates")}: ${number(run.replicates)} · ${t("seed")}: ${run.seed} · ${t("until")}: ${run.until ?? schema.run.until}`),
    h("ul", {}, h("li", {}, t("baseline_fixed", { title: schema.title })),
      study.scenarios.map((one) => h("li", {}, `${one.title} `,
        h("a", { href: `/studies/${study.id}/scenarios/${one.name}.toml`, download: true, "aria-label": `${t("export")}: ${one.title}` }, t("export"))))));
}

export async function studyPage(app, main, id) {
  let stopParts = () => {};
  const message = h("p", { class: "error", role: "alert", hidden: true });
  const fail = (wrong) => {
    message.textContent = wrong.message;
    message.hidden = false;
  };

  async function start(study) {
    message.hidden = true;
    try {
      const job = await post(`/api/studies/${study.id}/run`);
      if (job.state === "running" || job.state === "queued") jobs.set(study.id, job);
    } catch (wrong) {
      return fail(wrong);
    }
    await draw();
  }

  async function draw() {
    stopParts();
    const study = await get(`/api/studies/${id}`);
    const schema = await app.schema(study.base);
    if (study.status) jobs.set(id, study.status);
    const read_only = app.about.read_only;
    const parts = [h("p", {}, h("a", { href: "#/" }, `← ${t("back")}`))];
    const duplicate = !read_only && h("button", { type: "button", onclick: async () => {
      try {
        const copy = await post("/api/studies", copyOf(study, study.title));
        location.hash = `#/study/${copy.id}`;
      } catch (wrong) {
        fail(wrong);
      }
    } }, t("change_something"));
    if (study.state === "draft" && !read_only) {
      const edit = editor(app, schema, study, start);
      replace(main, ...parts, h("h1", {}, study.title), message, edit.element);
      stopParts = edit.stop;
      return;
    }
    parts.push(h("h1", {}, study.title), h("p", { class: "hint" }, `${t("state")}: ${t(study.state)}`), message);
    if (study.state === "running" || study.state === "queued") {
      const panel = progressPanel(app, study);
      replace(main, ...parts, panel.element, summary(study, schema));
      stopParts = panel.stop;
      return;
    }
    if (study.message) parts.push(h("pre", { class: study.state === "done" ? "note" : "error", role: "alert", lang: "en" }, study.message));
    if (study.state === "done") parts.push(await resultPanel(study, schema));
    else if (!read_only) parts.push(h("button", { type: "button", class: "main", onclick: () => start(study) }, t("run_again")));
    replace(main, ...parts, duplicate, summary(study, schema));
  }

  await draw();
  const stop = onNews((news) => {
    const now = main.querySelector("[data-watches]")?.dataset.watches;
    const ours = news.kind === "study" && news.data.id === id;
    const ended = ours && !["running", "queued"].includes(news.data.state);
    // After a lost connection the news of the end may have been missed.
    const missed = news.kind === "start" && now && !jobs.has(id);
    const began = ours && !now && !ended;
    if (ended || missed || began) draw().catch(fail);
  });
  return () => (stop(), stopParts());
}
