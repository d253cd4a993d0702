// The report in Chromium: what it says, what it draws, how it is used. The study is made by `tenure compare` on a small town.
// Names begin with the item of the checklist in docs/report.md.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { attempt, axe, launch, launchFirefox, ready, root, run, scratch, small, watched } from "./browser.mjs";

const folder = scratch();
const file = join(folder, "report.html");
const address = pathToFileURL(file).href;
let browser, data, page, context, seen;

const scenarios = {
  cameras: `[[intervention]]\nkind = "camera_network"\nname = "cameras"\nstart = 2022-02-01\namount = 100\nbudget = 300_000\nwhere = "everywhere"\nmonitored = true\nrollout_days = 0\n`,
  subsidy: `[[intervention]]\nkind = "rent_subsidy"\nname = "subsidy"\nstart = 2022-02-01\namount = 100\nbudget = 2_000_000\nwhere = "everywhere"\nincome_limit = 4000\n`,
  few: `[parameters]\nhousing.search.base = 0.13\n[[intervention]]\nkind = "camera_network"\nname = "a few"\nstart = 2022-02-01\namount = 10\nbudget = 100_000\nwhere = "everywhere"\nmonitored = true\nrollout_days = 0\n`,
};

before(async () => {
  const titles = { cameras: "Cameras 摄像头", subsidy: "Rent subsidy", few: "A few cameras" };
  for (const [name, text] of Object.entries(scenarios))
    writeFileSync(join(folder, `${name}.toml`), `extends = "${join(small, "baseline.toml")}"\ntitle = "${titles[name]}"\n${text}`);
  run("compare", join(small, "baseline.toml"), ...Object.keys(scenarios).map((n) => join(folder, `${n}.toml`)), "-o", join(folder, "study"), "--replicates", 12, "--quiet");
  writeFileSync(join(folder, "indices.csv"), "output,parameter,mu,mu_star,sigma\nfires,safety.a,1,2,0.5\nfires,safety.b,-3,5,1\nfires,housing.c,0.5,0.6,0.1\n");
  writeFileSync(join(folder, "scores.csv"), "table,outcome,level,value,n\ncoverage,fires,0.5,0.4,20\ncoverage,fires,0.9,0.95,20\n" + [0.1, 0.4, 0.5, 0.9].map((x) => `pit,fires,,${x},\n`).join("") + "crps,fires,,1.5,20\n");
  writeFileSync(join(folder, "validation.csv"), readFileSync(join(root, "tests", "browser", "validation.csv")));
  run("report", join(folder, "study"), "-o", file, "--scenarios", join(root, "scenarios"), "--sensitivity", join(folder, "indices.csv"), "--scores", join(folder, "scores.csv"), "--validation", join(folder, "validation.csv"), "--forecast-from", "2022-04-01");
  data = JSON.parse(readFileSync(file, "utf8").match(/id="data">([^]*?)<\/script>/)[1]);
  browser = await launch();
  await opened();
});
after(() => browser?.close());

/// A fresh page in English, or as asked.
async function opened({ hash = "", width = 1280, height = 800, locale = "en-US", ...more } = {}) {
  await context?.close();
  context = await browser.newContext({ offline: true, locale, timezoneId: "UTC", viewport: { width, height }, acceptDownloads: true, ...more });
  context.setDefaultTimeout(20000);
  context.setDefaultNavigationTimeout(60000);
  ({ page, seen } = await watched(context));
  await page.goto(address + hash);
  await ready(page);
  return page;
}
const text = (selector) => page.locator(selector).first().textContent();
const indicator = (id) => data.indicators.findIndex((x) => x.id === id);
async function download(click) {
  const [got] = await Promise.all([page.waitForEvent("download"), click()]);
  return { name: got.suggestedFilename(), bytes: readFileSync(await got.path()) };
}
const near = (a, b, by, what) => assert.ok(Math.abs(a - b) <= by, `${what}: ${a} against ${b}`);

test("numbers of the page are those of tenure compare", () => {
  const [head, ...rows] = readFileSync(join(folder, "study", "differences.csv"), "utf8").trim().split("\n").map((line) => line.split(","));
  let compared = 0;
  for (const row of rows) {
    const of = Object.fromEntries(head.map((name, k) => [name, row[k]]));
    const i = data.indicators.findIndex((x) => x.outcome === of.outcome && x.label === of.label), s = data.scenarios.findIndex((x) => x.id === of.scenario);
    if (i < 0) continue;
    const e = data.effects[i][s - 1];
    const same = (a, b) => (b === "" ? assert.ok(a === null || a !== undefined) : near(a, +b, 0.0006 * Math.abs(+b) + 1e-12, `${of.scenario} ${of.outcome}`));
    same(e.mean, of.difference);
    if (of.low95 !== "") same(e.interval95[0], of.low95), same(e.interval95[1], of.high95);
    same(e.base, of.base_mean);
    if (of.p_good !== "") same(e.good, of.p_good);
    assert.equal(e.n, +of.pairs);
    compared += 1;
  }
  assert.ok(compared >= 3 * 15, `${compared} rows compared`);
});

test("R01 R02 the page is ready, asks nothing of the network and says no error", async () => {
  await opened();
  const began = await page.evaluate(() => performance.timing.loadEventEnd - performance.timing.navigationStart);
  assert.ok(began >= 0);
  assert.deepEqual(seen, { requests: [], errors: [] });
});

