// Outcomes over time: the fan of one scenario, differences of those chosen, and each scenario by itself.
import * as Plot from "@observablehq/plot";
import { h } from "./dom.js";
import { figure } from "./figure.js";
import { axisNumber, bandBlues, base, dashes, endLabels, ink, muted, series, short, timeAxis, unclear } from "./look.js";
import { direction, finding } from "./sentences.js";
import { holdsZero } from "./study.js";

const finite = (xs) => xs.filter((x) => x !== null && Number.isFinite(x));
const axisLabel = (l, indicator) => [l.name(indicator), l.unit(indicator)].filter(Boolean).join(l.zh ? "，" : ", ");

/// First days of a scenario's programmes that lie within the horizon, with their names.
function beginnings(study, s) {
  const found = [];
  for (const programme of study.programmes[s] ?? []) {
    const of = Object.fromEntries(programme);
    const day = of.start && new Date(of.start + "T00:00:00Z");
    if (day > study.days[0] && day < study.end) found.push({ day, name: of.name ?? of.kind });
  }
  return found.slice(0, 2);
}

function boundaries(l, study, s, top) {
  const marks = [];
  for (const { day, name } of beginnings(study, s))
    marks.push(Plot.ruleX([day], { stroke: muted, strokeDasharray: "2,3" }), Plot.text([day], { x: (d) => d, text: () => short(l.say(l.w.begins, name), 30), frameAnchor: "top", textAnchor: "start", dx: 4, dy: 2, fill: muted, fontSize: 11 }));
  if (study.meta.forecast_from) {
    const day = new Date(study.meta.forecast_from + "T00:00:00Z");
    if (day >= study.days[0] && day < study.end)
      marks.push(Plot.ruleX([day], { stroke: ink, strokeDasharray: "6,4", className: "forecast" }), Plot.text([day], { x: (d) => d, text: () => l.w.forecast, frameAnchor: "top", textAnchor: "start", dx: 4, dy: 16, fill: ink, fontSize: 11 }));
  }
  return marks;
}

const seriesData = (study, i, list) => ({
  rows: list.flatMap((s) => study.time.map((day, t) => [study.scenarios[s].title, day, study.fans[i][s].median[t], study.fans[i][s].low90[t], study.fans[i][s].high90[t]])),
});
function levelTable(l, study, i, list) {
  return { head: [l.w.scenario, l.w.period, `${l.w.median} (${axisLabel(l, study.indicators[i])})`, l.w.low, l.w.high], rows: seriesData(study, i, list).rows };
}
const everyLevel = (l, study) => ({
  head: [l.w.outcome, l.w.unit, l.w.scenario, l.w.period, l.w.median, l.w.low, l.w.high],
  rows: study.indicators.flatMap((x, i) => seriesData(study, i, study.scenarios.map((_, s) => s)).rows.map((row) => [l.name(x), l.unit(x) || "1", ...row])),
});

