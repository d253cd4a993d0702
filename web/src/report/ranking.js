// Policies by what they do to the outcome over the horizon.
import * as Plot from "@observablehq/plot";
import { h } from "./dom.js";
import { figure } from "./figure.js";
import { axisNumber, bad, base, good, ink, short, unclear, widthOf } from "./look.js";
import { goodSign, size } from "./sentences.js";
import { holdsZero } from "./study.js";

export function ranking(l, study, state) {
  const i = study.indicator(state.ind), b = study.scenario(state.vs), indicator = study.indicators[i];
  const sign = goodSign(indicator) || 1;
  const rows = study.scenarios.map((x, s) => ({ s, title: x.title })).filter((r) => r.s !== b).map((r) => ({ ...r, e: study.effect(i, b, r.s) }));
  const unit = [l.name(indicator), l.unit(indicator)].filter(Boolean).join(l.zh ? "，" : ", ");
  const orders = {
    byMedian: (x, y) => sign * (y.e.median - x.e.median),
    byName: (x, y) => x.title.localeCompare(y.title, l.w.locale),
    byBound: (x, y) => (sign > 0 ? y.e.most[0] - x.e.most[0] : x.e.most[1] - y.e.most[1]),
  };
  let order = "byMedian";
  const colour = (e) => (holdsZero(e) ? unclear : goodSign(indicator) * Math.sign(e.median) < 0 ? bad : goodSign(indicator) ? good : ink);
  const plot = (width) => {
    const sorted = [...rows].sort(orders[order]);
    const left = Math.min(Math.max(...sorted.map((r) => widthOf(short(r.title, 40)))) + 16, width * 0.42), letters = Math.floor(left / 7);
    const names = new Map(sorted.map((r) => [r.title + "\u0000" + r.s, short(r.title, letters)]));
    const key = (r) => r.title + "\u0000" + r.s;
    const most = Math.max(...sorted.flatMap((r) => r.e.most ?? [0]).map(Math.abs), 1e-12);
    return Plot.plot(base(l, width, { height: 60 + 34 * sorted.length, marginLeft: left, marginRight: 24, marginTop: 10, marginBottom: 50,
      x: { label: unit, labelAnchor: "center", labelArrow: "none", grid: true, nice: true, tickFormat: axisNumber(l, most), ticks: Math.max(3, Math.floor(width / 130)) },
      y: { label: null, domain: sorted.map(key), tickFormat: (k) => names.get(k), tickSize: 0 },
      marks: [
        Plot.ruleX([0], { stroke: ink }),
        Plot.ruleY(sorted, { y: key, x1: (r) => r.e.most?.[0], x2: (r) => r.e.most?.[1], stroke: (r) => colour(r.e), strokeWidth: 1.4, className: "most" }),
        Plot.ruleY(sorted, { y: key, x1: (r) => r.e.half?.[0], x2: (r) => r.e.half?.[1], stroke: (r) => colour(r.e), strokeWidth: 5, className: "half" }),
        Plot.dot(sorted, { y: key, x: (r) => r.e.median, r: 5, fill: (r) => colour(r.e), stroke: "#ffffff", className: "median" }),
      ] }));
  };
  const clear = [...rows].sort(orders.byMedian).filter((r) => !holdsZero(r.e) && (goodSign(indicator) === 0 || sign * r.e.median > 0));
  const title = clear.length ? l.say(l.w.rankingTitle, clear[0].title, l.name(indicator), size(l, indicator, clear[0].e)) : l.say(l.w.rankingNone, l.name(indicator));
  const choose = h("select", { id: "ranking-sort", onchange: (e) => { order = e.target.value; element.drawing.draw(element.drawing.width); } }, Object.keys(orders).map((k) => h("option", { value: k }, l.w[k])));
  const line = (r, of) => [r.title, r.e.median, r.e.half?.[0], r.e.half?.[1], r.e.most?.[0], r.e.most?.[1], r.e.mean, r.e.interval95?.[0], r.e.interval95?.[1], of.better === "neither" ? null : r.e.good, r.e.n];
  const head = [l.w.scenario, `${l.w.median} (${unit})`, l.w.q25, l.w.q75, l.w.low, l.w.high, l.w.meanIs, l.w.i95l, l.w.i95h, l.w.pGood, l.w.pairs];
  const element = figure(l, { id: "ranking", title, about: l.say(l.w.rankingAbout, study.scenarios[b].title, l.horizon), notes: study.meta.runs < 200 ? [l.say(l.w.rankingFew, study.meta.runs)] : [],
    before: h("p", { class: "tools" }, h("label", {}, l.w.sortBy, " ", choose)), plot, data: () => ({ head, rows: [...rows].sort(orders[order]).map((r) => line(r, indicator)) }),
    all: () => ({ head: [l.w.outcome, l.w.unit, l.w.scenario, l.w.median, ...head.slice(2)], rows: study.indicators.flatMap((x, k) => rows.map((r) => [l.name(x), l.unit(x) || "1", ...line({ ...r, e: study.effect(k, b, r.s) }, x)])) }) });
  return element;
}

