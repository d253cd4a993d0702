// The study's numbers as the page asks for them. Pairs of scenarios (a, b) lie in the order (0,1), (0,2), ..., (1,2), ...
export const schema = 1;

export class Study {
  constructor(data) {
    Object.assign(this, data);
    this.days = this.time.map((d) => new Date(d + "T00:00:00Z"));
    this.end = new Date(this.meta.until + "T00:00:00Z");
    this.main = this.indicators.filter((i) => i.main);
  }
  /// Names of places, regions and shipped scenarios in the language; those that have none there stay as they are.
  speak(language) {
    const name = (x) => (language === "zh" ? (this.names[x] ?? x) : x);
    this.written ??= JSON.stringify({ titles: this.scenarios.map((x) => x.title), places: this.places, flows: this.flows, district: this.meta.district });
    const { titles, places, flows, district } = JSON.parse(this.written);
    this.scenarios.forEach((x, s) => (x.title = name(titles[s])));
    this.meta.district = name(district);
    places.communities = places.communities.map(name);
    for (const shape of places.outline?.shapes ?? []) [shape.name, shape.town] = [name(shape.name), name(shape.town)];
    for (const map of Object.values(places.maps)) for (const of of map.scenarios) for (const row of of.gains) row.name = name(row.name);
    for (const skill of (flows ?? []).flat()) for (const flow of skill.regions) flow.region = name(flow.region);
    Object.assign(this, { places, flows });
  }
  scenario(id) {
    return this.scenarios.findIndex((x) => x.id === id);
  }
  indicator(id) {
    return this.indicators.findIndex((x) => x.id === id);
  }
  /// What scenario `other` has more than `base`: as stored, or turned round.
  effect(indicator, base, other) {
    const n = this.scenarios.length;
    const at = (a, b) => this.effects[indicator][(a * (2 * n - a - 1)) / 2 + (b - a - 1)];
    return base < other ? at(base, other) : turned(at(other, base), this.fans[indicator][base].whole.mean);
  }
  get period() {
    if (this.days.length < 2) return "month";
    const days = (this.days[this.days.length - 1] - this.days[this.days.length - 2]) / 864e5;
    return days <= 1 ? "day" : days <= 7 ? "week" : days <= 31 ? "month" : days <= 92 ? "quarter" : "year";
  }
  /// The middle of each period, where its value is drawn.
  get middles() {
    return this.days.map((d, t) => new Date((+d + +(this.days[t + 1] ?? this.end)) / 2));
  }
}

const neg = (x) => (x === null ? null : -x);
const swap = (i) => i && [neg(i[1]), neg(i[0])];
function turned(e, base) {
  const o = e.over;
  const mean = neg(e.mean);
  return {
    ...e, base, mean, median: neg(e.median), half: swap(e.half), most: swap(e.most), interval95: swap(e.interval95), up: 1 - e.up, good: 1 - e.good,
    relative: base > 0 ? mean / base : null,
    over: { median: o.median.map(neg), low50: o.high50.map(neg), high50: o.low50.map(neg), low90: o.high90.map(neg), high90: o.low90.map(neg), up: o.up.map((x) => 1 - x) },
  };
}

/// 0 lies within the central 90 % of pairs.
export const holdsZero = (effect) => !(effect.most && (effect.most[0] > 0 || effect.most[1] < 0));

/// Which of nine words: the share of pairs as if half a pair more had gone each way, so that ten of ten pairs are no certainty.
export function likelihood(share, pairs) {
  const p = (share * pairs + 0.5) / (pairs + 1);
  const steps = [0.01, 0.05, 0.1, 0.33, 0.66, 0.9, 0.95, 0.99];
  return steps.filter((step) => (step < 0.5 ? p >= step : p > step)).length;
}
