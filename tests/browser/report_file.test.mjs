// The report as one file: it opens without a network, in Chromium and Firefox; what is saved and printed from it.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { launchFirefox } from "./browser.mjs";
import { address, data, folder, near, opened, page, seen } from "./report.mjs";

async function download(click) {
  const [got] = await Promise.all([page.waitForEvent("download"), click()]);
  return { name: got.suggestedFilename(), bytes: readFileSync(await got.path()) };
}

test("R01 R02 the page is ready, asks nothing of the network and says no error", async () => {
  await opened();
  const began = await page.evaluate(() => performance.timing.loadEventEnd - performance.timing.navigationStart);
  assert.ok(began >= 0);
  assert.deepEqual(seen, { requests: [], errors: [] });
});

test("R03 its policy allows no script but its own, and nothing it does goes against it", async () => {
  await opened();
  const policy = await page.locator("meta[http-equiv]").getAttribute("content");
  assert.match(policy, /default-src 'none'/);
  assert.match(policy, /script-src 'sha256-[^']+'(;|$)/);
  assert.doesNotMatch(policy, /unsafe-eval|script-src[^;]*unsafe-inline/);
  for (const id of await page.locator("select").evaluateAll((all) => all.map((x) => x.id)))
    for (const value of await page.locator(`#${id} option`).evaluateAll((all) => all.map((x) => x.value))) if (await page.locator(`#${id} option[value="${value}"]`).count()) await page.selectOption(`#${id}`, value);
  for (const id of ["show-runs", "own-scale", "show-few"]) await page.click(`#${id}`);
  await page.selectOption("#indicator", "incidents_actual");
  await page.click("#map-play");
  await page.click("#map-play");
  await page.click("#copy");
  await page.click("#language");
  assert.deepEqual(seen, { requests: [], errors: [] });
});

test("Firefox opens it and switches its language", async () => {
  const firefox = await launchFirefox();
  try {
    const p = await firefox.newPage();
    const errors = [];
    p.on("pageerror", (e) => errors.push(String(e)));
    await p.goto(address);
    await p.waitForFunction(() => window.tenureReady === true);
    assert.ok((await p.$$eval(".plot svg", (all) => all.length)) > 7);
    await p.click("#language");
    assert.equal(await p.$eval("html", (x) => x.lang), "zh-CN");
    assert.deepEqual(errors, []);
  } finally {
    await firefox.close();
  }
});

test("R90 every chart has a table with a caption and scopes", async () => {
  await opened();
  for (const figure of await page.locator("figure").all()) {
    assert.equal(await figure.locator("details.data > .scroll > table > caption").count() >= 1, true, await figure.getAttribute("id"));
    assert.ok((await figure.locator("th[scope=col]").count()) > 1);
    assert.ok((await figure.locator("tbody th[scope=row]").count()) > 0);
  }
});

test("R91 CSV opens in a spreadsheet: BOM, CRLF, units, Chinese, formulas harmless, numbers numbers", async () => {
  await opened({ hash: "#ind=rent" });
  await page.click("#fan details.data summary");
  const shown = await download(() => page.locator("#fan .buttons button").nth(0).click());
  const csv = shown.bytes.toString("utf8");
  assert.ok(csv.startsWith("\ufeff"));
  assert.equal(csv.split("\r\n").length, 1 + 2 * 4 + 1);
  assert.match(csv, /yuan a month/);
  assert.match(csv, /Cameras 摄像头/);
  assert.equal(shown.name, "fan-cameras-rent.csv");
  const all = await download(() => page.locator("#fan .buttons button").nth(1).click());
  assert.equal(all.bytes.toString("utf8").trim().split("\r\n").length, 1 + data.indicators.length * data.scenarios.length * 4);
  await page.click("#difference details.data summary");
  const differences = (await download(() => page.locator("#difference .buttons button").nth(0).click())).bytes.toString("utf8");
  assert.doesNotMatch(differences, /,'-\d/);
});

test("R92 R93 R94 SVG stands alone, PNG is twice its size, JSON is the data", async () => {
  await opened();
  for (const id of ["fan", "map", "ranking", "cost"]) {
    await page.locator(`#${id} > details.data:has(.buttons) > summary`).click();
    const svg = (await download(() => page.locator(`#${id} .buttons button`).nth(2).click())).bytes.toString("utf8");
    assert.doesNotMatch(svg, /var\(|currentColor|href="http/);
    assert.match(svg, /<title>/);
    assert.match(svg, /Source: Tenure 0\.1\.0, seed 1, 12 pairs/);
    writeFileSync(join(folder, `${id}.svg`), svg);
    execFileSync("xmllint", ["--noout", join(folder, `${id}.svg`)]);
    execFileSync("rsvg-convert", [join(folder, `${id}.svg`), "-o", join(folder, `${id}-r.png`)]);
    const png = await download(() => page.locator(`#${id} .buttons button`).nth(3).click());
    const [, w] = svg.match(/<svg[^>]* width="([\d.]+)"/);
    near(png.bytes.readUInt32BE(16), 2 * Math.floor(+w), 2, `width of ${id}.png`);
    assert.match(png.name, new RegExp(`^${id}-cameras-`));
  }
  const json = await download(() => page.click("#json"));
  assert.deepEqual(JSON.parse(json.bytes.toString("utf8")), data);
});

test("R100 R101 it prints to A4: figures whole, controls gone, provenance at the end, text to be found", async () => {
  for (const lang of ["en", "zh"]) {
    await opened({ hash: `#lang=${lang}` });
    const path = join(folder, `${lang}.pdf`);
    await page.pdf({ path, format: "A4", preferCSSPageSize: true, tagged: true, outline: true });
    const info = execFileSync("pdfinfo", [path], { encoding: "utf8" });
    assert.match(info, /Page size: +59[45].* x 84[12]/);
    assert.match(info, /Tagged: +yes/);
    assert.match(info, /Title: +\S/);
    const pages = +info.match(/Pages: +(\d+)/)[1];
    assert.ok(pages <= 12, `${pages} pages`);
    const words = execFileSync("pdftotext", ["-layout", path, "-"], { encoding: "utf8" });
    assert.ok(words.includes(lang === "zh" ? "谁受益" : "Who gains"), words.slice(0, 300));
    assert.ok(words.includes(lang === "zh" ? "显示：" : "Shown: Cameras"));
    assert.ok(!words.includes(lang === "zh" ? "复制命令" : "Copy command"));
    const last = words.trim().split("\f").slice(-2).join("\n");
    assert.ok(last.includes(data.meta.hash), "provenance is on the last pages");
  }
});
