// What the report answers, and how one chooses what it shows.
import assert from "node:assert/strict";
import { test } from "node:test";
import { data, indicator, near, opened, page, text } from "./report.mjs";

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
