// The top of a report for the documentation:  node screenshots.mjs REPORT FOLDER
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { launch, ready } from "./browser.mjs";

const [file, folder] = process.argv.slice(2);
const browser = await launch();
const context = await browser.newContext({ offline: true, locale: "en-US", timezoneId: "UTC", viewport: { width: 1280, height: 1100 } });
const page = await context.newPage();
await page.goto(pathToFileURL(file).href);
await ready(page);
const path = join(folder, "report.png");
await page.screenshot({ path });
console.log(path);
await browser.close();
