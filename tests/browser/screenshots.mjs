// Pictures of a report for the documentation:  node screenshots.mjs REPORT FOLDER
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { launch, ready } from "./browser.mjs";

const [file, folder] = process.argv.slice(2);
const browser = await launch();
const shots = [
  ["report", "", { width: 1280, height: 1100 }, null],
  ["report-zh", "#lang=zh", { width: 1280, height: 1100 }, null],
  ["report-map", "", { width: 1100, height: 900 }, "#s-map"],
  ["report-cost", "", { width: 1100, height: 900 }, "#s-cost"],
  ["report-phone", "", { width: 390, height: 844 }, null],
];
for (const [name, hash, viewport, part] of shots) {
  const context = await browser.newContext({ offline: true, locale: "en-US", timezoneId: "UTC", viewport });
  const page = await context.newPage();
  await page.goto(pathToFileURL(file).href + hash);
  await ready(page);
  const path = join(folder, `${name}.png`);
  if (part) {
    await page.addStyleTag({ content: ".controls { position: static !important; }" });
    await page.locator(part).screenshot({ path });
  } else await page.screenshot({ path });
  await context.close();
  console.log(path);
}
await browser.close();
