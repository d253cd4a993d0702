// Every word of the page in both languages.
import { zhFields, zhKinds, zhUnits, zhChoices } from "./terms.js";

const words = {
  title: ["Tenure: what would a programme change?", "Tenure：一项措施会带来什么变化？"],
  language: ["中文", "English"],
  skip: ["Skip to content", "跳到正文"],
  studies: ["Studies", "研究"],
  new_study: ["New study", "新建研究"],
  new_study_title: ["New study", "新研究"],
  intro: [
    "Compare programmes with the same district without them. Each life of the district meets the same luck with and without a programme, so a difference is the programme and not chance.",
    "把各项措施与没有措施的同一辖区作比较。有无措施时，辖区每次模拟遇到的随机情形相同，因此差异来自措施而非偶然。",
  ],
  no_studies: ["No study yet. Begin with “New study”.", "还没有研究。请点“新建研究”。"],
  name: ["Name", "名称"],
  state: ["State", "状态"],
  created: ["Created", "创建时间"],
  runs: ["Runs", "运行次数"],
  version: ["Version", "版本"],
  size: ["Size", "大小"],
  actions: ["Actions", "操作"],
  open: ["Open", "打开"],
  duplicate: ["Duplicate", "复制"],
  delete: ["Delete", "删除"],
  delete_sure: ["Delete this study and its results for good?", "确定永久删除该研究及其结果吗？"],
  draft: ["draft", "草稿"],
  queued: ["waiting", "排队中"],
  running: ["running", "运行中"],
  done: ["done", "已完成"],
  failed: ["failed", "失败"],
  cancelled: ["cancelled", "已取消"],
  interrupted: ["interrupted", "已中断"],
  unreadable: ["unreadable", "无法读取"],
  read_only: ["Read only: nothing can be changed or run here.", "只读：此处不能更改或运行。"],
  reconnecting: ["Connection lost. Reconnecting …", "连接已断开，正在重新连接……"],
  no_server: ["The server does not answer. Is tenure serve still running?", "服务器没有响应。tenure serve 是否仍在运行？"],
  no_key: [
    "This page needs the key from the address that tenure serve printed. Open that address once.",
    "本页需要 tenure serve 打印的地址中的密钥，请先打开该地址一次。",
  ],
  study_title: ["Title of the study", "研究标题"],
  district: ["District", "辖区"],
  how_large: ["How large", "规模"],
  quick: ["Quick look: a scaled-down district, in seconds", "快速查看：按比例缩小的辖区，数秒完成"],
  full: ["Full district: takes longer, and says more", "完整辖区：耗时较长，结论更可靠"],
  people: ["Share of the people", "人口比例"],
  people_help: ["of {n} residents; programmes and budgets shrink alike", "（共 {n} 名居民；措施和预算同比例缩小）"],
  replicates: ["Lives of the district", "模拟次数"],
  replicates_help: ["more of them narrow the intervals", "次数越多，区间越窄"],
  until: ["Last day", "截止日期"],
  until_help: ["first day no longer simulated", "不再模拟的第一天"],
  seed: ["Seed", "随机种子"],
  seed_help: ["another seed is another luck", "不同的种子代表不同的随机情形"],
  scenarios: ["Scenarios to compare", "要比较的情景"],
  baseline_fixed: ["Baseline: {title}", "基准：{title}"],
  add_scenario: ["Add a scenario", "添加情景"],
  start_from: ["Start from", "起始于"],
  empty_scenario: ["nothing yet (an empty scenario)", "空白情景"],
  add: ["Add", "添加"],
  import: ["Import a file (.toml)", "导入文件（.toml）"],
  export: ["Export (.toml)", "导出（.toml）"],
  remove: ["Remove", "移除"],
  duplicate_scenario: ["Duplicate to change one lever", "复制后只改一项"],
  short_name: ["Short name", "简称"],
  short_name_help: ["of files and results: small letters, digits, hyphens", "用于文件和结果：小写字母、数字、连字符"],
  scenario_title: ["Title", "标题"],
  timeline: ["Interventions on the timeline", "时间轴上的措施"],
  timeline_help: [
    "With a bar in focus: ← → moves it by a week, Shift by a day, Alt moves its end; Delete removes it; Enter opens its levers.",
    "选中色条后：← → 移动一周，按住 Shift 移动一天，按住 Alt 移动结束日期；Delete 删除；Enter 打开其参数。",
  ],
  no_interventions: ["No intervention yet: this is the baseline again.", "还没有措施：与基准相同。"],
  add_intervention: ["Add an intervention", "添加措施"],
  overlaps: ["together with {names}", "与 {names} 同时进行"],
  alone: ["on its own", "单独进行"],
  moved: ["{name}: from {start} to {end}", "{name}：{start} 至 {end}"],
  removed: ["{name} removed", "已删除 {name}"],
  added: ["{name} added", "已添加 {name}"],
  to_the_end: ["the end", "期末"],
  levers_of: ["Levers of {name}", "{name} 的参数"],
  more_levers: ["More levers: where, waves, who pays", "更多参数：地点、分批、由谁承担"],
  rows: ["Items", "项目"],
  add_row: ["Add an item", "添加项目"],
  range: ["from {a} to {b}", "{a} 至 {b}"],
  at_least: ["at least {a}", "至少 {a}"],
  at_most: ["at most {b}", "至多 {b}"],
  optional: ["may be left empty", "可留空"],
  out_of_range: ["{v} is out of range: {range}. Nothing was changed.", "{v} 超出范围：{range}。未作更改。"],
  not_a_number: ["“{v}” is not a number.", "“{v}” 不是数字。"],
  not_whole: ["{v} must be a whole number.", "{v} 必须是整数。"],
  needed: ["A value is needed.", "必须填写。"],
  was: ["was {v}", "原为 {v}"],
  nothing: ["nothing", "空"],
  reset: ["Reset", "还原"],
  reset_name: ["Reset {name}", "还原{name}"],
  unit_cost: ["For each {unit}: {price} yuan once, {running} yuan a year.", "每 {unit}：一次性 {price} 元，每年 {running} 元。"],
  cost: ["About {sum} yuan until {until}", "至 {until} 约需 {sum} 元"],
  cost_unknown: ["What it costs depends on who claims it.", "费用取决于申领人数。"],
  cost_capped: [" The budget caps it at {budget} yuan.", "以预算 {budget} 元为上限。"],
  cost_of_budget: [", of a budget of {budget} yuan", "，预算为 {budget} 元"],
  cost_over: [": more than its budget. The rollout will stall when the money is gone.", "：超出预算，钱用完后推进将停止。"],
  cost_share: [" ({share} of it borne by the programme)", "（其中 {share} 由项目承担）"],
  cost_note: ["if all stand from the first day; a rollout over time spends less, and the run says what was spent", "按首日全部到位估算；分期推进花费较少，实际支出见运行结果"],
  cost_rests_on: ["Prices and their sources", "价格及来源"],
  total_cost: ["All interventions of this scenario: about {sum} yuan", "本情景全部措施：约 {sum} 元"],
  budgets: ["Shared budgets", "共用预算"],
  add_budget: ["Add a shared budget", "添加共用预算"],
  numbers: ["Numbers of the model", "模型参数"],
  numbers_help: [
    "Every number with its range and source. Beyond what is plausible the run warns, beyond what is possible it is refused.",
    "每个数值都有范围和来源。超出合理范围会警告，超出可能范围会拒绝。",
  ],
  search: ["Search", "搜索"],
  change: ["Change", "更改"],
  changed_numbers: ["Changed numbers", "已更改的数值"],
  found: ["{n} found", "找到 {n} 项"],
  plausible: ["plausible {a} to {b}", "合理范围 {a} 至 {b}"],
  source: ["source", "来源"],
  kind_measured: ["measured", "实测"],
  kind_calibrated: ["calibrated", "校准"],
  kind_assumed: ["assumed", "假设"],
  kind_choice: ["choice", "选定"],
  all_well: ["The server's check found nothing wrong.", "服务器检查未发现问题。"],
  problems: ["What must change before it can run", "运行前须更正"],
  saved: ["Saved", "已保存"],
  run: ["Run and compare", "运行并比较"],
  run_again: ["Run again", "再次运行"],
  cancel_keep: ["Cancel, keep what is whole", "取消，保留已完成部分"],
  cancel_drop: ["Cancel, keep nothing", "取消，全部丢弃"],
  fix_first: ["Some fields hold what can't be. Mend them first.", "有字段填写有误，请先更正。"],
  progress: ["{percent} % · run {runs} of {of} · {left} left · {threads} threads", "{percent}% · 第 {runs}/{of} 次 · 剩余 {left} · {threads} 线程"],
  making_report: ["Simulated. Writing the report …", "模拟完成，正在生成报告……"],
  starting: ["Building the district …", "正在构建辖区……"],
  waiting: ["Waiting: number {n} in the queue", "排队中：第 {n} 位"],
  seconds: ["{n} s", "{n} 秒"],
  minutes: ["{n} min", "{n} 分钟"],
  unknown_time: ["unknown time", "未知时间"],
  result: ["Result", "结果"],
  what_about: ["What about", "关注指标"],
  open_report: ["Open the full report", "打开完整报告"],
  save_report: ["Save report", "保存报告"],
  change_something: ["Duplicate and change something", "复制并修改"],
  scenario: ["Scenario", "情景"],
  difference: ["Difference from the baseline (95 % interval)", "与基准之差（95% 区间）"],
  relative: ["Relative", "相对"],
  how_sure: ["How sure", "把握"],
  spending: ["Spending [yuan]", "支出 [元]"],
  others: ["Borne by others [yuan]", "他方承担 [元]"],
  per_yuan: ["Yuan per one averted, whoever pays (95 % interval)", "每减少一起所需元，不论由谁承担（95% 区间）"],
  baseline_mean: ["Baseline", "基准"],
  clear: ["clear: the interval leaves out 0", "明确：区间不含 0"],
  no_clear: ["no clear average effect: the interval holds 0", "平均而言没有明确影响：区间包含 0"],
  no_change: ["no change at all in any life", "所有模拟均无变化"],
  good_share: ["better in {p} of the lives", "{p} 的模拟中更好"],
  best: [
    "{name} changes {outcome} most in the wanted direction: {value} ({low} to {high}); {sure}.",
    "{name} 在期望方向上对{outcome}影响最大：{value}（{low} 至 {high}）；{sure}。",
  ],
  none_clear: [
    "No scenario changes {outcome} clearly: every interval holds 0. More lives or the full district would say more.",
    "没有情景对{outcome}有明确影响：所有区间都包含 0。增加模拟次数或使用完整辖区可得到更多信息。",
  ],
  in_part: [
    "These are numbers of a district with {share} of the people, not of the whole one.",
    "以上是人口为 {share} 的缩小辖区的数字，并非完整辖区。",
  ],
  pairs_note: ["Intervals hold the chance within the model over {n} pairs of lives, not doubt about the model.", "区间仅反映模型内的随机性（{n} 对模拟），不含模型本身的不确定性。"],
  again_command: ["The same from the command line", "用命令行重现"],
  compare_studies: ["Compare two studies", "比较两项研究"],
  first_study: ["First study", "第一项研究"],
  second_study: ["Second study", "第二项研究"],
  differ: ["They differ in more than their scenarios", "两项研究不仅情景不同"],
  differ_line: ["{what}: {a} against {b}", "{what}：{a} 对 {b}"],
  same_frame: ["Same version, district, seed and size: they can be read side by side.", "版本、辖区、种子和规模相同，可以并列阅读。"],
  need_two: ["Two finished studies are needed.", "需要两项已完成的研究。"],
  f_version: ["version", "版本"],
  f_district: ["district", "辖区"],
  f_seed: ["seed", "种子"],
  f_people: ["share of the people", "人口比例"],
  f_replicates: ["lives", "模拟次数"],
  f_until: ["last day", "截止日期"],
  back: ["All studies", "所有研究"],
  yes: ["yes", "是"],
  no: ["no", "否"],
};

