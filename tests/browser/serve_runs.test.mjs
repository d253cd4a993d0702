// Runs on the planner's page: progress, reloads, lost connections, servers that come back, many tabs.
import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, ready, small } from "./browser.mjs";
import { ask, asked, ended, long, made, openStudy, page, run, server, shot, town } from "./planner.mjs";

test("a run shows its progress, goes on after a reload, and is cancelled", async () => {
  const { context, page: p, errors } = await page(town);
  const { id } = await made(town, asked(long));
  await openStudy(p, town, id);
  await p.locator("#run").click();
  const text = p.locator(".progress-text");
  await p.waitForFunction(() => /run \d+ of 4,000 .* left · 2 threads/.test(document.querySelector(".progress-text")?.innerText ?? ""));
  const value = () => p.locator("progress").evaluate((bar) => bar.value);
  const before_reload = await value();
  await shot(p, "serve-running");
  await p.reload();
  await ready(p);
  await p.waitForFunction(() => /run \d+ of/.test(document.querySelector(".progress-text")?.innerText ?? ""));
  assert.ok((await value()) >= before_reload);
  const seen = [];
  for (let i = 0; i < 10; ++i) {
    seen.push(await value());
    await p.waitForTimeout(100);
  }
  assert.deepEqual(seen, [...seen].sort((a, b) => a - b));
  assert.deepEqual((await axe(p)).filter(Boolean), []);
  await p.getByRole("button", { name: "Cancel, keep nothing" }).click();
  await p.getByText("State: cancelled").waitFor();
  assert.match(await p.locator("[role=alert]:visible").first().innerText(), /Nothing was kept/);
  assert.equal(await text.count(), 0);
  assert.deepEqual(errors, []);
  await context.close();
});

test("a browser that was offline follows the same run again, and there is no second one", async () => {
  const { context, page: p } = await page(town);
  const id = await run(town, asked(long));
  await openStudy(p, town, id);
  await p.waitForFunction(() => /run \d+ of/.test(document.querySelector(".progress-text")?.innerText ?? ""));
  await context.setOffline(true);
  await p.reload().catch(() => {}); // ends the open stream, which being offline alone does not
  await context.setOffline(false);
  await openStudy(p, town, id);
  await p.waitForFunction(() => /run \d+ of/.test(document.querySelector(".progress-text")?.innerText ?? ""));
  assert.equal((await ask(town, "GET", "/api/jobs")).json.length, 1);
  await ask(town, "POST", `/api/studies/${id}/cancel`, { keep: false });
  await ended(town, id);
  await context.close();
});

test("a page whose stream never says anything follows its run all the same", async () => {
  const { context, page: p } = await page(town);
  await context.route("**/api/events", () => {}); // never answered
  const { id } = await made(town, asked(long));
  await openStudy(p, town, id);
  await p.reload();
  await ready(p);
  await p.locator("#run").click();
  await p.waitForFunction(() => /run \d+ of/.test(document.querySelector(".progress-text")?.innerText ?? ""), null, { timeout: 60000 });
  await ask(town, "POST", `/api/studies/${id}/cancel`, { keep: false });
  await ended(town, id);
  await context.close();
});

test("the server goes and comes back: the page says so and recovers", async () => {
  const first = await server("back", small, "--port", "18733");
  const { context, page: p } = await page(first);
  assert.equal(await p.locator("#connection").isVisible(), false);
  await first.end();
  await p.waitForFunction(() => !document.querySelector("#connection").hidden);
  assert.match(await p.locator("#connection").innerText(), /Reconnecting/);
  const second = await server("back", small, "--port", "18733");
  // The new server has a new key: with its address opened in the same browser, the old page recovers.
  const tab = await context.newPage();
  await tab.goto(second.url);
  await ready(tab);
  await p.waitForFunction(() => document.querySelector("#connection").hidden, null, { timeout: 20000 });
  await context.close();
  await second.end();
});

// A tab behind others draws no frames: look by the clock.
const polling = 200;

test("twenty tabs follow one run through one connection", async () => {
  const { context, page: p } = await page(town);
  const id = await run(town, asked(long));
  const tabs = [p];
  for (let i = 1; i < 20; ++i) tabs.push(await context.newPage());
  for (const tab of tabs) await openStudy(tab, town, id);
  for (const tab of tabs) {
    const before_wait = await tab.locator("progress").evaluate((bar) => bar.value);
    await tab.waitForFunction((value) => document.querySelector("progress").value > value, before_wait, { polling });
  }
  // The tab that listens is closed: another takes over.
  await tabs[0].close();
  const now = await tabs[5].locator("progress").evaluate((bar) => bar.value);
  await tabs[5].waitForFunction((value) => document.querySelector("progress").value > value, now, { polling });
  await context.close();
  assert.equal((await ask(town, "GET", `/api/studies/${id}`)).json.state, "running");
  await ask(town, "POST", `/api/studies/${id}/cancel`, { keep: false });
  await ended(town, id);
});
