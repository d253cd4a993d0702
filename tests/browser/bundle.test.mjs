import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { attempt, root, run } from "./browser.mjs";

test("the committed bundles are what the sources give", () => {
  execFileSync(process.execPath, [join(root, "web", "build.mjs"), "--check"], { stdio: "pipe" });
});

test("every number of the parameter book has its meaning in Chinese, and no meaning is left over", () => {
  const helps = new Set(JSON.parse(run("explain", "parameters", "--format", "json", "--scenarios", join(root, "scenarios"))).map((one) => one.help));
  const chinese = JSON.parse(readFileSync(join(root, "web", "src", "meanings_zh.json"), "utf8"));
  assert.deepEqual([...helps].filter((help) => !/[\u4e00-\u9fff]/.test(chinese[help] ?? "")), []);
  assert.deepEqual(Object.keys(chinese).filter((help) => !helps.has(help)), []);
});

test("tenure licenses names every package in the pages", () => {
  const text = run("licenses");
  assert.match(text, /@observablehq\/plot 0\.6\.17 \(ISC\)/);
  assert.match(text, /d3-scale-chromatic[^\n]*\n\n[^]*Cynthia Brewer/);
  assert.equal(attempt("licenses", "more").status, 2);
});
