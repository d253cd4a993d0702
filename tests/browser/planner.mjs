// The planner's page in a real browser for the tests beside: a server of a small town, pages, questions to it, studies made and run.
import { spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { after, afterEach, before } from "node:test";
import { launch, ready, scratch, small, tenure } from "./browser.mjs";

export const folder = scratch();
export const shots = process.env.TENURE_SCREENSHOTS;
const servers = [];
export let browser;

/// A server on free ground; `url` is what it printed.
export async function server(name, scenarios, ...more) {
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

export async function page(at, options = {}) {
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

export async function shot(p, name) {
  if (!shots) return;
  mkdirSync(shots, { recursive: true });
  await p.screenshot({ path: join(shots, `${name}.png`), fullPage: true });
}

export async function ask(at, method, path, body) {
  const got = await fetch(at.base + path, { method, headers: { Authorization: `Bearer ${at.token}`, "Content-Type": "application/json" }, body: body && JSON.stringify(body) });
  return { status: got.status, json: await got.json() };
}

export const cameras = (amount = 100) => ({ base: "baseline.toml", name: "cameras", title: "Cameras", description: "", budgets: [], parameters: [],
  interventions: [{ kind: "camera_network", name: "cameras", start: "2022-03-01", amount, where: "everywhere", monitored: true, rollout_days: 0 }] });
export const asked = (run = {}, scenarios = [cameras()]) => ({ title: "Made beforehand", base: "baseline.toml",
  run: { seed: 1, replicates: 2, people: 0.1, until: "2022-03-15", ...run }, scenarios });
export const long = { replicates: 2000, people: 1, until: null };

export async function made(at, study = asked()) {
  return (await ask(at, "POST", "/api/studies", study)).json;
}
export async function ended(at, id) {
  for (;;) {
    const { json } = await ask(at, "GET", `/api/studies/${id}`);
    if (!["running", "queued", "draft"].includes(json.state)) return json;
    await new Promise((done) => setTimeout(done, 100));
  }
}
export async function run(at, study) {
  const { id } = await made(at, study);
  await ask(at, "POST", `/api/studies/${id}/run`, {});
  return id;
}
export const openStudy = async (p, at, id) => {
  await p.goto(`${at.base}/#/study/${id}`);
  await p.waitForFunction((wanted) => document.querySelector("main")?.dataset.page === wanted, `#/study/${id}`, { polling: 200 });
};

export let town;
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
