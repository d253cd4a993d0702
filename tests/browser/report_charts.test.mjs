// The report's charts: the fan, differences over time, ranking, small multiples, cost against effect, flows.
import assert from "node:assert/strict";
import { test } from "node:test";
import { data, indicator, near, opened, page, text } from "./report.mjs";

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

test("flows of talents are those of the results, by skill", async () => {
  await opened();
  const talents = data.flows[1][1];
  assert.equal(talents.skill, "talents");
  near(talents.total.came, talents.regions.reduce((a, r) => a + r.came, 0), 0.01 * talents.total.came, "regions add up");
  await page.selectOption("#flows-skill", "0");
  assert.match(await text("#flows-title"), /people came/);
  assert.equal(await page.locator("#flows .flows rect").count(), 2 * data.flows[1][0].regions.length);
});
