// How sure a number is shows in its digits: three of the largest that stands beside it, as everywhere in Tenure.
const million = { zh: [[1e8, "亿"], [1e4, "万"]], en: [[1e9, " billion"], [1e6, " million"]] };
const countedIn = (scale, zh) => million[zh ? "zh" : "en"].find(([least]) => scale >= least) ?? [1, ""];

/// With a true minus, or a plus where asked for; what is written as zero has neither. (`signDisplay` does so in new browsers only.)
export function signed(x, { zh, plus, ...how }) {
  const text = new Intl.NumberFormat(zh ? "zh-CN" : "en-US", how).format(Math.abs(x));
  return (!/[1-9]/.test(text) ? "" : x < 0 ? "−" : plus ? "+" : "") + text;
}

function digits(x, { zh, scale, plus }) {
  if (x === null || x === undefined || !Number.isFinite(x)) return "–";
  if (x === 0) return "0";
  const [by] = countedIn(scale, zh);
  const [v, m] = [x / by, scale / by];
  const magnitude = m > 0 ? Math.floor(Math.log10(m)) : 0;
  const decimals = Math.min(Math.max(2 - magnitude, 0), 9);
  const step = 10 ** (magnitude - 2);
  const rounded = magnitude > 2 ? Math.round(v / step) * step : v;
  return signed(rounded, { zh, plus, minimumFractionDigits: m > 0 ? decimals : 0, maximumFractionDigits: decimals });
}

/// "20.9 million", "+1.13" beside 1.67 as `scale`; "–" for what is not known.
export function estimate(x, { zh = false, scale = Math.abs(x), plus = false } = {}) {
  return digits(x, { zh, scale, plus }) + (Number.isFinite(x) && x !== 0 ? countedIn(scale, zh)[1] : "");
}

/// "14.1 … 40.6 million": what both ends count in is said once.
export function interval(low, high, { zh = false, scale, plus = false }) {
  return `${digits(low, { zh, scale, plus })} … ${digits(high, { zh, scale, plus })}${countedIn(scale, zh)[1]}`;
}
