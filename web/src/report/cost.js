// What effect costs: pairs on a plane, the line of those not beaten, and how likely each is best at what one would pay.
import * as Plot from "@observablehq/plot";
import { h } from "./dom.js";
import { figure, missing } from "./figure.js";
import { axisNumber, base, dashes, endLabels, ink, muted, series, short } from "./look.js";

const planeOf = (study, state) => study.planes[state.ind];
const armName = (l, study, a) => (a === 0 ? l.w.nothing : study.scenarios[a].title);

export function plane(l, study, state) {
  const p = planeOf(study, state);
  if (!p) return missing(l.w.noCost);
  const i = study.indicator(state.ind), indicator = study.indicators[i];
  const shown = [...new Set([...state.show.map((id) => study.scenario(id)), ...p.line.filter((a) => a > 0)])].slice(0, 7);
  const colour = (a) => series[state.show.indexOf(study.scenarios[a].id)] ?? muted;
  const symbols = ["circle", "square", "triangle", "diamond", "star", "cross", "wye"];
  const plot = (width) => {
    const points = shown.flatMap((a) => p.arms[a].draws.map(([cost, effect]) => ({ a, cost, effect })));
    const means = [0, ...shown].map((a) => ({ a, cost: p.arms[a].cost.mean, effect: p.arms[a].effect.mean }));
    const mostX = Math.max(...[...points, ...means].map((d) => Math.abs(d.cost)), 1e-12), mostY = Math.max(...[...points, ...means].map((d) => Math.abs(d.effect)), 1e-12);
    const right = Math.min(170, width * 0.3);
    const svg = Plot.plot(base(l, width, { height: 346, marginLeft: 62, marginRight: right, marginTop: 30, marginBottom: 50,
      x: { label: l.w.yuan, labelAnchor: "center", labelArrow: "none", grid: true, nice: true, tickFormat: axisNumber(l, mostX), ticks: Math.max(3, Math.floor((width - right) / 110)) },
      y: { label: null, grid: true, nice: true, tickFormat: axisNumber(l, mostY) },
      symbol: { domain: shown, range: symbols.slice(0, shown.length) },
      marks: [
        Plot.ruleX([0], { stroke: muted }), Plot.ruleY([0], { stroke: muted }),
        Plot.dot(points, { x: "cost", y: "effect", symbol: "a", stroke: (d) => colour(d.a), r: 2, strokeWidth: 0.8, className: "draws" }),
        Plot.line(p.line.map((a) => ({ cost: p.arms[a].cost.mean, effect: p.arms[a].effect.mean })), { x: "cost", y: "effect", stroke: ink, strokeWidth: 1.4, className: "pareto" }),
        Plot.dot(means.filter((d) => d.a > 0), { x: "cost", y: "effect", symbol: "a", fill: (d) => colour(d.a), stroke: "#ffffff", r: 6, className: "means" }),
        Plot.dot(means.filter((d) => d.a === 0), { x: "cost", y: "effect", fill: ink, r: 4 }),
        Plot.text([`${l.w.effect}${l.zh ? "：" : ": "}${indicator.better === "down" ? l.say(l.w[indicator.count ? "fewerOf" : "lowerOf"], l.name(indicator)) : l.name(indicator)}`], { frameAnchor: "top-left", dy: -22, dx: -58, textAnchor: "start", fill: muted }),
      ] }));
    const y = svg.scale("y").apply;
    endLabels(svg, width - right + 8, means.map((d) => ({ y: y(d.effect), text: short(armName(l, study, d.a), Math.floor((right - 12) / 7)), fill: d.a ? colour(d.a) : ink })), 36, 290);
    return svg;
  };
  const line = p.line.filter((a) => a > 0).map((a) => armName(l, study, a));
  const ratio = (a) => (p.arms[a].cost.mean > 0 && p.arms[a].effect.mean > 0 ? l.say(l.w.perUnit, armName(l, study, a), l.number(p.arms[a].cost.mean / p.arms[a].effect.mean)) : null);
  const row = (arm, a, k) => [armName(l, study, a), arm.cost.mean, arm.cost.most?.[0], arm.cost.most?.[1], arm.effect.mean, arm.effect.most?.[0], arm.effect.most?.[1], arm.on_line ? l.w.yes : l.w.no, k];
  const head = [l.w.scenario, l.w.yuan, l.w.low, l.w.high, l.w.effect, l.w.low, l.w.high, l.w.onLine];
  return figure(l, { id: "cost", title: l.say(l.w.paretoTitle, line.length ? l.list(line) : l.w.nothing), about: l.say(l.w.costAbout, l.list(shown.map((a) => armName(l, study, a))), l.name(indicator)),
    notes: shown.map(ratio).filter(Boolean), plot, data: () => ({ head, rows: p.arms.map((arm, a) => row(arm, a).slice(0, 8)) }),
    all: () => ({ head: [l.w.outcome, ...head], rows: study.indicators.filter((x) => study.planes[x.id]).flatMap((x) => study.planes[x.id].arms.map((arm, a) => [l.name(x), ...row(arm, a).slice(0, 8)])) }) });
}