test("R03 its policy allows no script but its own, and nothing it does goes against it", async () => {
  await opened();
  const policy = await page.locator("meta[http-equiv]").getAttribute("content");
  assert.match(policy, /default-src 'none'/);
  assert.match(policy, /script-src 'sha256-[^']+'(;|$)/);
  assert.doesNotMatch(policy, /unsafe-eval|script-src[^;]*unsafe-inline/);
  for (const id of await page.locator("select").evaluateAll((all) => all.map((x) => x.id)))
    for (const value of await page.locator(`#${id} option`).evaluateAll((all) => all.map((x) => x.value))) if (await page.locator(`#${id} option[value="${value}"]`).count()) await page.selectOption(`#${id}`, value);
  for (const id of ["show-runs", "own-scale", "show-few"]) await page.click(`#${id}`);
  await page.selectOption("#indicator", "incidents_actual");
  await page.click("#map-play");
  await page.click("#map-play");
  await page.click("#copy");
  await page.click("#language");
  assert.deepEqual(seen, { requests: [], errors: [] });
});

test("R05 without JavaScript it shows the main numbers in both languages", async () => {
  const bare = await browser.newContext({ offline: true, javaScriptEnabled: false });
  const off = await bare.newPage();
  await off.goto(address);
  const shown = await off.locator("noscript").textContent();
  assert.equal(await off.locator("noscript h1").count(), 1);
  assert.ok(await off.locator("noscript p").first().isVisible());
  await bare.close();
  assert.match(shown, /incidents that happen: /);
  assert.match(shown, /实际发生的治安事件：/);
  assert.match(shown, /12 pairs of runs/);
});

test("R06 one h1, no level of headings left out, the language named, ids once each", async () => {
  for (const hash of ["", "#lang=zh"]) {
    await opened({ hash });
    const found = await page.evaluate(() => ({ lang: document.documentElement.lang, levels: [...document.querySelectorAll("h1,h2,h3,h4")].map((x) => +x.tagName[1]), ids: [...document.querySelectorAll("[id]")].map((x) => x.id) }));
    assert.equal(found.lang, hash ? "zh-CN" : "en-US");
    assert.equal(found.levels.filter((x) => x === 1).length, 1);
    found.levels.forEach((x, k) => assert.ok(k === 0 || x <= found.levels[k - 1] + 1, `h${x} after h${found.levels[k - 1]}`));
    assert.equal(new Set(found.ids).size, found.ids.length, found.ids.filter((x, k) => found.ids.indexOf(x) !== k).join(" "));
  }
});

test("R10 R13 R14 title, scope, alerts and an answer for each main outcome stand above the fold", async () => {
  await opened();
  const tops = await page.evaluate(() => Object.fromEntries(["h1", ".scope", ".alerts", ".not-covered"].map((x) => [x, document.querySelector(x).getBoundingClientRect().top])));
  assert.ok(tops["h1"] < 800 && tops[".scope"] < 800 && tops[".not-covered"] < 1600, JSON.stringify(tops));
  assert.ok(tops[".alerts"] > tops[".scope"] && tops[".alerts"] < (await page.locator(".answers").first().boundingBox()).y, JSON.stringify(tops));
  const answers = await page.locator(".answers").first().locator("li").evaluateAll((all) => all.map((x) => x.getBoundingClientRect().bottom));
  assert.equal(answers.length, data.indicators.filter((x) => x.main).length);
  assert.ok(answers.every((bottom) => bottom < 800), answers.join(" "));
  assert.equal(await page.locator(".alerts li").count(), data.meta.warnings.length);
  assert.ok(data.meta.warnings.some((x) => x.code === "few_runs"));
  assert.match(await text(".scope"), /Smalltown, January 1, 2022 to April 30, 2022, 12 pairs/);
});

test("R11 R12 answers hold median, interval, unit, horizon, likelihood and share, as stored; 0 in the interval is no clear effect", async () => {
  for (const lang of ["en", "zh"]) {
    await opened({ hash: `#lang=${lang}&show=cameras,subsidy,few` });
    const told = await page.locator(".answers li").evaluateAll((all) => all.map((x) => ({ id: x.dataset.indicator, scenario: x.dataset.scenario, text: x.textContent })));
    assert.equal(told.length, 3 * data.indicators.filter((x) => x.main).length);
    for (const { id, scenario, text: said } of told) {
      const e = data.effects[indicator(id)][data.scenarios.findIndex((x) => x.id === scenario) - 1];
      if (e.zero) {
        assert.match(said, lang === "en" ? /no change at all/ : /毫无变化/);
        continue;
      }
      const holds = !(e.most[0] > 0 || e.most[1] < 0);
      assert.equal(/no clear effect|没有明确影响/.test(said), holds, said);
      assert.match(said, lang === "en" ? /4 months/ : /4 个月/);
      assert.match(said, lang === "en" ? /likely|certain/ : /可能|确定/);
      const numbers = [...said.replaceAll("−", "-").replaceAll(",", "").matchAll(/-?\d+(\.\d+)?/g)].map((m) => +m[0]);
      const scale = Math.max(Math.abs(e.median), ...e.most.map(Math.abs));
      for (const x of [e.median, ...e.most]) assert.ok(numbers.some((y) => Math.abs(Math.abs(y) - Math.abs(x)) <= scale * 0.006), `${x} in ${said}`);
      const share = 100 * (e.median < 0 ? 1 - e.up : e.up), other = 100 - share;
      assert.ok(numbers.some((y) => Math.abs(y - share) <= 0.51 || Math.abs(y - other) <= 0.51), `${share} % in ${said}`);
      assert.ok(numbers.includes(e.n));
    }
  }
});

