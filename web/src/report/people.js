// Who gains and who loses: residents by what changes in their community, and groups by means and skill.
import * as Plot from "@observablehq/plot";
import { h } from "./dom.js";
import { figure, missing, table } from "./figure.js";
import { base, fiveSteps, ink, muted, short, widthOf } from "./look.js";
import { goodSign } from "./sentences.js";
import { holdsZero } from "./study.js";

const rowName = (l, row) => (row.kind === "all" ? l.w.all : row.kind === "third" ? l.w.third[+row.name - 1] : row.name);

export function gains(l, study, state) {
  const map = study.places.maps[state.ind];
  if (!map) return missing(l.say(l.w.mapMissing, l.list(study.indicators.filter((x) => study.places.maps[x.id]).map((x) => l.name(x)))) + (study.places.only_main ? " " + l.w.onlyMain : ""));
  const indicator = study.indicators[study.indicator(state.ind)], s = study.scenario(state.focus);
  const rows = map.scenarios[s - 1].gains, neutral = goodSign(indicator) === 0;
  const steps = neutral ? l.w.stepsNeutral : l.w.steps;
  const groups = rows.slice(1);
  const most = [...groups].sort((a, b) => b.share[0] + b.share[1] - a.share[0] - a.share[1])[0], least = [...groups].sort((a, b) => b.share[3] + b.share[4] - a.share[3] - a.share[4])[0];
  const wins = most && most.share[0] + most.share[1] > 0, loses = least && least.share[3] + least.share[4] > 0;
  const named = (r) => rowName(l, r);
  const title = l.say(wins && loses ? l.w.whoTitle : wins ? l.w.whoTitleGain : loses ? l.w.whoTitleLose : l.w.whoNone, study.scenarios[s].title, ...(wins && loses ? [named(most), named(least)] : wins ? [named(most)] : loses ? [named(least)] : []));
  const plot = (width) => {
    const left = Math.min(Math.max(...rows.map((r) => widthOf(named(r)))) + 14, width * 0.4), letters = Math.floor(left / 6.8);
    const bars = rows.flatMap((r, k) => r.share.map((share, step) => ({ k, share, step, from: r.share.slice(0, step).reduce((a, b) => a + b, 0) })));
    const columns = Math.max(1, Math.floor(width / 165)), lines = Math.ceil(5 / columns), legend = 16 * lines + 8;
    const svg = Plot.plot(base(l, width, { height: legend + 30 + 28 * rows.length, marginLeft: left, marginRight: 24, marginTop: legend, marginBottom: 28,
      x: { label: null, domain: [0, 1], ticks: 5, tickFormat: (x) => l.percent(x, false, 0) }, y: { label: null, domain: rows.map((_, k) => k), tickSize: 0, tickFormat: (k) => short(named(rows[k]), letters) },
      marks: [
        Plot.barX(bars, { y: "k", x1: "from", x2: (d) => d.from + d.share, fill: (d) => fiveSteps[d.step], stroke: "#ffffff", insetTop: 3, insetBottom: 3, className: "steps" }),
        Plot.text(bars.filter((d) => d.share >= 0.07), { y: "k", x: (d) => d.from + d.share / 2, text: (d) => l.percent(d.share, false, 0), fill: (d) => (d.step === 0 || d.step === 4 ? "#ffffff" : ink), fontSize: 11 }),
      ] }));
    steps.forEach((name, k) => {
      const x = 8 + (k % columns) * 165, y = 12 + 16 * Math.floor(k / columns);
      const mark = document.createElementNS("http://www.w3.org/2000/svg", "rect"), text = document.createElementNS("http://www.w3.org/2000/svg", "text");
      for (const [a, v] of Object.entries({ x, y: y - 9, width: 12, height: 12, fill: fiveSteps[k], stroke: muted, "stroke-width": 0.5 })) mark.setAttribute(a, v);
      for (const [a, v] of Object.entries({ x: x + 17, y: y + 1, fill: ink, "font-size": 12, "text-anchor": "start" })) text.setAttribute(a, v);
      text.textContent = name;
      svg.append(mark, text);
    });
    return svg;
  };
  const line = (r) => [named(r), r.residents, ...r.share.map((x) => x)];
  return figure(l, { id: "who", title, about: l.say(l.w.whoAbout, study.scenarios[s].title, l.name(indicator)), plot, data: () => ({ head: [l.w.group, l.w.residents, ...steps], rows: rows.map(line) }),
    all: () => ({ head: [l.w.outcome, l.w.scenario, l.w.group, l.w.residents, ...steps], rows: study.indicators.filter((x) => study.places.maps[x.id]).flatMap((x) => study.places.maps[x.id].scenarios.flatMap((of, k) => of.gains.map((r) => [l.name(x), study.scenarios[k + 1].title, ...line(r)]))) }) });
}

export function groups(l, study, state) {
  const s = study.scenario(state.focus), list = study.groups[s - 1] ?? [];
  if (list.length === 0) return null;
  const label = (g) => (g.dimension === "skill" ? (l.w.skills[g.label] ?? g.label) : g.dimension === "income_fifth" ? (/\d/.test(g.label) ? l.say(l.w.fifths, g.label.match(/\d/)[0]) : l.zh ? l.say(l.w.fifths, list.filter((x) => x.outcome === g.outcome).indexOf(g) + 1) : g.label) : g.label);
  const unit = (g) => (l.zh ? g.unit_zh : l.unit(g));
  const rows = list.map((g) => {
    const scale = Math.max(Math.abs(g.effect.median), ...g.effect.most.map(Math.abs));
    const n = (x, plus) => l.number(x, scale, plus);
    const name = l.w.groupsOf[g.outcome] ?? g.outcome;
    return [name + (unit(g) ? ` (${unit(g)})` : ""), label(g), l.number(g.base), n(g.effect.median, true), n(g.effect.most[0], true), n(g.effect.most[1], true), holdsZero(g.effect) ? l.w.no : l.w.yes];
  });
  return h("div", { class: "block", id: "groups" }, h("h3", {}, l.w.groups), h("p", { class: "about" }, l.say(l.w.groupsAbout, study.scenarios[s].title)),
    table({ head: [l.w.outcome, l.w.group, l.w.before, l.w.change, l.w.low, l.w.high, l.w.clear], rows }, l.w.groups, (x) => l.number(x)));
}
