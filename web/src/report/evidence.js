// What drives the outcomes, whether bands are honest, and what was reported beside what is simulated: from tables given to the report.
import * as Plot from "@observablehq/plot";
import { h } from "./dom.js";
import { figure, missing } from "./figure.js";
import { axisNumber, axisPercent, bad, base, good, ink, muted, series, short, unclear } from "./look.js";

export function drivers(l, study) {
  if (!study.drivers || study.drivers.length === 0) return missing(l.w.driversNone);
  return study.drivers.slice(0, 6).map((d, k) => {
    const bars = d.bars.slice(0, 15), total = d.measure === "total";
    const known = study.indicators.find((x) => x.outcome === d.output || x.id === d.output);
    const output = known ? l.name(known) : d.output;
    const plot = (width) => {
      const left = Math.min(250, width * 0.45), most = Math.max(...bars.map((b) => Math.max(Math.abs(b.high), b.interval?.[1] ?? 0)), 1e-12);
      return Plot.plot(base(l, width, { height: 50 + 24 * bars.length, marginLeft: left, marginRight: 20, marginTop: 6, marginBottom: 40,
        x: { label: l.w.index, labelAnchor: "center", labelArrow: "none", grid: true, tickFormat: axisNumber(l, most), ticks: Math.max(3, Math.floor((width - left) / 90)) }, y: { label: null, domain: bars.map((b) => b.parameter), tickSize: 0, tickFormat: (x) => short(x, Math.floor(left / 6.6)) },
        marks: [Plot.barX(bars, { y: "parameter", x1: "low", x2: "high", fill: series[0], insetTop: 3, insetBottom: 3, className: "bars" }), Plot.ruleY(bars.filter((b) => b.interval), { y: "parameter", x1: (b) => b.interval[0], x2: (b) => b.interval[1], stroke: ink, strokeWidth: 1.5 }), Plot.ruleX([0], { stroke: ink })] }));
    };
    return figure(l, { id: `drivers-${k}`, source: l.say(l.w.sourceTable, "--sensitivity"), title: l.say(l.w.driversTitle, output, bars[0]?.parameter ?? "–"), about: total ? l.w.driversTotal : l.w.driversMu, plot,
      data: () => ({ head: [l.w.parameter, l.w.index, l.w.lowEnd, l.w.highEnd, total ? l.w.i95l : l.w.spread], rows: d.bars.map((b) => [b.parameter, b.width, b.low, b.high, total ? (b.interval?.[0] ?? null) : b.sigma]) }) });
  });
}

export function honesty(l, study) {
  if (!study.scores || study.scores.coverage.length + study.scores.pit.length === 0) return missing(l.w.honestNone);
  const { coverage, pit, scores } = study.scores;
  const blocks = [];
  const n = Math.max(...coverage.map((x) => x.n), pit.length, 0);
  const few = n < 30 ? [l.w.few] : [];
  if (coverage.length) {
    const outcomes = [...new Set(coverage.map((x) => x.outcome))];
    const widest = coverage.reduce((a, b) => (b.level > a.level ? b : a));
    const plot = (width) => Plot.plot(base(l, Math.min(width, 420), { height: 300, marginLeft: 52, marginBottom: 42, x: { label: l.w.nominal, labelAnchor: "center", labelArrow: "none", domain: [0, 1], tickFormat: (x) => l.percent(x, false, 0), ticks: 5 }, y: { label: null, domain: [0, 1], grid: true, tickFormat: (x) => l.percent(x, false, 0), ticks: 5 }, symbol: { domain: outcomes },
      marks: [Plot.line([[0, 0], [1, 1]], { stroke: muted, strokeDasharray: "4,4" }), Plot.dot(coverage, { x: "level", y: "value", symbol: "outcome", fill: series[0], r: 5, className: "coverage" }), Plot.text([l.w.observed], { frameAnchor: "top-left", dx: 4, dy: 4, textAnchor: "start", fill: muted })] }));
    blocks.push(figure(l, { id: "coverage", source: l.say(l.w.sourceTable, "--scores"), title: l.say(l.w.honestTitle, Math.round(100 * widest.level), l.number(100 * widest.value), widest.n), about: l.say(l.w.honestAbout, n), notes: few, plot, data: () => ({ head: [l.w.outcome, l.w.nominal, l.w.observed, "n"], rows: coverage.map((x) => [x.outcome, x.level, x.value, x.n]) }) }));
  }
  if (pit.length) {
    const bins = Array.from({ length: 10 }, (_, k) => ({ k, count: pit.filter((x) => Math.min(9, Math.floor(x.value * 10)) === k).length }));
    const plot = (width) => Plot.plot(base(l, Math.min(width, 520), { height: 220, marginLeft: 44, marginBottom: 40, x: { label: "PIT", labelAnchor: "center", labelArrow: "none", domain: [0, 1], ticks: 5 }, y: { label: null, grid: true, ticks: 4, tickFormat: (x) => (Number.isInteger(x) ? l.number(x) : "") },
      marks: [Plot.rectY(bins, { x1: (b) => b.k / 10, x2: (b) => (b.k + 1) / 10, y: "count", fill: series[0], insetLeft: 1, insetRight: 1, className: "pit" }), Plot.ruleY([pit.length / 10], { stroke: ink, strokeDasharray: "4,4" })] }));
    blocks.push(figure(l, { id: "pit", source: l.say(l.w.sourceTable, "--scores"), title: l.w.pitTitle, about: l.w.pitAbout, notes: few, plot, data: () => ({ head: [l.w.outcome, "PIT"], rows: pit.map((x) => [x.outcome, x.value]) }) }));
  }
  if (scores.length) blocks.push(figure(l, { id: "scores", source: l.say(l.w.sourceTable, "--scores"), title: l.w.score, data: () => ({ head: [l.w.outcome, l.w.score, l.w.value, "n"], rows: scores.map((x) => [x.outcome, x.kind.toUpperCase(), x.value, x.n]) }) }));
  return blocks;
}

