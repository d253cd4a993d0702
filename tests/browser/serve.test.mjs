// The planner's page in a real browser: a newcomer's walk, the form, the timeline, runs, tabs, languages, read-only.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, afterEach, before, test } from "node:test";
import { zhChoices, zhFields, zhKinds, zhUnits } from "../../web/src/planner/terms.js";
import { axe, launch, ready, root, scratch, small, tenure } from "./browser.mjs";

const folder = scratch();
const shots = process.env.TENURE_SCREENSHOTS;
const servers = [];
let browser;

/// A server on free ground; `url` is what it printed.
async function server(name, scenarios, ...more) {
  const studies = join(folder, name);
  const child = spawn(tenure, ["serve", "--scenarios", scenarios, "--studies", studies, ...more], { stdio: ["ignore", "pipe", "pipe"] });
  const url = await new Promise((resolve, reject) => {
    child.stdout.once("data", (text) => resolve(String(text).trim()));
    child.once("exit", (code) => reject(new Error(`serve ended with ${code}`)));
  });
  const made = { child, url, studies, base: url.split("/#")[0], token: url.split("#t=")[1],
    end: (signal = "SIGTERM") => new Promise((done) => (child.exitCode !== null || child.signalCode !== null ? done() : (child.once("exit", done), child.kill(signal)))) };
  servers.push(made);
  return made;
}

async function page(at, options = {}) {
  const context = await browser.newContext({ locale: "en-US", timezoneId: "UTC", viewport: { width: 1280, height: 900 }, ...options });
  context.setDefaultTimeout(180_000); // on a busy machine
  const opened = await context.newPage();
  const errors = [];
  opened.on("pageerror", (e) => errors.push(String(e)));
  opened.on("console", (m) => m.type() === "error" && !/401|403|422|429|409|net::ERR/.test(m.text()) && errors.push(m.text()));
  await opened.goto(at.url);
  await ready(opened);
  return { context, page: opened, errors };
}

async function shot(p, name) {
  if (!shots) return;
  mkdirSync(shots, { recursive: true });
  await p.screenshot({ path: join(shots, `${name}.png`), fullPage: true });
}

async function ask(at, method, path, body) {
  const got = await fetch(at.base + path, { method, headers: { Authorization: `Bearer ${at.token}`, "Content-Type": "application/json" }, body: body && JSON.stringify(body) });
  return { status: got.status, json: await got.json() };
}

const cameras = (amount = 100) => ({ base: "baseline.toml", name: "cameras", title: "Cameras", description: "", budgets: [], parameters: [],
  interventions: [{ kind: "camera_network", name: "cameras", start: "2022-03-01", amount, where: "everywhere", monitored: true, rollout_days: 0 }] });
const asked = (run = {}, scenarios = [cameras()]) => ({ title: "Made beforehand", base: "baseline.toml",
  run: { seed: 1, replicates: 2, people: 0.1, until: "2022-03-15", ...run }, scenarios });
const long = { replicates: 2000, people: 1, until: null };

async function made(at, study = asked()) {
  return (await ask(at, "POST", "/api/studies", study)).json;
}
async function ended(at, id) {
  for (;;) {
    const { json } = await ask(at, "GET", `/api/studies/${id}`);
    if (!["running", "queued", "draft"].includes(json.state)) return json;
    await new Promise((done) => setTimeout(done, 100));
  }
}
async function run(at, study) {
  const { id } = await made(at, study);
  await ask(at, "POST", `/api/studies/${id}/run`, {});
  return id;
}
const openStudy = async (p, at, id) => {
  await p.goto(`${at.base}/#/study/${id}`);
  await p.waitForFunction((wanted) => document.querySelector("main")?.dataset.page === wanted, `#/study/${id}`, { polling: 200 });
};

let town;
before(async () => {
  browser = await launch();
  town = await server("town", small, "--threads", "2");
});
// What a test that failed left running would hold up those after it.
afterEach(async () => {
  for (const job of (await ask(town, "GET", "/api/jobs")).json) {
    await ask(town, "POST", `/api/studies/${job.id}/cancel`, { keep: false });
    await ended(town, job.id);
  }
});
after(async () => {
  await browser?.close();
  await Promise.all(servers.map((one) => one.end())); // a test that failed has not ended its own
});

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

