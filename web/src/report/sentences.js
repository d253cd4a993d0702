// Findings in words, made of the numbers.
import { holdsZero, likelihood } from "./study.js";

export const scaleOf = (effect) => Math.max(Math.abs(effect.median ?? 0), ...(effect.most ?? []).map(Math.abs));

/// +1 where a rise is good, -1 where a fall is, 0 where it depends on who looks.
export const goodSign = (indicator) => ({ up: 1, down: -1, neither: 0 })[indicator.better];

const downwards = (indicator, effect) => (goodSign(indicator) !== 0 && holdsZero(effect) ? goodSign(indicator) < 0 : effect.median < 0);

/// "fewer by 23.4", "higher by 3.1 yuan a month".
function change(l, indicator, x, scale) {
  const word = indicator.count ? (x < 0 ? "fewer" : "more") : x < 0 ? "lower" : "higher";
  return l.say(l.w[word], l.amount(Math.abs(x), indicator, scale));
}

/// "−23.4 (−1.9 %)".
export function size(l, indicator, effect) {
  const relative = effect.base > 0 && effect.median !== null ? ` (${l.percent(effect.median / effect.base, true)})` : "";
  return l.amount(effect.median, indicator, scaleOf(effect), true) + relative;
}

/// The whole answer for one scenario and one outcome.
export function answer(l, study, i, base, other) {
  const indicator = study.indicators[i];
  const e = study.effect(i, base, other);
  const scale = scaleOf(e);
  const name = l.name(indicator);
  const n = (x) => l.amount(x, indicator, scale);
  const signed = (x) => l.amount(x, indicator, scale, true);
  const relative = e.base > 0 && e.median !== null ? ` (${l.percent(e.median / e.base, true)})` : "";
  const fill = (text) => l.say(text, study.scenarios[other].title, name, change(l, indicator, e.median, scale) + relative, l.horizon, study.scenarios[base].title, size(l, indicator, e), e.n, n(e.most?.[0]), n(e.most?.[1]));
  if (e.n < 2) return { kind: "one", text: fill(l.w.answerOne) };
  if (e.zero) return { kind: "zero", text: fill(l.w.answerZero) };
  const down = downwards(indicator, e);
  const share = down ? 1 - e.up : e.up;
  const likely = l.say(l.w.answerLikely, down ? l.w.aFall : l.w.aRise, l.w.likely[likelihood(share, e.n)], l.share(share, e.n));
  const mean = e.interval95 ? l.say(l.w.answerMean, signed(e.mean), signed(e.interval95[0]), signed(e.interval95[1])) : "";
  const gap = l.zh ? "" : " ";
  const clear = !holdsZero(e);
  return { kind: clear ? "clear" : "unclear", good: clear && goodSign(indicator) * Math.sign(e.median), text: [fill(clear ? l.w.answerClear : l.w.answerUnclear), likely, mean].filter(Boolean).join(gap) };
}

/// The title of a chart of one effect.
export function finding(l, study, i, base, other) {
  const indicator = study.indicators[i];
  const e = study.effect(i, base, other);
  const title = base === 0 ? study.scenarios[other].title : `${study.scenarios[other].title} − ${study.scenarios[base].title}`;
  if (holdsZero(e)) return l.say(l.w.findingNone, title, l.name(indicator));
  const word = indicator.count ? (e.median < 0 ? "fewerOf" : "moreOf") : e.median < 0 ? "lowerOf" : "higherOf";
  return l.say(l.w.finding, title, l.say(l.w[word], l.name(indicator)), size(l, indicator, e), l.horizon);
}

/// Share of pairs in the good direction, or upwards where neither is.
export function direction(l, indicator, e) {
  const sign = goodSign(indicator);
  const share = sign < 0 ? 1 - e.up : e.up;
  return l.say(sign === 0 ? l.w.goodUp : l.w.good, `${l.w.likely[likelihood(share, e.n)]}${l.zh ? "，" : ", "}${l.say(l.w.ofPairs, l.share(share, e.n))}`);
}
