// How the pages write estimates: three digits of the largest number that stands beside, large ones by the million or 万.
import assert from "node:assert/strict";
import { test } from "node:test";
import { estimate, interval } from "../../web/src/estimate.js";

test("an estimate has three digits of its own size, or as many as what stands beside it has", () => {
  assert.equal(estimate(0.0023712), "0.00237");
  assert.equal(estimate(13098.4), "13,100");
  assert.equal(estimate(20_923_000), "20.9 million");
  assert.equal(estimate(2_092_300_000), "2.09 billion");
  assert.equal(estimate(-0.579, { scale: 1.671, plus: true }), "−0.58");
  assert.equal(estimate(0.1, { scale: 12_345 }), "0");
  assert.equal(estimate(-0.1, { scale: 12_345, plus: true }), "0");
});

test("by 万 and 亿 in Chinese", () => {
  assert.equal(estimate(12_345, { zh: true }), "1.23万");
  assert.equal(estimate(2_092_300_000, { zh: true }), "20.9亿");
});

test("nothing has no sign and no million, and what is not known is a dash", () => {
  assert.equal(estimate(0, { scale: 5e6, plus: true }), "0");
  for (const unknown of [undefined, null, NaN, Infinity]) assert.equal(estimate(unknown), "–");
});

test("an interval says once what its ends count in", () => {
  assert.equal(interval(14_084_469, 40_649_000, { scale: 40_649_000 }), "14.1 … 40.6 million");
  assert.equal(interval(-1.671, 0.162, { scale: 1.671, plus: true }), "−1.67 … +0.16");
  assert.equal(interval(0, 4e7, { scale: 4e7, zh: true }), "0 … 4,000万");
});