const asPercent = (log) => (log === null ? null : Math.expm1(log));

export function reported(l, study) {
  if (!study.validation) return missing(l.w.reportedNone);
  const { figures, parts } = study.validation;
  const number = (f, x) => (x === null ? "–" : f.term === "change" || (f.unit === "1" && Math.abs(f.reported) < 1) ? l.percent(x, f.term === "change") : l.number(x) + (f.unit !== "1" ? " " + (l.zh ? { person: "人", yuan: "元", "yuan month-1": "元/月", min: "分钟", day: "天" }[f.unit] ?? f.unit : (l.w.units[f.unit] ?? f.unit)) : ""));
  const judged = figures.filter((f) => f.verdict !== "no counterpart");
  const range = (f) => (f.low === null || f.low === f.high ? "" : ` (${number(f, f.low)} – ${number(f, f.high)})`);
  const rows = figures.map((f) => [f.figure, number(f, f.reported) + (f.evidence_low === null ? "" : ` (${number(f, f.evidence_low)} – ${number(f, f.evidence_high)})`), number(f, f.estimate) + range(f), l.w.verdicts[f.verdict] ?? f.verdict, f.source]);
  const blocks = [figure(l, { id: "reported", source: l.say(l.w.sourceTable, "--validation"), title: l.say(l.w.reportedTitle, judged.filter((f) => f.verdict === "within").length, judged.length), data: () => ({ head: [l.w.figure, l.w.reportedIs, l.w.simulated, l.w.verdict, l.w.source], rows }) })];
  blocks[0].querySelector("details").open = true;
  for (const [k, name] of [...new Set(parts.map((p) => p.figure))].entries()) {
    const of = Object.keys(l.w.parts).map((term) => parts.find((p) => p.figure === name && p.term === term)).filter((p) => p && p.estimate !== null);
    const total = of.find((p) => p.term === "total"), caused = of.find((p) => p.term === "caused");
    const list = of.map((p) => ({ name: l.w.parts[p.term], value: asPercent(p.estimate), low: asPercent(p.low), high: asPercent(p.high), term: p.term }));
    const plot = (width) => {
      const left = Math.min(210, width * 0.42);
      return Plot.plot(base(l, width, { height: 44 + 30 * (list.length + 1), marginLeft: left, marginRight: 32, marginTop: 6, marginBottom: 28, x: { label: null, grid: true, nice: true, ticks: Math.max(3, Math.floor((width - left) / 80)), tickFormat: axisPercent(l, true) }, y: { label: null, domain: [...list.map((p) => p.name), l.w.reportedIs], tickSize: 0 },
        marks: [Plot.ruleX([0], { stroke: ink }), Plot.barX(list, { y: "name", x1: () => 0, x2: "value", fill: (p) => (p.term === "caused" ? (p.value < 0 ? good : bad) : p.term === "total" ? series[0] : unclear), insetTop: 6, insetBottom: 6, className: "parts" }), Plot.ruleY(list.filter((p) => p.low !== null), { y: "name", x1: "low", x2: "high", stroke: ink, strokeWidth: 1.6 }), total && Plot.dot([{ name: l.w.reportedIs, value: asPercent(total.reported) }], { y: "name", x: "value", fill: ink, r: 5, symbol: "diamond" })] }));
    };
    blocks.push(figure(l, { id: `split-${k}`, source: l.say(l.w.sourceTable, "--validation"), title: l.say(l.w.splitTitle, name, l.percent(asPercent(total?.reported ?? null), true), l.percent(asPercent(caused?.estimate ?? null), true)), about: l.w.splitAbout, plot, data: () => ({ head: [l.w.part, l.w.change, l.w.lowEnd, l.w.highEnd], rows: list.map((p) => [p.name, p.value, p.low, p.high]) }) }));
  }
  return blocks;
}