test("R20 scenarios are picked by keyboard; the baseline is first and stays", async () => {
  await opened();
  const boxes = page.locator("fieldset input[type=checkbox]");
  assert.ok(await boxes.nth(0).isDisabled());
  assert.ok(await boxes.nth(0).isChecked());
  await boxes.nth(2).focus();
  await page.keyboard.press("Space");
  assert.deepEqual(await page.locator(".answers li").evaluateAll((all) => [...new Set(all.map((x) => x.dataset.scenario))]), ["cameras", "few"]);
  assert.equal(await page.evaluate(() => document.activeElement.dataset.scenario), "subsidy");
  await page.locator("#show-cameras").click();
  await page.locator("#show-few").click({ force: true });
  assert.equal(await page.locator("#show-few").isChecked(), true);
});

test("R21 another outcome changes every chart, title and table at once", async () => {
  await opened();
  const titles = () => page.locator("#ranking-title, #difference-title, #fan-title, #multiples-title, #who-title, #map-title, #cost-title").allTextContents();
  const old = await titles();
  assert.equal(old.length, 7);
  const took = await page.evaluate(() => {
    const select = document.getElementById("indicator"), began = performance.now();
    select.value = "displaced";
    select.dispatchEvent(new Event("change"));
    return performance.now() - began;
  });
  const now = await titles();
  // Groups of communities are named, not the outcome: that title may stay.
  now.forEach((x, k) => assert.ok(x !== old[k] || /no group of communities|communities clearly change/.test(x), x));
  assert.ok((await page.locator("#fan table").textContent()).includes("households pushed out"));
  assert.ok(took >= 0);
});

test("R22 R23 the address holds what is shown, unknown names fall back with a note, Back returns", async () => {
  await opened();
  await page.selectOption("#indicator", "rent");
  await page.selectOption("#focus", "subsidy");
  const hash = await page.evaluate(() => location.hash);
  await page.goBack();
  assert.equal(await page.inputValue("#focus"), "cameras");
  assert.equal(await page.inputValue("#indicator"), "rent");
  await page.goBack();
  assert.equal(await page.inputValue("#indicator"), data.indicators.find((x) => x.main).id);
  await opened({ hash });
  assert.equal(await page.inputValue("#indicator"), "rent");
  assert.equal(await page.inputValue("#focus"), "subsidy");
  await opened({ hash: "#ind=nothing&show=nobody,few&vs=none&t=99&lang=xx" });
  for (const name of ["nothing", "nobody", "none", "99", "xx"]) assert.ok((await text(".fell")).includes(name), name);
  assert.equal(await page.inputValue("#focus"), "few");
});

test("R24 any scenario can be compared with, and the title names it", async () => {
  await opened({ hash: "#show=cameras,subsidy,few&focus=cameras&vs=few&ind=incidents_actual" });
  assert.match(await text("#difference-title"), /Cameras 摄像头 − A few cameras/);
  const n = data.scenarios.length, [a, b] = ["cameras", "few"].map((x) => data.scenarios.findIndex((y) => y.id === x));
  const at = (Math.min(a, b) * (2 * n - Math.min(a, b) - 1)) / 2 + Math.abs(a - b) - 1;
  const e = data.effects[indicator("incidents_actual")][at];
  const row = await page.locator("#ranking tbody tr", { hasText: "Cameras 摄像头" }).first().locator("td").first().textContent();
  near(+row.replace("−", "-").replaceAll(",", ""), a > b ? e.median : -e.median, Math.abs(e.median) * 0.006 + 1e-9, "median turned round");
});

test("R30 R33 bands follow the rule of runs, the last point of the median lies where its number says", async () => {
  await opened({ hash: "#ind=incidents_actual" });
  const f = data.fans[indicator("incidents_actual")][1];
  assert.equal(f.bands.length, 0);
  assert.equal(await page.locator("#fan .band path").count(), 0);
  assert.match(await text("#fan figcaption"), /fewer than 40 runs/);
  assert.equal(await page.locator("#fan .single path").count(), 12);
  assert.equal(await page.locator("#fan .median path").count(), 1);
  assert.equal(await page.locator("#fan .against path").count(), 1);
});

test("R31 where measured data end is drawn and named", async () => {
  await opened();
  assert.equal(await page.locator("#fan .forecast line").count(), 1);
  assert.match(await text("#fan svg"), /forecast from here/);
});

test("R32 labels at the ends of lines do not lie on one another", async () => {
  for (const ind of ["incidents_actual", "fires", "rent"]) {
    await opened({ hash: `#ind=${ind}` });
    for (const id of ["fan", "difference", "cost", "acceptability"]) {
      const boxes = await page.locator(`#${id} .end-label`).evaluateAll((all) => all.map((x) => x.getBoundingClientRect()).map((b) => [b.top, b.bottom]).sort((a, b) => a[0] - b[0]));
      assert.ok(boxes.length > 0, id);
      boxes.forEach((b, k) => assert.ok(k === 0 || b[0] >= boxes[k - 1][1] - 4, `${id}: ${JSON.stringify(boxes)}`));
    }
  }
});