export function acceptability(l, study, state) {
  const p = planeOf(study, state);
  if (!p) return null;
  const best = (k) => p.arms.reduce((top, arm, a) => (arm.best[k] > p.arms[top].best[k] ? a : top), 0);
  let k = Math.floor(p.thresholds.length / 2);
  const says = h("p", { class: "reading", role: "status", id: "accept-says" });
  const strongest = p.arms.map((_, a) => a).sort((a, b) => Math.max(...p.arms[b].best) - Math.max(...p.arms[a].best)).slice(0, 7);
  const colour = (a) => (a === 0 ? ink : (series[state.show.indexOf(study.scenarios[a].id)] ?? muted));
  let element = null;
  const title = () => l.say(l.w.costTitle, l.number(p.thresholds[k]), armName(l, study, best(k)), l.percent(p.arms[best(k)].best[k], false, 0));
  const tell = () => {
    const a = best(k);
    says.textContent = l.say(l.w.acceptSays, l.number(p.thresholds[k]), armName(l, study, a), l.percent(p.arms[a].best[k], false, 0));
    slider.setAttribute("aria-valuetext", l.number(p.thresholds[k]));
    const heading = element?.querySelector("h3");
    if (heading) heading.textContent = title();
  };
  const slider = h("input", { type: "range", id: "accept-at", min: 0, max: p.thresholds.length - 1, value: k, oninput: () => { k = +slider.value; tell(); element.drawing.draw(element.drawing.width); } });
  tell();
  const plot = (width) => {
    const right = Math.min(170, width * 0.3);
    const most = p.thresholds[p.thresholds.length - 1];
    const svg = Plot.plot(base(l, width, { height: 266, marginLeft: 52, marginRight: right, marginTop: 12, marginBottom: 50,
      x: { label: l.w.threshold, labelAnchor: "center", labelArrow: "none", tickFormat: axisNumber(l, most), ticks: Math.max(3, Math.floor((width - right) / 110)) }, y: { label: null, domain: [0, 1], grid: true, ticks: 5, tickFormat: (x) => l.percent(x, false, 0) },
      marks: [Plot.ruleX([p.thresholds[k]], { stroke: muted, strokeDasharray: "3,3" }), ...strongest.map((a, n) => Plot.line(p.thresholds, { x: (d) => d, y: p.arms[a].best, stroke: colour(a), strokeWidth: 2, strokeDasharray: dashes[n % 4] }))] }));
    const y = svg.scale("y").apply;
    endLabels(svg, width - right + 8, strongest.map((a) => ({ y: y(p.arms[a].best[p.thresholds.length - 1]), text: short(armName(l, study, a), Math.floor((right - 12) / 7)), fill: colour(a) })), 16, 214);
    return svg;
  };
  element = figure(l, { id: "acceptability", title: title(), about: l.w.acceptAbout,
    before: h("p", { class: "tools" }, h("label", { for: "accept-at" }, l.w.threshold), slider), plot, after: says, data: () => ({ head: [l.w.threshold, ...p.arms.map((_, x) => armName(l, study, x))], rows: p.thresholds.map((w, n) => [w, ...p.arms.map((arm) => arm.best[n])]) }) });
  return element;
}

