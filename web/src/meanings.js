// What the model's own numbers mean, in the page's language. Sources stay as they were published.
import chinese from "./meanings_zh.json";

/// `help` as the parameter book tells it, in Chinese where `zh` is asked for.
export const meaning = (help, zh) => (zh && chinese[help]) || help;

const unitWords = { "e-bikes": "辆电动自行车", persons: "人", person: "人", year: "年", month: "月", day: "日", hour: "小时", minute: "分钟", yuan: "元", room: "间", km: "公里", per: "每", 1000: "千" };
/// A unit of the book: "year-1 per 1000 persons", "年⁻¹每千人".
export const unitOf = (unit, zh) => (zh ? unit.replace(/(?<=[a-z])-1/, "⁻¹").replace(/e-bikes|[a-z]{2,}|1000/g, (x) => unitWords[x] ?? x).replace(/ /g, "") : unit);
