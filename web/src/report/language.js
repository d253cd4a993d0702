// Words, numbers and days in the page's language.
import { estimate, signed } from "../estimate.js";
import { words } from "./words.js";

export class Language {
  constructor(code, study) {
    this.code = code;
    this.w = words[code];
    this.study = study;
    this.zh = code === "zh";
  }
  /// Fills {0}, {1}, ... in.
  say(text, ...values) {
    return text.replace(/\{(\d)\}/g, (_, i) => values[i] ?? "");
  }
  number(x, scale = Math.abs(x), plus = false) {
    return estimate(x, { zh: this.zh, scale, plus });
  }
  percent(share, plus = false, decimals = 1) {
    if (share === null || !Number.isFinite(share)) return "–";
    return signed(100 * share, { zh: this.zh, plus, minimumFractionDigits: decimals, maximumFractionDigits: decimals }) + (this.zh ? "%" : " %");
  }
  /// "7 of 8" as a share: whole per cents where there are few pairs.
  share(x, pairs) {
    return this.percent(x, false, pairs >= 200 && x !== 1 && x !== 0 ? 1 : 0);
  }
  unit(indicator) {
    const unit = this.zh ? indicator.unit_zh : (this.w.units[indicator.unit] ?? (indicator.unit === "1" ? "" : indicator.unit));
    return unit === undefined || unit === "1" ? "" : unit;
  }
  /// "12.3 yuan a month".
  amount(x, indicator, scale, plus) {
    const unit = this.unit(indicator);
    return this.number(x, scale, plus) + (unit ? (this.zh ? "" : " ") + unit : "");
  }
  name(indicator) {
    return this.zh ? indicator.zh : indicator.en;
  }
  date(day) {
    return new Intl.DateTimeFormat(this.w.locale, { dateStyle: "long", timeZone: "UTC" }).format(day);
  }
  /// A period by its first day.
  periodName(day) {
    const style = { day: { dateStyle: "medium" }, week: { dateStyle: "medium" }, year: { year: "numeric" } }[this.study.period] ?? { year: "numeric", month: "long" };
    return new Intl.DateTimeFormat(this.w.locale, { ...style, timeZone: "UTC" }).format(day);
  }
  tick(day) {
    const long = this.study.days.length > 24;
    return new Intl.DateTimeFormat(this.w.locale, { ...(long ? { year: "numeric" } : { month: "short" }), timeZone: "UTC" }).format(day);
  }
  list(items) {
    return items.join(this.w.sep);
  }
  get horizon() {
    const [a, b] = [this.study.days[0], this.study.end];
    const months = (b.getUTCFullYear() - a.getUTCFullYear()) * 12 + b.getUTCMonth() - a.getUTCMonth();
    if (a.getUTCDate() !== b.getUTCDate()) return this.say(this.w.theDays, Math.round((b - a) / 864e5));
    if (months === 12) return this.w.theYear;
    if (months === 1) return this.w.theMonth;
    return months % 12 === 0 ? this.say(this.w.theYears, months / 12) : this.say(this.w.theMonths, months);
  }
  get periodWord() {
    return this.w.periods[this.study.period];
  }
}