test("R34 single runs can be taken away and shown again", async () => {
  await opened();
  await page.click("#show-runs");
  assert.equal(await page.locator("#fan .single path").count(), 0);
  await page.click("#show-runs");
  assert.equal(await page.locator("#fan .single path").count(), 12);
});

test("R35 R36 the fan is read by keyboard and by pointer", async () => {
  await opened({ hash: "#ind=incidents_actual" });
  const f = data.fans[indicator("incidents_actual")][1];
  await page.locator("#fan .cursor").focus();
  const reading = () => text("#fan .reading");
  await page.keyboard.press("Home");
  assert.match(await reading(), /January 2022/);
  await page.keyboard.press("ArrowRight");
  assert.match(await reading(), /February 2022/);
  await page.keyboard.press("End");
  assert.match(await reading(), /April 2022/);
  const numbers = [...(await reading()).replaceAll(",", "").matchAll(/\d+(\.\d+)?/g)].map((m) => +m[0]);
  for (const x of [f.median[3], f.low90[3], f.high90[3]]) assert.ok(numbers.some((y) => Math.abs(y - x) <= 0.006 * f.high90[3]), `${x}: ${await reading()}`);
  await page.keyboard.press("PageUp");
  assert.match(await reading(), /January 2022/);
  await page.keyboard.press("Escape");
  assert.equal(await reading(), "");
  await opened({ hash: "#ind=incidents_actual", width: 320, height: 640 });
  await page.locator("#fan svg").hover({ position: { x: 80, y: 120 } });
  assert.match(await reading(), /median/);
  assert.ok(await page.locator("#fan .reading").evaluate((x) => x.getBoundingClientRect().right <= innerWidth));
});

test("R37 all text of charts lies level, and no chart has two scales", async () => {
  await opened();
  const turned = await page.locator(".plot svg text").evaluateAll((all) => all.filter((x) => { const m = x.getScreenCTM(); return m && Math.abs(m.b) > 0.01; }).map((x) => x.textContent));
  assert.deepEqual(turned, []);
  assert.ok((await page.locator("#fan svg [aria-label]").count()) === 0);
});

test("R40 differences have a line at 0 and say how many pairs go the good way", async () => {
  await opened({ hash: "#ind=incidents_actual" });
  assert.equal(await page.locator("#difference .zero line").count(), 1);
  const e = data.effects[indicator("incidents_actual")][0];
  assert.ok((await text("#difference .direction")).includes(`${Math.round(100 * e.good)} % of pairs`), await text("#difference .direction"));
});

test("R41 R42 the ranking lists every policy, best first, and sorts by name and by the worse end", async () => {
  await opened({ hash: "#ind=incidents_actual" });
  const names = () => page.locator("#ranking svg [aria-label='y-axis tick label'] text, #ranking svg g[text-anchor='end'] text").allTextContents();
  const effects = data.effects[indicator("incidents_actual")].slice(0, 3).map((e, k) => ({ title: data.scenarios[k + 1].title, ...e }));
  assert.deepEqual(await names(), [...effects].sort((a, b) => a.median - b.median).map((x) => x.title));
  await page.selectOption("#ranking-sort", "byName");
  assert.deepEqual(await names(), effects.map((x) => x.title).sort((a, b) => a.localeCompare(b, "en-US")));
  await page.selectOption("#ranking-sort", "byBound");
  assert.deepEqual(await names(), [...effects].sort((a, b) => a.most[1] - b.most[1]).map((x) => x.title));
  assert.equal(await page.locator("#ranking .median circle").count(), 3);
  assert.equal(await page.locator("#ranking .most line").count(), 3);
  const best = effects.reduce((a, b) => (b.median < a.median ? b : a));
  if (best.most[1] < 0) {
    assert.ok((await text("#ranking-title")).startsWith(best.title));
    assert.ok((await page.locator(`.answers li[data-indicator=incidents_actual][data-scenario=${data.scenarios.find((x) => x.title === best.title).id}]`).getAttribute("class")).includes("good"));
  }
});

test("R43 small multiples have a panel a scenario with one scale, or their own, in 1, 2 or 4 columns", async () => {
  for (const [width, columns] of [[1280, 4], [600, 2], [320, 1]]) {
    await opened({ width, height: 800, hash: "#ind=rent" });
    const panels = page.locator("#multiples .panel");
    assert.equal(await panels.count(), 4);
    assert.equal(new Set(await panels.evaluateAll((all) => all.map((x) => x.getAttribute("x")))).size, columns);
    const sizes = await page.locator("#multiples text").evaluateAll((all) => all.map((x) => parseFloat(getComputedStyle(x).fontSize) * x.getScreenCTM().a));
    assert.ok(Math.min(...sizes) >= 10, String(Math.min(...sizes)));
  }
  await page.click("#own-scale");
  assert.match(await text("#multiples"), /its own scale/);
});