export function fan(l, study, state) {
  const i = study.indicator(state.ind), s = study.scenario(state.focus), b = study.scenario(state.vs);
  const indicator = study.indicators[i], f = study.fans[i][s], against = study.fans[i][b];
  const xs = study.middles;
  const scale = Math.max(...finite([...f.high90, ...f.median]).map(Math.abs), 1e-12);
  const few = f.bands.length === 0;
  let shown = few;
  const values = (runs) => finite([...f.low90, ...f.high90, ...against.median, ...f.median, ...f.bands.flatMap((x) => [...x.low, ...x.high]), ...(runs ? study.single[i][s].flat() : [])]);

  const at = { t: 0, line: null };
  const status = h("p", { class: "reading", role: "status" }, "");
  const read = (t) => {
    at.t = Math.min(Math.max(t, 0), study.time.length - 1);
    status.textContent = l.say(l.w.cursor, l.periodName(study.days[at.t]), l.amount(f.median[at.t], indicator, scale), l.number(f.low90[at.t], scale), l.amount(f.high90[at.t], indicator, scale));
    at.show?.();
  };
  const group = h("div", { class: "cursor", tabindex: "0", role: "group", "aria-label": l.say(l.w.cursorHelp, l.periodWord),
    onkeydown: (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1, PageUp: -3, PageDown: 3 }[event.key];
      if (event.key === "Escape") return leave(true);
      if (event.key === "Home") read(0);
      else if (event.key === "End") read(study.time.length - 1);
      else if (step) read(status.textContent === "" && Math.abs(step) === 1 ? 0 : at.t + step);
      else return;
      event.preventDefault();
    } });
  const leave = (blur) => {
    status.textContent = "";
    at.line?.remove();
    if (blur) group.blur();
  };

  const plot = (width) => {
    const right = Math.min(170, width * 0.3), left = 58;
    const domain = values(shown);
    const marks = [];
    f.bands.forEach((band, k) => marks.push(Plot.areaY(xs, { x: (d) => d, y1: band.low, y2: band.high, fill: bandBlues[k + 4 - f.bands.length], className: "band" })));
    if (shown) for (const run of study.single[i][s]) marks.push(Plot.line(xs, { x: (d) => d, y: run, stroke: "#8fa3b5", strokeWidth: 0.7, className: "single" }));
    marks.push(Plot.line(xs, { x: (d) => d, y: against.median, stroke: ink, strokeWidth: 1.6, strokeDasharray: "5,4", className: "against" }));
    marks.push(Plot.line(xs, { x: (d) => d, y: f.median, stroke: series[0], strokeWidth: 2.4, className: "median" }));
    marks.push(...boundaries(l, study, s));
    const svg = Plot.plot(base(l, width, { height: 330, marginLeft: left, marginRight: right, marginTop: 34, marginBottom: 28, x: timeAxis(l, width - left - right),
      y: { label: null, grid: true, nice: true, domain: [Math.min(...domain), Math.max(...domain)], tickFormat: axisNumber(l, scale), ticks: 6 },
      marks: [...marks, Plot.text([axisLabel(l, indicator)], { frameAnchor: "top-left", dy: -26, dx: -left + 4, textAnchor: "start", fill: muted })] }));
    const y = svg.scale("y").apply, x = svg.scale("x").apply, last = study.time.length - 1;
    const name = (k) => short(study.scenarios[k].title, Math.floor((right - 12) / 7));
    const outer = f.bands[0];
    endLabels(svg, x(xs[last]) + 8, [
      { y: y(f.median[last]), text: name(s), fill: series[0] }, { y: y(against.median[last]), text: name(b), fill: ink },
      outer && { y: y(outer.high[last]), text: l.say(l.w.band90, Math.round(100 * outer.p)), fill: "#4f7398" }].filter(Boolean), 40, 300);
    at.show = () => {
      at.line?.remove();
      at.line = document.createElementNS("http://www.w3.org/2000/svg", "line");
      for (const [k, v] of Object.entries({ x1: x(xs[at.t]), x2: x(xs[at.t]), y1: 34, y2: 302, stroke: ink, "stroke-width": 1, class: "reader" })) at.line.setAttribute(k, v);
      svg.append(at.line);
    };
    svg.addEventListener("pointermove", (event) => {
      const box = svg.getBoundingClientRect();
      const px = ((event.clientX - box.left) / box.width) * width;
      let nearest = 0;
      xs.forEach((d, t) => Math.abs(x(d) - px) < Math.abs(x(xs[nearest]) - px) && (nearest = t));
      read(nearest);
    });
    svg.addEventListener("pointerleave", () => document.activeElement !== group && leave(false));
    return svg;
  };

  const last = study.time.length - 1;
  const title = indicator.flow
    ? l.say(l.w.fanTitleFlow, study.scenarios[s].title, l.amount(f.whole.median, indicator), l.name(indicator), l.horizon)
    : l.say(l.w.fanTitleStock, study.scenarios[s].title, l.name(indicator), l.amount(f.median[0], indicator, scale), l.amount(f.median[last], indicator, scale), l.horizon);
  const depth = f.bands.length === 1 ? [l.w.only] : f.bands.map((_, k) => (k === 0 ? l.w.palest : k === f.bands.length - 1 ? l.w.darkest : l.w.next));
  const notes = f.bands.map((band, k) => l.say(l.w.fanBands, Math.round(100 * band.p), l.periodWord, depth[k])).reverse();
  if (few) notes.push(l.w.fanNoBands);
  else if (study.meta.runs < 400) notes.push(l.say(l.w.fanLeft, study.meta.runs < 100 ? 80 : study.meta.runs < 200 ? 90 : 95, study.meta.runs < 100 ? 100 : study.meta.runs < 200 ? 200 : 400));
  const box = h("label", { class: "check" }, h("input", { type: "checkbox", ...(few && { checked: true }), id: "show-runs", onchange: (e) => { shown = e.target.checked; element.drawing.draw(element.drawing.width); } }), l.w.showRuns);
  const element = figure(l, { id: "fan", title, about: l.say(l.w.fanAbout, axisLabel(l, indicator), l.periodWord, study.meta.runs), notes, before: h("p", { class: "tools" }, box), plot, after: [status, h("p", { class: "hint" }, l.say(l.w.cursorHelp, l.periodWord))],
    data: () => levelTable(l, study, i, [...new Set([s, b])]), all: () => everyLevel(l, study) });
  const place = element.querySelector(".plot");
  place.replaceWith(group);
  group.append(place);
  group.addEventListener("focus", () => read(at.t));
  group.addEventListener("blur", () => leave(false));
  return element;
}

