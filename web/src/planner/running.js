// How far a run is.
import { post } from "./api.js";
import { h } from "./dom.js";
import { jobs, onNews } from "./live.js";
import { number, span, t } from "./words.js";

export function progressPanel(app, study) {
  const bar = h("progress", { max: "1", value: "0", "aria-label": t("running") });
  const text = h("p", { class: "progress-text" });
  const show = () => {
    const job = jobs.get(study.id);
    if (!job) return;
    if (job.state === "queued") {
      text.textContent = t("waiting", { n: job.position });
      bar.removeAttribute("value");
    } else if (job.stage === "report") {
      bar.value = 1;
      text.textContent = t("making_report");
    } else if (!job.total) {
      bar.removeAttribute("value");
      text.textContent = t("starting");
    } else {
      bar.value = job.done / job.total;
      text.textContent = t("progress", {
        percent: Math.floor((100 * job.done) / job.total), runs: number(job.runs), of: number(job.of_runs),
        left: span(job.left), threads: job.threads,
      });
    }
  };
  const cancel = (keep) => async () => {
    try {
      await post(`/api/studies/${study.id}/cancel`, { keep });
    } catch (wrong) {
      text.textContent = wrong.message;
    }
  };
  show();
  const stop = onNews(show);
  return {
    element: h("section", { class: "card", "data-watches": study.id, "aria-label": t("running") }, bar, text,
      !app.about.read_only && h("div", { class: "row" },
        h("button", { type: "button", onclick: cancel(true) }, t("cancel_keep")),
        h("button", { type: "button", class: "quiet", onclick: cancel(false) }, t("cancel_drop")))),
    stop,
  };
}