test("R50 R51 five steps add to all residents, All is on top, the title names who gains or loses most", async () => {
  await opened({ hash: "#ind=incidents_actual" });
  for (const map of Object.values(data.places.maps))
    for (const of of map.scenarios)
      for (const row of of.gains) near(row.share.reduce((a, b) => a + b, 0), 1, 0.001, row.kind);
  assert.equal(await page.locator("#who tbody th").first().textContent(), "All");
  const rows = data.places.maps.incidents_actual.scenarios[0].gains;
  assert.equal(await page.locator("#who .steps rect").count(), 5 * rows.length);
  const shares = rows.flatMap((r) => r.share).filter((x) => x >= 0.07).length;
  assert.equal(await page.locator("#who svg text", { hasText: /^\d+ %$/ }).count() >= shares, true);
  const most = [...rows.slice(1)].sort((a, b) => b.share[0] + b.share[1] - a.share[0] - a.share[1])[0];
  const title = await text("#who-title");
  if (most.share[0] + most.share[1] > 0 && most.kind === "town") assert.ok(title.includes(most.name), title);
  else assert.ok(title.length > 10);
});

test("R60 R63 R64 each shape has the colour of its value on one scale, hatched where 0 is held, with a sign where it is not", async () => {
  await opened({ hash: "#ind=incidents_actual&focus=cameras&show=cameras,few" });
  const map = data.places.maps.incidents_actual;
  assert.equal(await page.locator("#map .community").count(), data.places.communities.length);
  const check = async (median, holds) => {
    const shown = await page.evaluate(() => [...document.querySelectorAll("#map .community")].map((x, k) => ({ fill: x.getAttribute("fill"), hatched: document.querySelectorAll("#map .hatch")[k].classList.contains("hatched"), sign: document.querySelectorAll("#map .sign")[k].textContent })));
    shown.forEach((x, c) => {
      assert.equal(x.hatched, holds[c] === "1");
      assert.equal(x.sign, holds[c] === "1" || !median[c] ? "" : median[c] < 0 ? "+" : "−");
      const same = shown.find((y, d) => d !== c && median[d] === median[c]);
      if (same) assert.equal(x.fill, same.fill);
    });
    return shown;
  };
  await check(map.scenarios[0].whole.median, map.scenarios[0].whole.holds0);
  const ends = () => page.locator("#map svg > text[text-anchor=start], #map svg > text[text-anchor=end]").allTextContents();
  await page.locator("#map-month").fill("2");
  await check(map.scenarios[0].median[2], map.scenarios[0].holds0[2]);
  const before = await ends();
  await page.locator("#map-month").fill("1");
  assert.deepEqual(await ends(), before);
  await page.selectOption("#focus", "few");
  assert.deepEqual(await ends(), before);
  assert.match(await text("#map svg"), /no clear change/);
});

test("R61 R62 the slider goes by keyboard and says the month; Play goes on, Pause stops", async () => {
  await opened({ hash: "#ind=incidents_actual", reducedMotion: "reduce" });
  const value = () => page.locator("#map-month").getAttribute("aria-valuetext");
  await page.locator("#map-month").focus();
  await page.keyboard.press("Home");
  assert.equal(await value(), "January 2022");
  await page.keyboard.press("ArrowRight");
  assert.equal(await value(), "February 2022");
  await page.keyboard.press("End");
  assert.equal(await value(), "Whole period");
  await page.click("#map-play");
  await page.waitForFunction(() => document.getElementById("map-month").value === "2");
  await page.click("#map-play");
  const stopped = await value();
  await page.waitForTimeout(500);
  assert.equal(await value(), stopped);
});

test("R65 the table of communities sorts, and it and the map choose for each other", async () => {
  await opened({ hash: "#ind=incidents_actual" });
  await page.click("#communities summary");
  await page.locator("#communities thead button").nth(3).click();
  const medians = await page.locator("#communities tbody tr").evaluateAll((all) => all.map((x) => +x.children[3].textContent.replace("−", "-").replaceAll(",", "")));
  assert.deepEqual(medians, [...medians].sort((a, b) => a - b));
  const name = await page.locator("#communities tbody th button").nth(1).textContent();
  await page.locator("#communities tbody th button").nth(1).click();
  assert.equal(await page.locator("#map .community.chosen").getAttribute("data-community"), name);
  await page.locator("#map .community").nth(0).dispatchEvent("click");
  assert.equal(await page.locator("#communities tr.chosen").count(), 1);
});

test("R66 the map says that it is schematic", async () => {
  await opened();
  assert.match(await text("#map figcaption"), /Schematic outlines/);
});

test("R70 none on the Pareto line is beaten on both cost and effect, every one off it is", () => {
  for (const plane of Object.values(data.planes))
    for (const arm of plane.arms) {
      const beaten = plane.arms.some((o) => o.cost.mean <= arm.cost.mean && o.effect.mean >= arm.effect.mean && (o.cost.mean < arm.cost.mean || o.effect.mean > arm.effect.mean));
      assert.equal(arm.on_line, !beaten);
    }
});

test("R71 chances of being best add to one, and the slider says who is best", async () => {
  await opened({ hash: "#ind=incidents_actual" });
  const plane = data.planes.incidents_actual;
  plane.thresholds.forEach((_, k) => near(plane.arms.reduce((sum, arm) => sum + arm.best[k], 0), 1, 0.002, `threshold ${k}`));
  const said = await text("#accept-says");
  await page.locator("#accept-at").fill("0");
  assert.match(await text("#accept-says"), /At 0 yuan/);
  assert.notEqual(await text("#accept-says"), said);
  assert.ok((await page.locator("#cost .draws path").count()) > 12);
});