export function difference(l, study, state) {
  const i = study.indicator(state.ind), b = study.scenario(state.vs), indicator = study.indicators[i];
  const shown = state.show.map((id) => study.scenario(id)).filter((s) => s !== b);
  const f = study.scenario(state.focus);
  const n = study.meta.runs, wide = n >= 200 ? "90" : n >= 40 ? "50" : null;
  const effects = shown.map((s) => study.effect(i, b, s));
  const xs = study.middles;
  const plot = (width) => {
    const right = Math.min(170, width * 0.3), left = 58;
    const domain = finite([0, ...effects.flatMap((e, k) => [...e.over.median, ...(wide && shown[k] === f ? [...e.over["low" + wide], ...e.over["high" + wide]] : [])])]);
    const most = Math.max(...domain.map(Math.abs), 1e-12);
    const marks = [Plot.ruleY([0], { stroke: ink, strokeWidth: 1.2, className: "zero" })];
    effects.forEach((e, k) => wide && shown[k] === f && marks.unshift(Plot.areaY(xs, { x: (d) => d, y1: e.over["low" + wide], y2: e.over["high" + wide], fill: bandBlues[1], className: "band" })));
    effects.forEach((e, k) => marks.push(Plot.line(xs, { x: (d) => d, y: e.over.median, stroke: holdsZero(e) ? unclear : series[k], strokeWidth: shown[k] === f ? 2.6 : 1.8, strokeDasharray: dashes[k], className: "line" })));
    const svg = Plot.plot(base(l, width, { height: 280, marginLeft: left, marginRight: right, marginTop: 34, marginBottom: 28, x: timeAxis(l, width - left - right),
      y: { label: null, grid: true, nice: true, domain: [Math.min(...domain), Math.max(...domain)], tickFormat: axisNumber(l, most), ticks: 5 },
      marks: [...marks, ...boundaries(l, study, f), Plot.text([axisLabel(l, indicator)], { frameAnchor: "top-left", dy: -26, dx: -left + 4, textAnchor: "start", fill: muted })] }));
    const y = svg.scale("y").apply, x = svg.scale("x").apply, last = study.time.length - 1;
    endLabels(svg, x(xs[last]) + 8, effects.map((e, k) => ({ y: y(e.over.median[last]), text: short(study.scenarios[shown[k]].title, Math.floor((right - 12) / 7)), fill: holdsZero(e) ? unclear : series[k] })), 40, 250);
    return svg;
  };
  const focus = study.effect(i, b, f);
  const rows = (ind, list) => list.flatMap((s) => study.time.map((day, t) => { const o = study.effect(ind, b, s).over; return [study.scenarios[s].title, day, o.median[t], o.low50[t], o.high50[t], o.low90[t], o.high90[t], o.up[t]]; }));
  const head = [l.w.scenario, l.w.period, `${l.w.median} (${axisLabel(l, indicator)})`, l.w.q25, l.w.q75, l.w.low, l.w.high, l.w.goodUp.replace(/[:：].*/, "")];
  return figure(l, { id: "difference", title: finding(l, study, i, b, f), about: l.say(l.w.differenceAbout, l.list(shown.map((s) => study.scenarios[s].title)), study.scenarios[b].title, l.periodWord),
    before: h("p", { class: "direction" }, direction(l, indicator, focus)), plot, data: () => ({ head, rows: rows(i, shown) }),
    all: () => ({ head: [l.w.outcome, l.w.unit, l.w.scenario, l.w.period, l.w.median, l.w.q25, l.w.q75, l.w.low, l.w.high, head[7]],
      rows: study.indicators.flatMap((x, ind) => rows(ind, study.scenarios.map((_, s) => s).filter((s) => s !== b)).map((row) => [l.name(x), l.unit(x) || "1", ...row])) }) });
}

