// A newcomer's walk through the planner's page of the reference district.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { ready, root } from "./browser.mjs";
import { page, server, shot } from "./planner.mjs";

/// TENURE_WALK=full walks through the full district (some minutes), whose pictures docs/serve.md shows.
const walk = process.env.TENURE_WALK === "full"
  ? { size: /Full district/, lives: "16", wait: 3_000_000, answer: /charging piles changes fires most in the wanted direction/ }
  : { size: /Quick look/, lives: "16", wait: 400_000, note: /2% of the people/, answer: /fires/ };

test("a newcomer compares cameras, charging piles and a rent subsidy and reads what helps against fires", async () => {
  const zhongkai = await server("zhongkai", join(root, "scenarios"), "--threads", "2");
  const { context, page: p, errors } = await page(zhongkai);
  await shot(p, "walk-1-list");
  await p.getByRole("button", { name: "New study" }).click();
  await p.locator("#start-from").waitFor();
  for (const title of ["Zhongkai 2022, cameras", "Zhongkai 2022, charging piles", "Zhongkai 2022, rent subsidy"]) {
    const value = await p.locator("#start-from option").evaluateAll((all, wanted) => all.filter((one) => one.textContent === wanted).map((one) => one.value).filter((one) => one !== "zhongkai/red-rental-house/cameras.toml")[0], title);
    await p.locator("#start-from").selectOption(value);
    await p.locator("#add-scenario").click();
    await p.locator(".tabs button", { hasText: title }).waitFor();
  }
  await p.waitForFunction(() => /[\d,]+ yuan once|depends on who/.test(document.querySelector(".cost")?.innerText ?? ""));
  await p.locator("#study-title").fill("What helps against fires?");
  await p.getByRole("radio", { name: walk.size }).check();
  await p.getByLabel("Lives of the district").fill(walk.lives);
  await shot(p, "walk-2-form");
  await p.locator("#run").click();
  await p.locator("progress").waitFor();
  await shot(p, "walk-3-running");
  await p.locator("table.answers").waitFor({ timeout: walk.wait });
  assert.equal(await p.locator("#outcome").inputValue(), "fires");
  const rows = await p.locator("table.answers tbody tr").evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.innerText)));
  assert.equal(rows.length, 3);
  for (const [name, , difference, , sure, , , yuan] of rows) {
    assert.match(name, /Zhongkai 2022/);
    if (/charging piles/.test(name) && walk.size.test("Full district")) assert.match(yuan, /^\d[\d.]* million\n\(\d[\d.]* … \d[\d.]* million\)/);
    assert.match(difference, /\d\n\(.+ … .+\)/, name);
    assert.match(sure, /clear: the interval leaves out 0|no clear average effect|no change at all/);
  }
  assert.match(await p.locator(".answer").innerText(), walk.answer);
  if (walk.note) assert.match(await p.locator(".note").innerText(), walk.note);
  await shot(p, "walk-4-result");
  const [report] = await Promise.all([context.waitForEvent("page"), p.getByRole("link", { name: "Open the full report" }).click()]);
  await ready(report);
  assert.match(await report.locator("h1").innerText(), /Zhongkai/);
  await shot(report, "walk-5-report");
  assert.deepEqual(errors, []);
  await context.close();
  await zhongkai.end();
});
