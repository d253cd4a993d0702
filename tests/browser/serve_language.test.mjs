// The planner's page in English and Chinese, by keyboard, for axe, on a phone.
import assert from "node:assert/strict";
import { test } from "node:test";
import { zhChoices, zhFields, zhKinds, zhUnits } from "../../web/src/planner/terms.js";
import { axe } from "./browser.mjs";
import { ask, asked, ended, made, openStudy, page, run, shot, town } from "./planner.mjs";

test("every kind of intervention, key, unit and choice has its words in Chinese", async () => {
  const { kinds } = (await ask(town, "GET", "/api/schema?base=baseline.toml")).json;
  const fields = kinds.flatMap((kind) => [...kind.fields, ...kind.row_fields]);
  const without = (all, table) => [...new Set(all)].filter((one) => one && one !== "1" && !table[one]);
  assert.deepEqual(without(kinds.map((kind) => kind.kind), zhKinds), []);
  assert.deepEqual(without(fields.map((field) => field.key), zhFields), []);
  assert.deepEqual(without(fields.flatMap((field) => field.choices), zhChoices), []);
  assert.deepEqual(without([...fields.map((field) => field.unit), ...kinds.map((kind) => kind.amount_unit)], zhUnits), []);
});

/// Words on a Chinese page that nothing marks as English and that are no name of the user's.
async function englishLeft(p) {
  const english = await p.evaluate(() => {
    const found = [];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      const text = walk.currentNode.textContent.trim();
      const at = walk.currentNode.parentElement;
      if (/[a-z]{4,}/i.test(text) && !at.closest("[lang=en], #start-from, code, script, noscript, .tab, .who, .dates, .together, h1") && !/[\u4e00-\u9fff]/.test(text)) found.push(text);
    }
    return found;
  });
  return english.filter((text) => !/^(Tenure|Cameras|cameras|Smalltown.*|(East|West)( \d+)?|English|tenure.*)$/.test(text));
}

test("both languages are complete, by keyboard, without what axe finds, at phone width", async () => {
  const { id } = await made(town);
  const lived = await run(town, asked());
  await ended(town, lived);
  for (const locale of ["en-US", "zh-CN"]) {
    const { context, page: p, errors } = await page(town, { locale });
    assert.equal(await p.evaluate(() => document.documentElement.lang), locale === "zh-CN" ? "zh-CN" : "en");
    assert.deepEqual(await axe(p), []);
    await shot(p, `serve-list-${locale}`);
    await openStudy(p, town, id);
    await p.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
    await p.locator(".cost").waitFor();
    assert.deepEqual(await axe(p), []);
    await shot(p, `serve-form-${locale}`);
    if (locale === "zh-CN") {
      assert.deepEqual(await englishLeft(p), []);
      await p.locator("#search-numbers").first().fill("治安事件");
      await p.locator(".found .hint").first().waitFor();
      assert.deepEqual(await englishLeft(p), []);
      await openStudy(p, town, lived);
      await p.locator("table.answers").waitFor();
      await p.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
      assert.deepEqual(await englishLeft(p), []);
      assert.match(await p.locator("table.answers caption").innerText(), /住宅火灾 \[起\]/);
      await openStudy(p, town, id);
    }
    await p.setViewportSize({ width: 320, height: 700 });
    assert.ok((await p.evaluate(() => document.documentElement.scrollWidth)) <= 320, "sideways scroll at 320 px");
    await shot(p, `serve-phone-${locale}`);
    assert.deepEqual(errors, []);
    await context.close();
  }
  const { context, page: p } = await page(town);
  const reached = new Set();
  await openStudy(p, town, id);
  for (let i = 0; i < 80; ++i) {
    await p.keyboard.press("Tab");
    reached.add(await p.evaluate(() => document.activeElement?.id || document.activeElement?.dataset?.bar || document.activeElement?.tagName));
  }
  for (const wanted of ["study-title", "start-from", "add-scenario", "kind", "run"]) assert.ok(reached.has(wanted), wanted);
  await p.getByRole("button", { name: "中文" }).click();
  assert.equal(await p.evaluate(() => document.documentElement.lang), "zh-CN");
  await context.close();
});