export function multiples(l, study, state) {
  const i = study.indicator(state.ind), indicator = study.indicators[i];
  const list = study.scenarios.map((_, s) => s);
  let own = false;
  const xs = study.middles;
  const cells = (width) => (width < 420 ? 1 : width < 760 ? 2 : 4);
  const one = (s, width, domain) => {
    const f = study.fans[i][s], band = f.bands[0];
    const most = Math.max(...domain.map(Math.abs), 1e-12);
    const marks = band ? [Plot.areaY(xs, { x: (d) => d, y1: band.low, y2: band.high, fill: bandBlues[1] })] : [];
    marks.push(Plot.line(xs, { x: (d) => d, y: f.median, stroke: series[0], strokeWidth: 2 }));
    const axis = timeAxis(l, width);
    return Plot.plot(base(l, width, { height: 150, marginLeft: 50, marginRight: 12, marginTop: 26, marginBottom: 24, x: { ...axis, ticks: [axis.ticks[0], axis.ticks[axis.ticks.length - 1]] },
      y: { label: null, domain, nice: true, ticks: 3, grid: true, tickFormat: axisNumber(l, most) },
      marks: [...marks, Plot.text([short(study.scenarios[s].title, Math.floor((width - 12) / 7))], { frameAnchor: "top-left", dy: -20, dx: -46, textAnchor: "start", fontWeight: 600 })] }));
  };
  const extent = (s) => finite([...study.fans[i][s].median, ...(study.fans[i][s].bands[0] ? [...study.fans[i][s].bands[0].low, ...study.fans[i][s].bands[0].high] : [])]);
  const ends = (xs_) => [Math.min(...xs_), Math.max(...xs_)];
  const plot = (width) => {
    const columns = Math.min(cells(width), list.length), each = Math.floor(width / columns), rows = Math.ceil(list.length / columns);
    const all = ends(list.flatMap(extent));
    const whole = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    for (const [k, v] of Object.entries({ width, height: rows * 160, viewBox: `0 0 ${width} ${rows * 160}`, "font-size": 12 })) whole.setAttribute(k, v);
    list.forEach((s, k) => {
      const svg = one(s, each - 8, own ? ends(extent(s)) : all);
      svg.setAttribute("x", (k % columns) * each);
      svg.setAttribute("y", Math.floor(k / columns) * 160);
      svg.setAttribute("class", "panel");
      whole.append(svg);
    });
    return whole;
  };
  const about = h("p", { class: "about" }, l.w.multiplesAbout);
  const box = h("label", { class: "check" }, h("input", { type: "checkbox", id: "own-scale", onchange: (e) => { own = e.target.checked; about.textContent = own ? l.w.multiplesOwn : l.w.multiplesAbout; element.drawing.draw(element.drawing.width); } }), l.w.ownScale);
  const element = figure(l, { id: "multiples", title: l.say(l.w.multiplesTitle, axisLabel(l, indicator)), before: [about, h("p", { class: "tools" }, box)], plot, data: () => levelTable(l, study, i, list), all: () => everyLevel(l, study) });
  return element;
}
export { axisLabel };
