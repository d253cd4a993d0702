// What the report rests on: the numbers of the study, drivers, reported figures, parameters, the command; what is no study.
import assert from "node:assert/strict";
import { copyFileSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { attempt, root, run } from "./browser.mjs";
import { data, file, folder, near, opened, page, shared, text } from "./report.mjs";

test("numbers of the page are those of tenure compare", () => {
  const [head, ...rows] = readFileSync(join(shared, "study", "differences.csv"), "utf8").trim().split("\n").map((line) => line.split(","));
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

test("the command refuses what is no study, in words, and leaves files alone", () => {
  const refused = (said, ...args) => {
    const { status, stderr } = attempt("report", ...args);
    assert.equal(status, 2, stderr);
    assert.match(stderr, said);
  };
  const mine = join(folder, "mine.html");
  copyFileSync(file, mine);
  refused(/--overwrite/, join(shared, "study"), "-o", mine);
  mkdirSync(join(folder, "empty"), { recursive: true });
  refused(/holds no differences.h5/, join(folder, "empty"), "-o", join(folder, "x.html"));
  refused(/is one results file/, join(shared, "study", "cameras.h5"), "-o", join(folder, "x.html"));
  refused(/no column "table"/, join(shared, "study"), "-o", join(folder, "x.html"), "--scores", join(shared, "indices.csv"));
  refused(/is no day/, join(shared, "study"), "-o", join(folder, "x.html"), "--forecast-from", "soon");
});