test("R72 R73 drivers are sorted by width with their numbers; coverage and PIT are shown, few observations said", async () => {
  await opened();
  assert.deepEqual(await page.locator("#drivers-0 tbody th").allTextContents(), ["safety.b", "safety.a", "housing.c"]);
  assert.match(await text("#drivers-0-title"), /safety.b drives it most/);
  assert.match(await text("#coverage-title"), /90 % held 95.0 % of 20/);
  assert.match(await text("#coverage figcaption"), /Fewer than 30/);
  assert.ok((await page.locator("#pit .pit rect").count()) >= 3);
});

test("reported figures stand beside simulated ones, split into trend, recording, chance and caused", async () => {
  await opened();
  assert.equal(await page.locator("#reported tbody tr").count(), data.validation.figures.length);
  assert.match(await text("#split-0-title"), /recorded incidents: reported −21.0 %, caused by the programmes −4.8 %/);
  assert.deepEqual(await page.locator("#split-0 tbody th").allTextContents(), ["trend", "chance", "recording, without programmes", "caused by the programmes", "recording, by the programmes", "recorded change, simulated"]);
});

test("flows of talents are those of the results, by skill", async () => {
  await opened();
  const talents = data.flows[1][1];
  assert.equal(talents.skill, "talents");
  near(talents.total.came, talents.regions.reduce((a, r) => a + r.came, 0), 0.01 * talents.total.came, "regions add up");
  await page.selectOption("#flows-skill", "0");
  assert.match(await text("#flows-title"), /people came/);
  assert.equal(await page.locator("#flows .flows rect").count(), 2 * data.flows[1][0].regions.length);
});

test("R80 every parameter has value, unit, kind and source; filter and differences work", async () => {
  await opened();
  await page.click("#parameters > summary");
  assert.ok(data.parameters.length > 250);
  for (const p of data.parameters) assert.ok(p.unit && p.kind && p.source && p.about, p.name);
  const rows = () => page.locator("#parameters tbody tr").count();
  assert.equal(await rows(), data.parameters.length);
  await page.fill("#filter", "housing.search.base");
  assert.ok((await rows()) < 5);
  await page.fill("#filter", "");
  await page.click("#only-differences");
  assert.deepEqual(await page.locator("#parameters tbody tr").evaluateAll((all) => all.map((x) => x.dataset.name)), ["housing.search.base"]);
  assert.match(await page.locator("#parameters tbody tr").textContent(), /0.12.*0.13/);
});

test("R81 provenance names version, commit, seed, runs, time and hashes, and its command makes the same numbers", async () => {
  await opened();
  const shown = await text("#s-provenance");
  for (const x of [data.meta.version, data.meta.commit, data.meta.hash, "UTC", ...data.scenarios.map((s) => s.hash)]) assert.ok(shown.includes(x), x);
  const words = data.meta.command.split(" ");
  assert.equal(words[0], "tenure");
  words[words.indexOf("-o") + 1] = join(folder, "again");
  run(...words.slice(1), "--quiet");
  run("report", join(folder, "again"), "-o", join(folder, "again.html"), "--scenarios", join(root, "scenarios"));
  assert.ok(readFileSync(join(folder, "again.html"), "utf8").includes(`"hash":"${data.meta.hash}"`));
});

test("R82 the command is copied or, where that is not allowed, selected", async () => {
  await opened();
  await page.click("#copy");
  await page.waitForFunction(() => /Copied|Selected/.test(document.querySelector("#s-provenance [role=status]").textContent));
  if (/Selected/.test(await text("#s-provenance .quiet[role=status]"))) assert.equal(await page.evaluate(() => getSelection().toString().trim()), data.meta.command);
});

test("R90 every chart has a table with a caption and scopes", async () => {
  await opened();
  for (const figure of await page.locator("figure").all()) {
    assert.equal(await figure.locator("details.data > .scroll > table > caption").count() >= 1, true, await figure.getAttribute("id"));
    assert.ok((await figure.locator("th[scope=col]").count()) > 1);
    assert.ok((await figure.locator("tbody th[scope=row]").count()) > 0);
  }
});

