// The report in Chromium for the tests beside: a study and its report, pages of it, what they say.
// Names of tests begin with the item of the checklist in docs/report.md.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { launch, ready, scratch, watched } from "./browser.mjs";

/// Where a part writes.
export const folder = scratch();
/// The study and its report, which parts only read: ctest makes one for all of them, a part run by hand makes its own.
const given = process.env.TENURE_REPORT_STUDY;
export const shared = given ?? join(folder, "shared");
export const file = join(shared, "report.html");
export const address = pathToFileURL(file).href;
export let browser, data, page, seen;
let context;

before(async () => {
  if (!given) execFileSync(process.execPath, [fileURLToPath(new URL("report_study.mjs", import.meta.url)), shared]);
  data = JSON.parse(readFileSync(file, "utf8").match(/id="data">([^]*?)<\/script>/)[1]);
  browser = await launch();
  await opened();
});
after(() => browser?.close());

/// A fresh page in English, or as asked.
export async function opened({ hash = "", width = 1280, height = 800, locale = "en-US", ...more } = {}) {
  await context?.close();
  context = await browser.newContext({ offline: true, locale, timezoneId: "UTC", viewport: { width, height }, acceptDownloads: true, ...more });
  context.setDefaultTimeout(20000);
  context.setDefaultNavigationTimeout(60000);
  ({ page, seen } = await watched(context));
  await page.goto(address + hash);
  await ready(page);
}
export const text = (selector) => page.locator(selector).first().textContent();
export const indicator = (id) => data.indicators.findIndex((x) => x.id === id);
export const near = (a, b, by, what) => assert.ok(Math.abs(a - b) <= by, `${what}: ${a} against ${b}`);
