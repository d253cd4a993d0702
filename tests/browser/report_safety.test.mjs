// The report of studies that are large, hostile or damaged. Studies are written by write_study, not simulated.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { launch, ready, root, run, scratch, watched } from "./browser.mjs";

const folder = scratch();
let browser;
before(async () => (browser = await launch()));
after(() => browser?.close());

/// A report of a made-up study: its path and data.
function made(name, scenarios, replicates, months, kind) {
  const study = join(folder, name), file = join(folder, `${name}.html`);
  execFileSync(process.env.WRITE_STUDY, [study, scenarios, replicates, months, kind].map(String));
  const began = performance.now();
  run("report", ...Array.from({ length: scenarios }, (_, s) => join(study, `s${String(s).padStart(2, "0")}.h5`)), "-o", file, "--scenarios", join(root, "scenarios"));
  return { file, seconds: (performance.now() - began) / 1000, data: JSON.parse(readFileSync(file, "utf8").match(/id="data">([^]*?)<\/script>/)[1]) };
}
async function opened(file, hash = "") {
  const context = await browser.newContext({ offline: true, locale: "en-US", timezoneId: "UTC", viewport: { width: 1280, height: 800 } });
  const { page, seen } = await watched(context);
  const began = performance.now();
  await page.goto(pathToFileURL(file).href + hash);
  await ready(page);
  return { page, seen, seconds: (performance.now() - began) / 1000 };
}

test("R01 a study of 16 scenarios and 400 replicates gives a page under 6 MB that opens, with everything in it", async (t) => {
  const { file, data, seconds } = made("large", 16, 400, 12, "plain");
  const megabytes = statSync(file).size / 1e6;
  assert.ok(megabytes < 6, `${megabytes} MB`);
  const { page, seen, seconds: opening } = await opened(file);
  t.diagnostic(`written in ${seconds.toFixed(1)} s, opened in ${opening.toFixed(1)} s, ${megabytes.toFixed(1)} MB`);
  assert.deepEqual(seen, { requests: [], errors: [] });
  assert.equal(data.scenarios.length, 16);
  assert.equal(data.meta.runs, 400);
  assert.equal(await page.locator("#map .community").count(), 55);
  assert.equal(await page.locator("#ranking .median circle").count(), 15);
  assert.deepEqual(data.meta.warnings, []);
  await page.close();
});

test("R30 with 400 runs the fan has four bands, each ending where its numbers say, and says how many runs each holds", async () => {
  const { file, data } = made("bands", 3, 400, 6, "plain");
  const { page } = await opened(file, "#ind=incidents_actual&focus=s02");
  const f = data.fans[0][2];
  assert.deepEqual(f.bands.map((b) => b.p), [0.95, 0.9, 0.8, 0.5]);
  const bands = page.locator("#fan .band path");
  assert.equal(await bands.count(), 4);
  const ticks = await page.locator("#fan [aria-label='y-axis tick label'] text, #fan g[text-anchor='end'] text").evaluateAll((all) => all.map((x) => [+x.textContent.replaceAll(",", "").replace("−", "-"), +x.getAttribute("transform").match(/,([\d.]+)\)/)[1]]));
  const [[v0, y0], [v1, y1]] = [ticks[0], ticks[ticks.length - 1]];
  const offset = 0.5;
  const back = (y) => v0 + ((y - y0) / (y1 - y0)) * (v1 - v0);
  const pixel = Math.abs((v1 - v0) / (y1 - y0));
  for (const [k, band] of f.bands.entries()) {
    const d = await bands.nth(k).getAttribute("d");
    const points = [...d.matchAll(/([\d.]+),([\d.]+)/g)].map((m) => [+m[1], +m[2]]);
    const right = Math.max(...points.map((p) => p[0]));
    const ys = points.filter((p) => p[0] === right).map((p) => back(p[1])).sort((a, b) => a - b);
    assert.ok(Math.abs(ys[0] - band.low[5]) <= (0.5 + offset) * pixel && Math.abs(ys[ys.length - 1] - band.high[5]) <= (0.5 + offset) * pixel, `${band.p}: ${ys} against ${band.low[5]} ${band.high[5]}`);
  }
  const notes = await page.locator("#fan figcaption").textContent();
  for (const p of [95, 90, 80, 50]) assert.match(notes, new RegExp(`In ${p} of 100 runs`));
  assert.equal(await page.locator("#difference .band path").count(), 1);
  await page.close();
});

test("effects that were put in come out: scenario s prevents 4 % x s of incidents where it works", async () => {
  const { data } = made("known", 4, 40, 12, "plain");
  const e = data.effects[0];
  for (const s of [1, 2, 3]) {
    assert.ok(e[s - 1].median < e[Math.max(s - 2, 0)].median + 1e-9);
    assert.ok(Math.abs(e[s - 1].relative + 0.04 * s * 0.5) < 0.02, `${e[s - 1].relative}`);
  }
  // Half of the communities have no programme: nothing changes there in any pair.
  data.places.maps.incidents_actual.scenarios[2].whole.median.forEach((x, c) => assert.ok(c % 2 === 0 ? x < 0 : x === 0));
  const best = data.planes.incidents_actual.arms;
  assert.ok(best[0].best[0] === 1 && best[3].best[40] > 0.9);
});

test("R04 names that hold markup and formulas are text and nothing else", async () => {
  const { file, data } = made("wild", 3, 10, 4, "wild");
  const html = readFileSync(file, "utf8");
  assert.equal(html.match(/<script/g).length, 2);
  assert.equal(html.match(/<\/script>/g).length, 2);
  const { page, seen } = await opened(file, "#ind=odd");
  assert.equal(await page.evaluate(() => window.pwn), undefined);
  assert.equal(await page.locator("img").count(), 0);
  const name = data.scenarios[1].title;
  assert.match(name, /<\/script><img/);
  assert.ok((await page.locator(".answers").first().textContent()).includes(name));
  await page.selectOption("#indicator", "incidents_actual");
  assert.equal(await page.locator("#map .community").count(), 55);
  assert.ok((await page.locator("#communities tbody").textContent()).includes("</script><img"));
  assert.deepEqual(seen, { requests: [], errors: [] });
  await page.close();
});

test("R07 damaged data or another schema are told in words, not by a blank page", async () => {
  const { file } = made("whole", 2, 5, 3, "plain");
  const html = readFileSync(file, "utf8");
  const cut = join(folder, "cut.html"), other = join(folder, "other.html"), hollow = join(folder, "hollow.html");
  writeFileSync(cut, html.replace(/("fans":.{40})[^]*?<\/script>/, "$1</script>"));
  writeFileSync(other, html.replace('{"schema":1', '{"schema":9'));
  writeFileSync(hollow, html.replace(/id="data">[^]*?<\/script>/, 'id="data">{"schema":1}</script>'));
  for (const [path, said] of [[cut, /not whole/], [other, /schema 9; this page reads schema 1/], [hollow, /not whole/]]) {
    const { page } = await opened(path);
    assert.match(await page.locator("[role=alert]").textContent(), said);
    await page.close();
  }
});
