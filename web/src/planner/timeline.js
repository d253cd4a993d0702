// Interventions as bars over the days of the run, moved with the keyboard or by their dates.
import { announce, h, replace } from "./dom.js";
import { kindName, t } from "./words.js";

const day = 86_400_000;
const of = (text) => Date.parse(`${text}T00:00:00Z`);
const date = (time) => new Date(time).toISOString().slice(0, 10);
export const shifted = (text, days) => date(of(text) + days * day);

/// Those of `others` whose days meet those of `one`.
export function overlapping(one, others, until) {
  const end = (i) => of(i.end ?? until);
  return others.filter((other) => other !== one && of(other.start) < end(one) && of(one.start) < end(other));
}

/// `chosen`: number of the one whose levers are open; `choose(i)`, `remove(i)`, `changed()`.
export function timeline(run, interventions, { chosen, choose, remove, changed, writable }) {
  const from = of(run.start), to = of(run.until);
  const place = (time) => Math.min(100, Math.max(0, (100 * (time - from)) / (to - from)));
  const months = [];
  for (let at = new Date(from); at.getTime() < to; at.setUTCMonth(at.getUTCMonth() + 1, 1)) months.push(at.getTime());
  const every = Math.max(1, Math.ceil(months.length / 12));
  const scale = h("div", { class: "scale", "aria-hidden": "true" }, months.filter((_, i) => i % every === 0).map((time) => {
    const tick = h("span", {}, date(time).slice(0, 7));
    tick.style.left = `${place(time)}%`;
    return tick;
  }));
  const rows = interventions.map((one, i) => {
    const name = one.name || kindName(one.kind);
    const span = () => `${one.start} – ${one.end ?? t("to_the_end")}`;
    const bar = h("button", { type: "button", class: "bar", "data-bar": i, "aria-pressed": i === chosen ? "true" : "false" });
    const dates = h("span", { class: "dates" });
    const together = h("span", { class: "together" });
    const draw = () => {
      bar.style.left = `${place(of(one.start))}%`;
      bar.style.width = `${Math.max(2, place(of(one.end ?? run.until)) - place(of(one.start)))}%`;
      bar.setAttribute("aria-label", `${name}: ${span()}`);
      dates.textContent = span();
      const others = overlapping(one, interventions, run.until).map((other) => other.name);
      together.textContent = others.length > 0 ? t("overlaps", { names: others.join(", ") }) : t("alone");
      together.classList.toggle("overlap", others.length > 0);
    };
    const move = (days, end) => {
      if (end) one.end = shifted(one.end ?? run.until, days);
      else {
        one.start = shifted(one.start, days);
        if (one.end) one.end = shifted(one.end, days);
      }
      announce(t("moved", { name, start: one.start, end: one.end ?? t("to_the_end") }));
      for (const other of rows) other.draw();
      changed();
    };
    bar.addEventListener("click", () => choose(i));
    bar.addEventListener("keydown", (event) => {
      if (!writable) return;
      const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      if (step) {
        event.preventDefault();
        move(step * (event.shiftKey ? 1 : 7), event.altKey);
      } else if (event.key === "Delete") {
        event.preventDefault();
        announce(t("removed", { name }));
        remove(i);
      }
    });
    draw();
    return { draw, element: h("li", {}, h("span", { class: "who" }, name, h("span", { class: "hint" }, kindName(one.kind))),
      h("div", { class: "track" }, bar), h("span", { class: "about" }, dates, " · ", together)) };
  });
  return {
    element: h("div", { class: "timeline" }, h("p", { class: "hint" }, t("timeline_help")), scale,
      rows.length > 0 ? h("ol", {}, rows.map((row) => row.element)) : h("p", { class: "note" }, t("no_interventions"))),
    redraw: () => rows.forEach((row) => row.draw()),
  };
}