let language = (localStorage.getItem("tenure-language") ?? navigator.language).startsWith("zh") ? "zh" : "en";

export const lang = () => language;

export function setLanguage(to) {
  language = to;
  localStorage.setItem("tenure-language", to);
}

/// The words under `key`, {names} replaced.
export function t(key, values = {}) {
  const pair = words[key];
  if (!pair) throw new Error(`no words for ${key}`);
  return pair[language === "zh" ? 1 : 0].replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}

export const keys = () => Object.keys(words);
export const both = (key) => words[key];

/// Names that come from the models: in Chinese where we have them, else the key in plain words.
const plain = (key) => key.replaceAll("_", " ");
export const kindName = (kind) => (language === "zh" && zhKinds[kind]?.[0]) || plain(kind);
export const kindHelp = (kind) => (language === "zh" && zhKinds[kind.kind]?.[1]) || kind.help;
/// Fields of the page's own bring their label and help along.
export const fieldName = (field) => field.label ?? ((language === "zh" && zhFields[field.key]?.[0]) || plain(field.key));
export const fieldHelp = (field) => (field.label === undefined && language === "zh" && zhFields[field.key]?.[1]) || field.help;
export const unitName = (unit) => (unit === "1" ? "" : (language === "zh" && zhUnits[unit]) || unit);
export const choiceName = (choice) => (language === "zh" && zhChoices[choice]) || plain(choice);
/// An outcome as the form's description has it; of one unknown to it, the name alone.
export const outcomeOf = (schema, name) => schema.outcomes.find((one) => one.name === name) ?? { name };
export const outcomeName = (outcome) => (language === "zh" && outcome.name_zh) || plain(outcome.name);
export const outcomeUnit = (outcome) => (language === "zh" ? outcome.unit_zh : outcome.unit === "1" ? "" : outcome.unit);

const format = (options) => new Intl.NumberFormat(language === "zh" ? "zh-CN" : "en-US", options);

/// Four significant digits, with thousands.
export function number(value) {
  if (value === undefined || value === null || Number.isNaN(value)) return "–";
  const whole = Math.abs(value) >= 1000;
  return format(whole ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: 4 }).format(value);
}
export const percent = (value, digits = 1) => format({ style: "percent", maximumFractionDigits: digits }).format(value).replace("-", "−");
/// As it is typed into a field.
export const typed = (value) => (value === undefined || value === null ? "" : String(value));

export function span(seconds) {
  if (seconds === null || seconds === undefined) return t("unknown_time");
  return seconds < 90 ? t("seconds", { n: Math.ceil(seconds) }) : t("minutes", { n: Math.ceil(seconds / 60) });
}

export function bytes(n) {
  return n < 1e6 ? `${number(Math.ceil(n / 1000))} kB` : `${number(n / 1e6)} MB`;
}
