// Colours and small helpers of all charts. Series are told by label and dash too, never by colour alone.
import { s } from "./dom.js";

export const ink = "#1b2733";
export const muted = "#5b6875";
export const series = ["#1f5f99", "#0b6b50", "#c2410c", "#7b3f98"];
export const dashes = ["", "7,3", "2,3", "9,3,2,3"];
export const bandBlues = ["#dde7f0", "#c4d6e6", "#a9c3da", "#8eb0ce"];
export const good = "#00665e";
export const bad = "#b35806";
export const unclear = "#6b7780";
export const fiveSteps = ["#00665e", "#5aae9f", "#e3e6e8", "#e0a45c", "#b35806"];

export const base = (l, width, more) => ({ width, style: { fontSize: "12px", fontFamily: "inherit", background: "#ffffff", color: ink }, ...more });

/// x axis of periods. A tick a year on long horizons, else a month; few enough for the width.
export function timeAxis(l, width) {
  const days = l.study.days;
  const most = Math.max(2, Math.floor(width / 70));
  const long = days.length > 24;
  const starts = long ? days.filter((d) => d.getUTCMonth() === 0) : days;
  const step = Math.ceil(starts.length / most);
  return { type: "utc", label: null, domain: [days[0], l.study.end], ticks: starts.filter((_, i) => i % step === 0), tickFormat: (d) => String(l.tick(d)) };
}

/// Labels at the right end of lines, moved apart so that none lies on another. `items` are {y, text, fill}.
export function endLabels(svg, x, items, top, bottom, gap = 14) {
  const sorted = items.filter((i) => Number.isFinite(i.y)).sort((a, b) => a.y - b.y);
  sorted.forEach((item, k) => (item.at = Math.max(item.y, k ? sorted[k - 1].at + gap : top)));
  for (let k = sorted.length - 1; k >= 0; k--) sorted[k].at = Math.min(sorted[k].at, k === sorted.length - 1 ? bottom : sorted[k + 1].at - gap);
  for (const item of sorted) svg.append(s("text", { x, y: item.at, dy: "0.32em", fill: item.fill ?? ink, "font-size": 12, "text-anchor": "start", class: "end-label" }, item.text));
}

/// Text no longer than `most` letters (a Chinese letter counts two).
export function short(text, most = 26) {
  let length = 0;
  for (const [i, letter] of [...text].entries()) {
    length += letter.codePointAt(0) > 0x2e80 ? 2 : 1;
    if (length > most) return [...text].slice(0, i).join("") + "…";
  }
  return text;
}
export const widthOf = (text) => [...text].reduce((sum, c) => sum + (c.codePointAt(0) > 0x2e80 ? 12 : 6.6), 0);
/// Shares on an axis, with a decimal where whole per cents would repeat.
export const axisPercent = (l, plus) => (x) => l.percent(x, plus, Math.abs(100 * x - Math.round(100 * x)) > 1e-6 ? 1 : 0);
/// Numbers on an axis.
export const axisNumber = (l, most) => (x) => l.number(x, Math.abs(x) >= most / 50 ? Math.max(Math.abs(x), most / 10) : 0).replace(/(\.\d*?)0+(?=\D|$)/, "$1").replace(/\.(?=\D|$)/, "");
