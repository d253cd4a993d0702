// Communities by what changes in them, period by period.
import { h, s } from "./dom.js";
import { figure, missing } from "./figure.js";
import { bad, good, ink, muted } from "./look.js";
import { goodSign } from "./sentences.js";

const mix = (a, b, p) => "#" + [1, 3, 5].map((k) => Math.round(parseInt(a.slice(k, k + 2), 16) * (1 - p) + parseInt(b.slice(k, k + 2), 16) * p).toString(16).padStart(2, "0")).join("");
const middle = "#f4f4f2";
/// Diverging around 0; one domain for all periods and scenarios. `sign`: whether a rise is good.
export const colourOf = (x, reach, sign) => (x === null || !Number.isFinite(x) ? "#ffffff" : mix(middle, x * sign >= 0 ? good : bad, reach > 0 ? Math.min(Math.abs(x) / reach, 1) ** 0.7 : 0));

export function communities(l, study, state, change) {
  const map = study.places.maps[state.ind];
  if (!map) return missing(l.say(l.w.mapMissing, l.list(study.indicators.filter((x) => study.places.maps[x.id]).map((x) => l.name(x)))) + (study.places.only_main ? " " + l.w.onlyMain : ""));
  const i = study.indicator(state.ind), indicator = study.indicators[i], f = study.scenario(state.focus), of = map.scenarios[f - 1];
  const sign = goodSign(indicator) || 1, names = study.places.communities, outline = study.places.outline, last = study.time.length;
  let t = state.t === "all" ? last : +state.t, playing = null, chosen = -1, sorted = null;
  const whole = () => t === last;
  const value = (c) => (whole() ? of.whole.median[c] : of.median[t][c]);
  const holds = (c) => (whole() ? of.whole.holds0 : of.holds0[t])[c] === "1";
  const reach = () => (whole() ? map.whole_reach : map.reach);
  const clearly = [...of.whole.holds0].filter((x) => x === "0").length;
  const when = () => (whole() ? l.w.whole : l.periodName(study.days[t]));
  const number = (x) => l.number(x, Math.max(reach() / 10, Math.abs(x ?? 0)), true);

  const shapes = [];
  const say = h("p", { class: "reading", role: "status" });
  const tell = (c) => (say.textContent = `${names[c]}, ${when()}: ${number(value(c))}${l.unit(indicator) ? " " + l.unit(indicator) : ""}${holds(c) ? ` (${l.w.hatch})` : ""}`);
  const choose = (c) => {
    chosen = c;
    shapes.forEach((shape, k) => shape.path.classList.toggle("chosen", k === c));
    rowsAt.forEach((row, k) => row.classList.toggle("chosen", k === c));
    if (c >= 0) tell(c);
  };
  const paint = () => {
    for (const [c, shape] of shapes.entries()) {
      const x = value(c);
      shape.path.setAttribute("fill", colourOf(x, reach(), sign));
      shape.hatch.setAttribute("fill-opacity", holds(c) ? 1 : 0);
      shape.hatch.classList.toggle("hatched", holds(c));
      shape.sign.textContent = holds(c) || !x ? "" : x * sign > 0 ? (goodSign(indicator) ? "+" : "▲") : goodSign(indicator) ? "−" : "▼";
    }
    legendEnds.forEach((text, k) => (text.textContent = l.number([-1, 0, 1][k] * reach(), reach(), true)));
    monthName.textContent = when();
    slider.value = t;
    slider.setAttribute("aria-valuetext", when());
    if (chosen >= 0) tell(chosen);
  };
  const monthName = h("output", { for: "map-month" });
  const slider = h("input", { type: "range", id: "map-month", min: 0, max: last, step: 1, value: t, oninput: () => go(+slider.value) });
  const go = (to) => {
    t = to;
    paint();
    change({ t: whole() ? "all" : String(t) });
  };
  const stop = () => {
    clearInterval(playing);
    playing = null;
    play.textContent = l.w.play;
  };
  const play = h("button", { type: "button", id: "map-play", onclick: () => {
    if (playing) return stop();
    play.textContent = l.w.pause;
    playing = setInterval(() => (play.isConnected ? go(t >= last ? 0 : t + 1) : clearInterval(playing)), 220);
  } }, l.w.play);
  const legendEnds = [s("text", {}), s("text", {}), s("text", {})];

  const plot = (width) => {
    shapes.length = 0;
    const points = outline.shapes.flatMap((x) => x.ring), xs = points.map((p) => p[0]), ys = points.map((p) => p[1]);
    const [x0, x1, y0, y1] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const scale = Math.min((width - 16) / (x1 - x0), 430 / (y1 - y0)), height = (y1 - y0) * scale + 64;
    const px = (p) => [8 + (p[0] - x0) * scale, 8 + (y1 - p[1]) * scale];
    const svg = s("svg", { width, height, viewBox: `0 0 ${width} ${height}`, "font-size": 12 },
      s("defs", {}, s("pattern", { id: "hatch", width: 6, height: 6, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" }, s("line", { x1: 0, y1: 0, x2: 0, y2: 6, stroke: "#6b7780", "stroke-width": 1.4 })),
        s("linearGradient", { id: "ramp" }, [-1, -0.5, -0.15, 0, 0.15, 0.5, 1].map((x) => s("stop", { offset: (x + 1) / 2, "stop-color": colourOf(x, 1, sign) })))));
    names.forEach((name, c) => {
      const shape = outline.shapes.find((x) => x.name === name) ?? { ring: [], sign: [0, 0] };
      const d = shape.ring.length ? "M" + shape.ring.map((p) => px(p).map((v) => v.toFixed(1)).join(",")).join("L") + "Z" : "";
      const at = px(shape.sign);
      const parts = { path: s("path", { d, class: "community", stroke: "#5b6875", "stroke-width": 0.8, "data-community": name, onclick: () => choose(c), onpointerenter: () => tell(c) }), hatch: s("path", { d, fill: "url(#hatch)", "pointer-events": "none", class: "hatch" }), sign: s("text", { x: at[0], y: at[1], dy: "0.35em", "text-anchor": "middle", "font-weight": 700, fill: ink, stroke: "#ffffff", "stroke-width": 3, "paint-order": "stroke", "pointer-events": "none", class: "sign" }) };
      shapes.push(parts);
      svg.append(parts.path, parts.hatch, parts.sign);
    });
    const y = height - 40, w = Math.min(260, width - 120);
    svg.append(s("rect", { x: 8, y, width: w, height: 12, fill: "url(#ramp)", stroke: muted, "stroke-width": 0.5 }), s("rect", { x: w + 24, y, width: 18, height: 12, fill: "url(#hatch)", stroke: muted, "stroke-width": 0.5 }), s("text", { x: w + 48, y: y + 10, fill: ink }, l.w.hatch));
    legendEnds.forEach((text, k) => {
      for (const [a, v] of Object.entries({ x: 8 + (w * k) / 2, y: y + 28, "text-anchor": ["start", "middle", "end"][k], fill: ink })) text.setAttribute(a, v);
      svg.append(text);
    });
    queueMicrotask(paint);
    return svg;
  };
  const rows = () => names.map((name, c) => ({ c, name, town: outline?.shapes.find((x) => x.name === name)?.town ?? "", before: map.levels[c], median: of.whole.median[c], low: of.whole.low90[c], high: of.whole.high90[c] }));
  const columns = [["name", l.w.community], ["town", l.w.town], ["before", l.w.before], ["median", l.w.median], ["low", l.w.low], ["high", l.w.high]];
  const rowsAt = new Map();
  const body = h("tbody", {});
  const fillRows = () => {
    const list = rows();
    if (sorted) list.sort((a, b) => sorted.way * (typeof a[sorted.by] === "number" ? a[sorted.by] - b[sorted.by] : String(a[sorted.by]).localeCompare(String(b[sorted.by]), l.w.locale)));
    rowsAt.clear();
    body.replaceChildren(...list.map((r) => {
      const row = h("tr", { onclick: () => choose(r.c) }, h("th", { scope: "row" }, h("button", { type: "button", class: "link", onclick: () => choose(r.c) }, r.name)), h("td", {}, r.town), ["before", "median", "low", "high"].map((k) => h("td", { class: "number" }, l.number(r[k]))));
      rowsAt.set(r.c, row);
      return row;
    }));
    rowsAt.forEach((row, k) => row.classList.toggle("chosen", k === chosen));
  };
  const heads = columns.map(([by, name]) => {
    const th = h("th", { scope: "col", "aria-sort": "none" }, h("button", { type: "button", class: "link", onclick: () => {
      sorted = { by, way: sorted?.by === by ? -sorted.way : 1 };
      heads.forEach((x) => x.setAttribute("aria-sort", "none"));
      th.setAttribute("aria-sort", sorted.way > 0 ? "ascending" : "descending");
      fillRows();
    } }, name));
    return th;
  });
  const list = h("details", { class: "data", id: "communities" }, h("summary", {}, l.w.community), h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": l.w.community }, h("table", {}, h("caption", {}, `${l.name(indicator)}, ${l.w.whole}`), h("thead", {}, h("tr", {}, heads)), body)));
  fillRows();
  const title = l.say(l.w.mapTitle, study.scenarios[f].title, clearly, names.length, l.zh ? l.horizon + "内" : l.horizon);
  const note = !outline ? l.w.noMap : outline.schematic ? l.w.schematic : `${l.w.realMap} ${study.meta.review_number ? l.say(l.w.review, study.meta.review_number) : l.w.internal}`;
  const data = () => ({ head: columns.map((x) => x[1]), rows: rows().map((r) => columns.map(([k]) => r[k])) });
  const all = () => ({ head: [l.w.outcome, l.w.scenario, l.w.period, l.w.community, l.w.median, l.w.hatch], rows: study.indicators.filter((x) => study.places.maps[x.id]).flatMap((x) => study.places.maps[x.id].scenarios.flatMap((m, k) => study.time.flatMap((day, at) => names.map((name, c) => [l.name(x), study.scenarios[k + 1].title, day, name, m.median[at][c], m.holds0[at][c] === "1" ? l.w.yes : l.w.no])))) });
  const tools = h("p", { class: "tools" }, play, h("label", { for: "map-month" }, l.w.month), slider, monthName);
  const element = figure(l, { id: "map", title, about: l.say(l.w.mapAbout, study.scenarios[f].title, study.scenarios[0].title), notes: [note], before: outline ? tools : null, plot: outline ? plot : null, after: [say, list], data, all });
  return element;
}

