// What browser tests share: Debian's Chromium through playwright-core, axe-core, a scratch folder, the executable.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
export const root = join(here, "..", "..");
const require = createRequire(join(root, "web", "package.json"));
const { chromium } = require("playwright-core");
const axeSource = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

/// The executable under test, named by ctest.
export const tenure = process.env.TENURE ?? join(root, "build", "release", "tenure");
export const small = join(root, "tests", "data", "small");

/// Runs `tenure` and fails loudly; answers what it printed.
export function run(...args) {
  return execFileSync(tenure, args.map(String), { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], maxBuffer: 1 << 28 });
}
/// Runs `tenure` and answers {status, stdout, stderr}.
export function attempt(...args) {
  return spawnSync(tenure, args.map(String), { encoding: "utf8" });
}

export function scratch() {
  const folder = mkdtempSync(join(tmpdir(), "tenure-browser-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/// Root can't use the sandbox of Chromium.
export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: process.getuid() === 0 ? ["--no-sandbox"] : [],
  });
}

/// Firefox through its own protocol, for smoke tests.
export function launchFirefox() {
  return require("puppeteer-core").launch({
    browser: "firefox",
    executablePath: process.env.FIREFOX ?? "/usr/bin/firefox-esr",
    headless: true,
    protocolTimeout: 300000,
    timeout: 120000,
  });
}

/// A page that collects what must not happen: requests to the network, errors, violations of its policy.
export async function watched(context) {
  const page = await context.newPage();
  const seen = { requests: [], errors: [] };
  page.on("request", (r) => {
    if (!/^(file|data|blob):/.test(r.url())) seen.requests.push(r.url());
  });
  page.on("pageerror", (e) => seen.errors.push(String(e)));
  page.on("console", (m) => m.type() === "error" && seen.errors.push(m.text()));
  await page.addInitScript(() =>
    addEventListener("securitypolicyviolation", (e) => console.error(`policy: ${e.violatedDirective} ${e.blockedURI}`)),
  );
  return { page, seen };
}

export async function ready(page) {
  await page.waitForFunction(() => window.tenureReady === true);
}

/// Violations that axe finds, one line each.
export async function axe(page) {
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  return violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.target.join(" ")}: ${n.failureSummary}`));
}
