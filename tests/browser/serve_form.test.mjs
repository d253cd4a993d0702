// The planner's form: the key, levers, costs, the timeline, duplicates, files.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { ready } from "./browser.mjs";
import { ask, browser, made, openStudy, page, shot, town } from "./planner.mjs";

test("the key leaves the address and the history, and a second tab needs none", async () => {
  const { context, page: p, errors } = await page(town);
  assert.equal(new URL(p.url()).hash, "#/");
  assert.equal(await p.evaluate((key) => document.documentElement.outerHTML.includes(key) || JSON.stringify({ ...localStorage }).includes(key) || document.cookie.includes(key), town.token), false);
  const tab = await context.newPage();
  await tab.goto(town.base);
  await ready(tab);
  assert.equal(await tab.locator("h1").innerText(), "Tenure: what would a programme change?");
  assert.deepEqual(errors, []);
  await context.close();
  const stranger = await browser.newContext();
  const closed = await stranger.newPage();
  await closed.goto(town.base);
  await ready(closed);
  assert.match(await closed.locator("[role=alert]").innerText(), /needs the key/);
  await stranger.close();
});

test("levers are made from the described parameters, and what is out of range is refused at the field", async () => {
  const { context, page: p, errors } = await page(town);
  const { id } = await made(town);
  await openStudy(p, town, id);
  const schema = (await ask(town, "GET", "/api/schema?base=baseline.toml")).json;
  const kind = schema.kinds.find((one) => one.kind === "camera_network");
  for (const field of kind.fields) assert.equal(await p.locator(`[data-lever="interventions/0/${field.key}"]`).count(), 1, field.key);
  const rollout = p.locator('[data-field="interventions/0/rollout_days"]');
  assert.match(await p.locator('[data-lever="interventions/0/rollout_days"]').innerText(), /from 0 to 36,525/);
  await rollout.fill("40000");
  assert.match(await p.locator('[data-problem="interventions/0/rollout_days"]').innerText(), /40000 is out of range: from 0 to 36,525/);
  assert.equal(await rollout.inputValue(), "40000");
  assert.equal(await rollout.getAttribute("aria-invalid"), "true");
  await p.locator("#run").click();
  assert.match(await p.locator(".error:visible").innerText(), /Mend them first/);
  assert.equal((await ask(town, "GET", `/api/studies/${id}`)).json.scenarios[0].interventions[0].rollout_days, 0);
  await rollout.fill("30");
  assert.equal(await p.locator('[data-problem="interventions/0/rollout_days"]').isVisible(), false);
  // What only the real reader knows is said at the field too, with its place.
  await p.locator('[data-field="interventions/0/end"]').fill("2022-02-01");
  await p.waitForFunction(() => /cameras\.toml:\d+:\d+/.test(document.querySelector("main").innerText));
  await shot(p, "serve-refused");
  assert.deepEqual(errors, []);
  await context.close();
});

test("the cost follows the lever while it is dragged", async () => {
  const { context, page: p } = await page(town);
  const { id } = await made(town);
  await openStudy(p, town, id);
  await p.waitForFunction(() => /[\d,]+ yuan once/.test(document.querySelector(".cost")?.innerText ?? ""));
  const sum = async () => Number(/About ([\d,]+) yuan/.exec(await p.locator(".cost").innerText())[1].replaceAll(",", ""));
  const first = await sum();
  await p.locator('[data-slider="interventions/0/amount"]').evaluate((slider) => {
    slider.value = 200;
    slider.dispatchEvent(new Event("input", { bubbles: true }));
  });
  assert.equal(await p.locator('[data-field="interventions/0/amount"]').inputValue(), "200");
  assert.ok(Math.abs((await sum()) - 2 * first) <= 2);
  assert.match(await p.locator("details", { hasText: "Prices and their sources" }).first().textContent(), /assumed|measured/);
  await context.close();
});

test("the timeline works by keyboard: add, move, delete, and overlaps are shown", async () => {
  const { context, page: p, errors } = await page(town);
  const { id } = await made(town);
  await openStudy(p, town, id);
  await p.locator("#kind").selectOption("charging_piles");
  await p.locator("#add-intervention").focus();
  await p.keyboard.press("Enter");
  assert.equal(await p.locator("[data-bar]").count(), 2);
  assert.match(await p.locator(".together").nth(1).innerText(), /together with cameras/);
  const bar = p.locator('[data-bar="1"]');
  await bar.focus();
  await p.keyboard.press("ArrowRight");
  await p.keyboard.press("Shift+ArrowRight");
  assert.equal(await p.locator('[data-field="interventions/1/start"]').inputValue(), "2022-01-09");
  assert.match(await p.locator("#said").innerText(), /charging piles: from 2022-01-09/);
  await p.keyboard.press("Alt+ArrowLeft");
  assert.match(await bar.getAttribute("aria-label"), /2022-01-09 – 2022-03-08/);
  await p.locator('[data-field="interventions/1/end"]').fill("2022-02-01");
  assert.match(await p.locator(".together").nth(1).innerText(), /on its own/);
  await bar.focus();
  await p.keyboard.press("Delete");
  assert.equal(await p.locator("[data-bar]").count(), 1);
  assert.match(await p.locator("#said").innerText(), /charging piles removed/);
  assert.deepEqual(errors, []);
  await context.close();
});

test("a duplicate shows what it changed against its parent, and can be reset", async () => {
  const { context, page: p } = await page(town);
  const { id } = await made(town);
  await openStudy(p, town, id);
  await p.getByRole("button", { name: "Duplicate to change one lever" }).click();
  const amount = p.locator('[data-field="interventions/0/amount"]');
  assert.equal(await p.locator(".lever.differs").count(), 0);
  await amount.fill("50");
  assert.equal(await p.locator(".lever.differs").count(), 1);
  assert.match(await p.locator('[data-lever="interventions/0/amount"]').innerText(), /was 100/);
  await shot(p, "serve-changed");
  await p.getByRole("button", { name: "Reset amount" }).click();
  assert.equal(await amount.inputValue(), "100");
  assert.equal(await p.locator(".lever.differs").count(), 0);
  await context.close();
});

test("a scenario exported, imported and exported again is the same bytes", async () => {
  const { context, page: p } = await page(town);
  const { id } = await made(town);
  await openStudy(p, town, id);
  const save = async () => {
    const [download] = await Promise.all([p.waitForEvent("download"), p.getByRole("button", { name: "Export (.toml)" }).click()]);
    return readFileSync(await download.path(), "utf8");
  };
  const first = await save();
  assert.match(first, /^extends = "baseline.toml"\n/);
  await p.locator("#import").setInputFiles({ name: "again.toml", mimeType: "application/toml", buffer: Buffer.from(first) });
  await p.waitForFunction(() => document.querySelectorAll(".tabs button").length === 2);
  assert.equal(await save(), first);
  await p.locator("#import").setInputFiles({ name: "bad.toml", mimeType: "application/toml", buffer: Buffer.from('extends = "baseline.toml"\n[[intervention]]\nkind = "nothing"\n') });
  await p.waitForFunction(() => [...document.querySelectorAll(".error")].some((one) => /bad\.toml:\d+:\d+/.test(one.innerText)));
  await context.close();
});