test("R91 CSV opens in a spreadsheet: BOM, CRLF, units, Chinese, formulas harmless, numbers numbers", async () => {
  await opened({ hash: "#ind=rent" });
  await page.click("#fan details.data summary");
  const shown = await download(() => page.locator("#fan .buttons button").nth(0).click());
  const csv = shown.bytes.toString("utf8");
  assert.ok(csv.startsWith("\ufeff"));
  assert.equal(csv.split("\r\n").length, 1 + 2 * 4 + 1);
  assert.match(csv, /yuan a month/);
  assert.match(csv, /Cameras 摄像头/);
  assert.equal(shown.name, "fan-cameras-rent.csv");
  const all = await download(() => page.locator("#fan .buttons button").nth(1).click());
  assert.equal(all.bytes.toString("utf8").trim().split("\r\n").length, 1 + data.indicators.length * data.scenarios.length * 4);
  await page.click("#difference details.data summary");
  const differences = (await download(() => page.locator("#difference .buttons button").nth(0).click())).bytes.toString("utf8");
  assert.doesNotMatch(differences, /,'-\d/);
});

test("R92 R93 R94 SVG stands alone, PNG is twice its size, JSON is the data", async () => {
  await opened();
  for (const id of ["fan", "map", "ranking", "cost"]) {
    await page.locator(`#${id} > details.data:has(.buttons) > summary`).click();
    const svg = (await download(() => page.locator(`#${id} .buttons button`).nth(2).click())).bytes.toString("utf8");
    assert.doesNotMatch(svg, /var\(|currentColor|href="http/);
    assert.match(svg, /<title>/);
    assert.match(svg, /Source: Tenure 0\.1\.0, seed 1, 12 pairs/);
    writeFileSync(join(folder, `${id}.svg`), svg);
    execFileSync("xmllint", ["--noout", join(folder, `${id}.svg`)]);
    execFileSync("rsvg-convert", [join(folder, `${id}.svg`), "-o", join(folder, `${id}-r.png`)]);
    const png = await download(() => page.locator(`#${id} .buttons button`).nth(3).click());
    const [, w] = svg.match(/<svg[^>]* width="([\d.]+)"/);
    near(png.bytes.readUInt32BE(16), 2 * Math.floor(+w), 2, `width of ${id}.png`);
    assert.match(png.name, new RegExp(`^${id}-cameras-`));
  }
  const json = await download(() => page.click("#json"));
  assert.deepEqual(JSON.parse(json.bytes.toString("utf8")), data);
});

test("R100 R101 it prints to A4: figures whole, controls gone, provenance at the end, text to be found", async () => {
  for (const lang of ["en", "zh"]) {
    await opened({ hash: `#lang=${lang}` });
    const path = join(folder, `${lang}.pdf`);
    await page.pdf({ path, format: "A4", preferCSSPageSize: true, tagged: true, outline: true });
    const info = execFileSync("pdfinfo", [path], { encoding: "utf8" });
    assert.match(info, /Page size: +59[45].* x 84[12]/);
    assert.match(info, /Tagged: +yes/);
    assert.match(info, /Title: +\S/);
    const pages = +info.match(/Pages: +(\d+)/)[1];
    assert.ok(pages <= 12, `${pages} pages`);
    const words = execFileSync("pdftotext", ["-layout", path, "-"], { encoding: "utf8" });
    assert.ok(words.includes(lang === "zh" ? "谁受益" : "Who gains"), words.slice(0, 300));
    assert.ok(words.includes(lang === "zh" ? "显示：" : "Shown: Cameras"));
    assert.ok(!words.includes(lang === "zh" ? "复制命令" : "Copy command"));
    const last = words.trim().split("\f").slice(-2).join("\n");
    assert.ok(last.includes(data.meta.hash), "provenance is on the last pages");
  }
});

test("R110 axe finds nothing, in both languages, closed and open", async () => {
  for (const lang of ["en", "zh"]) {
    await opened({ hash: `#lang=${lang}` });
    assert.deepEqual(await axe(page), []);
    await page.evaluate(() => document.querySelectorAll("details").forEach((d) => (d.open = true)));
    assert.deepEqual(await axe(page), []);
  }
});

test("R111 Tab reaches every control in order, the way past them works", async () => {
  await opened();
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "answers");
  const reached = new Set();
  for (let k = 0; k < 400; ++k) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(() => { const x = document.activeElement; return x === document.body ? null : x.id || x.textContent.slice(0, 30); });
    if (at === null) break;
    reached.add(at);
  }
  for (const id of ["indicator", "focus", "versus", "ranking-sort", "show-runs", "own-scale", "map-play", "map-month", "accept-at", "flows-skill", "copy", "json"]) assert.ok(reached.has(id), id);
  const outline = await page.locator("#copy").evaluate((x) => { x.focus(); return getComputedStyle(x).outlineWidth; });
  assert.equal(parseFloat(outline) >= 2, true);
});

test("R112 at phone width and at 400 % nothing scrolls sideways, and targets are large enough", async () => {
  for (const width of [320, 390, 768]) {
    for (const lang of ["en", "zh"]) {
      await opened({ width, height: 700, hash: `#lang=${lang}` });
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)) <= 0, `${width} ${lang}`);
    }
  }
  const small = await page.locator("button, select, input, summary").evaluateAll((all) => all.filter((x) => x.offsetParent).map((x) => ({ what: x.id || x.textContent.slice(0, 20), w: x.getBoundingClientRect().width, h: x.getBoundingClientRect().height })).filter((x) => x.w < 24 || (x.h < 24 && !(x.what === "map-month" || x.what === "accept-at"))));
  assert.deepEqual(small, []);
});

test("R113 it works with forced colours, in the dark and without motion", async () => {
  await opened({ forcedColors: "active", colorScheme: "dark", reducedMotion: "reduce" });
  assert.deepEqual(seen.errors, []);
  assert.ok((await page.locator(".plot svg").count()) > 7);
  assert.deepEqual(await axe(page), []);
});

test("R114 lines are told by label and dash, losses by sign, whatever colours one sees", async () => {
  await opened({ hash: "#ind=incidents_actual" });
  const dashes = await page.locator("#difference .line").evaluateAll((all) => all.map((x) => x.getAttribute("stroke-dasharray") ?? ""));
  assert.equal(new Set(dashes).size, dashes.length);
  assert.equal(await page.locator("#difference .end-label").count(), 3);
});

