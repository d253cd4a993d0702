// Who gains and who loses, and where: the report's steps, its map and the table of communities.
import assert from "node:assert/strict";
import { test } from "node:test";
import { data, near, opened, page, text } from "./report.mjs";

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