test("the result is the report's page, saved as one file, with the numbers of compare", async () => {
  const id = await run(town, asked({ replicates: 4, people: 1, until: null }));
  const study = await ended(town, id);
  assert.equal(study.state, "done", study.message);
  const { context, page: p, errors } = await page(town);
  await openStudy(p, town, id);
  const csv = readFileSync(join(town.studies, id, "results", "differences.csv"), "utf8").split("\n").map((line) => line.split(","));
  const column = (name) => csv[0].indexOf(name);
  for (const outcome of ["fires", "incidents_actual", "rent_burden"]) {
    const row = csv.find((cells) => cells[column("outcome")] === outcome && cells[column("label")] === "");
    await p.locator("#outcome").selectOption(outcome);
    const [shown] = (await p.locator("table.answers tbody tr td").nth(1).innerText()).split("\n");
    const difference = Number(row[column("difference")]);
    assert.ok(Math.abs(Number(shown.replaceAll(",", "").replace("+", "")) - difference) <= Math.abs(difference) * 5e-4 + 1e-12, `${outcome}: ${shown} for ${difference}`);
  }
  await shot(p, "serve-result");
  assert.deepEqual(await axe(p), []);
  const [report] = await Promise.all([context.waitForEvent("page"), p.getByRole("link", { name: "Open the full report" }).click()]);
  const report_errors = [];
  report.on("pageerror", (e) => report_errors.push(String(e)));
  await ready(report);
  assert.match(report.url(), /\/studies\/.*\/report$/);
  await shot(report, "serve-report");
  const [download] = await Promise.all([p.waitForEvent("download"), p.getByRole("link", { name: "Save report" }).click()]);
  assert.equal(readFileSync(await download.path(), "utf8"), readFileSync(join(town.studies, id, "report.html"), "utf8"));
  // The report's scripts have no way to the server, even though the browser holds the cookie.
  assert.equal(await report.evaluate(() => fetch("/api/studies").then(() => "reached", () => "refused")), "refused");
  assert.deepEqual(report_errors, []);
  assert.deepEqual(errors, []);
  await context.close();
});

test("two studies that differ in seed are flagged before any number", async () => {
  const first = await run(town, asked());
  await ended(town, first);
  const second = await run(town, asked({ seed: 2 }));
  await ended(town, second);
  const { context, page: p } = await page(town);
  await p.goto(`${town.base}/#/compare/${first}/${second}`);
  await p.locator("section.warning").waitFor();
  assert.match(await p.locator("section.warning").innerText(), /seed: 1 against 2/);
  assert.ok(await p.evaluate(() => document.querySelector("section.warning").compareDocumentPosition(document.querySelector("table")) & Node.DOCUMENT_POSITION_FOLLOWING));
  assert.deepEqual(await axe(p), []);
  await shot(p, "serve-compare");
  await context.close();
});

test("read-only shows everything and offers no write", async () => {
  const { id } = await made(town);
  const reader = await server("town", small, "--read-only");
  const { context, page: p } = await page(reader);
  assert.match(await p.locator(".note").first().innerText(), /Read only/);
  const writes = /New study|Duplicate|Delete|Run|Cancel|Add/;
  assert.equal(await p.getByRole("button", { name: writes }).count(), 0);
  await openStudy(p, reader, id);
  assert.equal(await p.getByRole("button", { name: writes }).count(), 0);
  assert.equal((await ask(reader, "POST", "/api/studies", asked())).status, 403);
  await context.close();
  await reader.end();
});

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

test("a damaged results file gives a message and not a blank page", async () => {
  const id = await run(town, asked());
  const study = await ended(town, id);
  assert.equal(study.state, "done", study.message);
  writeFileSync(join(town.studies, id, "study.json"), "{ damaged");
  const { context, page: p } = await page(town);
  await p.goto(`${town.base}/#/study/${id}`);
  await p.locator(".error:visible").waitFor();
  assert.match(await p.locator(".error:visible").innerText(), /damaged/);
  assert.deepEqual(await axe(p), []);
  await context.close();
});

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
    if (/charging piles/.test(name) && walk.size.test("Full district")) assert.match(yuan, /\d\n\(\d/);
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