export function flows(l, study, state) {
  if (!study.flows) return missing(l.w.flowsNone);
  const s = study.scenario(state.focus);
  let skill = study.flows[s].length > 1 ? 1 : 0;
  const of = () => study.flows[s][skill];
  const skillName = (x) => l.w.skills[x] ?? x;
  const scale = () => Math.max(...of().regions.flatMap((r) => [r.came, r.left]).map(Math.abs), 1e-12);
  const plot = (width) => {
    const left = Math.min(190, width * 0.36), most = scale();
    const bars = of().regions.flatMap((r, k) => [{ k, x: r.came, kind: "came" }, { k, x: -r.left, kind: "left" }]);
    return Plot.plot(base(l, width, { height: 62 + 36 * of().regions.length, marginLeft: left, marginRight: 20, marginTop: 22, marginBottom: 34, x: { label: null, domain: [-most, most], nice: true, grid: true, ticks: Math.max(3, Math.floor((width - left) / 90)), tickFormat: (x) => axisNumber(l, most)(Math.abs(x)) }, y: { label: null, domain: of().regions.map((_, k) => k), tickSize: 0, tickFormat: (k) => short(of().regions[k].region, Math.floor(left / 7)) },
      marks: [Plot.barX(bars, { y: "k", x1: () => 0, x2: "x", fill: (b) => (b.kind === "came" ? series[0] : "#c9a27e"), insetTop: 5, insetBottom: 5, className: "flows" }), Plot.dot(of().regions.map((r, k) => ({ k, x: r.net })), { y: "k", x: "x", fill: "#ffffff", stroke: ink, strokeWidth: 1.6, r: 4.5, className: "net" }), Plot.ruleX([0], { stroke: ink }),
        Plot.text([`← ${l.w.left}`], { frameAnchor: "top-left", dy: -18, textAnchor: "start", fill: ink }), Plot.text([`${l.w.came} →`], { frameAnchor: "top-right", dy: -18, textAnchor: "end", fill: ink }), Plot.text([`○ ${l.w.net}`], { frameAnchor: "top", dy: -18, fill: ink })] }));
  };
  const row = (r) => [r.region || l.w.all, r.came, r.left, r.net, r.net_more?.median ?? null, r.net_more?.most?.[0] ?? null, r.net_more?.most?.[1] ?? null];
  const head = [l.w.region, l.w.came, l.w.left, l.w.net, l.w.netMore, l.w.low, l.w.high];
  const choose = h("select", { id: "flows-skill", onchange: (e) => { skill = +e.target.value; rebuild(); } }, study.flows[s].map((x, k) => h("option", { value: k, ...(k === skill && { selected: true }) }, skillName(x.skill))));
  const holder = h("div", {});
  const make = () => figure(l, { id: "flows", title: l.say(l.w.flowsTitle, study.scenarios[s].title, l.number(of().total.came), l.number(of().total.left), l.w.people[of().skill] ?? of().skill), about: l.say(l.w.flowsAbout, l.horizon, study.scenarios[0].title), before: h("p", { class: "tools" }, h("label", {}, l.w.skill, " ", choose)), plot,
    data: () => ({ head, rows: [...of().regions, of().total].map(row) }), all: () => ({ head: [l.w.scenario, l.w.skill, ...head], rows: study.flows.flatMap((x, k) => x.flatMap((sk) => [...sk.regions, sk.total].map((r) => [study.scenarios[k].title, skillName(sk.skill), ...row(r)]))) }) });
  const rebuild = () => {
    const made = make();
    holder.replaceChildren(made);
    made.begin();
    choose.focus();
  };
  const first = make();
  holder.append(first);
  holder.begin = () => first.begin();
  return holder;
}