test("R120 R121 the language switches without losing what is shown; no text of the other one is left", async () => {
  await opened({ hash: "#ind=rent&focus=subsidy&show=subsidy,few" });
  await page.click("#language");
  assert.equal(await page.inputValue("#indicator"), "rent");
  assert.equal(await page.inputValue("#focus"), "subsidy");
  const left = await page.evaluate((names) => {
    const walk = document.createTreeWalker(document.getElementById("app"), NodeFilter.SHOW_TEXT), found = [];
    for (let n = walk.nextNode(); n; n = walk.nextNode()) {
      if (n.parentElement.closest("[lang=en], style, pre, code, dl, .programme, #language")) continue;
      let t = n.textContent.replace(/^.*…$/, "");
      for (const name of names) t = t.split(name).join("");
      if (/[A-Za-z]{3,}/.test(t.replace(/tenure [a-z ]+|--[a-z]+|Tenure|CSV|SVG|PNG|JSON|JavaScript|SCENARIO|sigma|Esc|scenario|[0-9a-f]{16}|indices\.csv|scores\.csv|forecast\/backtest\.csv|validation|PIT|CRPS|WIS|[a-z_]+\.[a-z_]+(\.[a-z_]+)*/g, ""))) found.push(n.textContent);
    }
    return found;
  }, [...data.scenarios.flatMap((x) => [x.title, x.file]), ...data.places.communities, ...Object.keys(data.names), ...data.programmes.flat().map((p) => Object.fromEntries(p).name), ...(data.places.outline?.shapes ?? []).map((x) => x.town), data.meta.district, ...data.flows[0][0].regions.map((r) => r.region), ...data.validation.figures.flatMap((f) => [f.figure, f.source, f.unit]), "fires"].filter((x) => x.length > 2).sort((a, b) => b.length - a.length));
  assert.deepEqual([...new Set(left)], []);
  assert.match(await text("#map-title"), /个社区/);
  assert.match(await text(".scope"), /2022年1月1日/);
  await page.click("#language");
  const chinese = await page.evaluate(() => [...document.querySelectorAll("#app h2, #app p, #app th, #app label, #app summary, #app svg text")].map((x) => x.textContent).filter((t) => /[\u4e00-\u9fff]/.test(t.replace("Cameras 摄像头", ""))));
  assert.deepEqual(chinese, []);
});

test("R121 large numbers are told in 万 and 亿 in Chinese", async () => {
  await opened({ hash: "#lang=zh&ind=residents" });
  assert.match(await text("#fan-title"), /1\.\d+万人/);
});

test("R122 R123 glyphs are there and nothing is cut", async () => {
  for (const lang of ["en", "zh"]) {
    await opened({ hash: `#lang=${lang}` });
    assert.ok(await page.evaluate(() => [...document.fonts].every((f) => f.status !== "error")));
    const cut = await page.evaluate(() => [...document.querySelectorAll("button, h1, h2, h3, th, label, .plot")].filter((x) => x.offsetParent && x.scrollWidth > x.clientWidth + 2 && getComputedStyle(x).display !== "inline").map((x) => x.textContent.slice(0, 60)));
    assert.deepEqual(cut, []);
    const out = await page.evaluate(() => [...document.querySelectorAll(".plot svg")].flatMap((svg) => { const b = svg.getBoundingClientRect(); return [...svg.querySelectorAll("text")].map((x) => [x.textContent, x.getBoundingClientRect()]).filter(([, r]) => r.width > 0 && (r.left < b.left - 2 || r.right > b.right + 2)).map(([t, r]) => `${t} ${Math.round(r.left - b.left)} ${Math.round(r.right - b.right)}`); }));
    assert.deepEqual(out, []);
  }
});

test("Firefox opens it and switches its language", async () => {
  const firefox = await launchFirefox();
  try {
    const p = await firefox.newPage();
    const errors = [];
    p.on("pageerror", (e) => errors.push(String(e)));
    await p.goto(address);
    await p.waitForFunction(() => window.tenureReady === true);
    assert.ok((await p.$$eval(".plot svg", (all) => all.length)) > 7);
    await p.click("#language");
    assert.equal(await p.$eval("html", (x) => x.lang), "zh-CN");
    assert.deepEqual(errors, []);
  } finally {
    await firefox.close();
  }
});

test("the command refuses what is no study, in words, and leaves files alone", () => {
  const refused = (said, ...args) => {
    const { status, stderr } = attempt("report", ...args);
    assert.equal(status, 2, stderr);
    assert.match(stderr, said);
  };
  refused(/--overwrite/, join(folder, "study"), "-o", file);
  mkdirSync(join(folder, "empty"), { recursive: true });
  refused(/holds no differences.h5/, join(folder, "empty"), "-o", join(folder, "x.html"));
  refused(/is one results file/, join(folder, "study", "cameras.h5"), "-o", join(folder, "x.html"));
  refused(/no column "table"/, join(folder, "study"), "-o", join(folder, "x.html"), "--scores", join(folder, "indices.csv"));
  refused(/is no day/, join(folder, "study"), "-o", join(folder, "x.html"), "--forecast-from", "soon");
});
