// What the planner's page shows of a study that has run, two of them, one that is damaged, and to readers.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { axe, ready, small } from "./browser.mjs";
import { ask, asked, ended, made, openStudy, page, run, server, shot, town } from "./planner.mjs";

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
    const scale = Math.max(...["difference", "low95", "high95"].map((name) => Math.abs(Number(row[column(name)]))));
    assert.ok(Math.abs(Number(shown.replaceAll(",", "").replace("−", "-")) - difference) <= scale * 5e-3, `${outcome}: ${shown} for ${difference}`);
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
