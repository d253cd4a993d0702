import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { attempt, root, run } from "./browser.mjs";

test("the committed bundles are what the sources give", () => {
  execFileSync(process.execPath, [join(root, "web", "build.mjs"), "--check"], { stdio: "pipe" });
});

test("tenure licenses names every package in the pages", () => {
  const text = run("licenses");
  assert.match(text, /@observablehq\/plot 0\.6\.17 \(ISC\)/);
  assert.match(text, /d3-scale-chromatic[^\n]*\n\n[^]*Cynthia Brewer/);
  assert.equal(attempt("licenses", "more").status, 2);
});
