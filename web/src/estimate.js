// How sure a number is shows in its digits: three of the largest that stands beside it, as everywhere in Tenure.
const million = { zh: [[1e8, "亿"], [1e4, "万"]], en: [[1e9, " billion"], [1e6, " million"]] };

/// "20.9 million", "+1.13" beside 1.67 as `scale`; "–" for what is not known.
export function estimate(x, { zh = false, scale = Math.abs(x), plus = false } = {}) {
  if (x === null || x === undefined || !Number.isFinite(x)) return "–";
  if (x === 0) return "0";
  const [by, after] = million[zh ? "zh" : "en"].find(([least]) => scale >= least) ?? [1, ""];
  const [v, m] = [x / by, scale / by];
  const magnitude = m > 0 ? Math.floor(Math.log10(m)) : 0;
  const decimals = Math.min(Math.max(2 - magnitude, 0), 9);
  const step = 10 ** (magnitude - 2);
  const rounded = magnitude > 2 ? Math.round(v / step) * step : v;
  const text = new Intl.NumberFormat(zh ? "zh-CN" : "en-US", { minimumFractionDigits: m > 0 ? decimals : 0, maximumFractionDigits: decimals, signDisplay: plus ? "exceptZero" : "negative" });
  return text.format(rounded).replace("-", "−") + after;
}
