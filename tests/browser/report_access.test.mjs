// The report for every reader: without JavaScript, by keyboard, at any width, whatever colours one sees, in both languages.
import assert from "node:assert/strict";
import { test } from "node:test";
import { axe } from "./browser.mjs";
import { address, browser, data, opened, page, seen, text } from "./report.mjs";

test("R05 without JavaScript it shows the main numbers in both languages", async () => {
  const bare = await browser.newContext({ offline: true, javaScriptEnabled: false });
  const off = await bare.newPage();
  await off.goto(address);
  const shown = await off.locator("noscript").textContent();
  assert.equal(await off.locator("noscript h1").count(), 1);
  assert.ok(await off.locator("noscript p").first().isVisible());
  await bare.close();
  assert.match(shown, /incidents that happen: /);
  assert.match(shown, /实际发生的治安事件：/);
  assert.match(shown, /12 pairs of runs/);
});

test("R06 one h1, no level of headings left out, the language named, ids once each", async () => {
  for (const hash of ["", "#lang=zh"]) {
    await opened({ hash });
    const found = await page.evaluate(() => ({ lang: document.documentElement.lang, levels: [...document.querySelectorAll("h1,h2,h3,h4")].map((x) => +x.tagName[1]), ids: [...document.querySelectorAll("[id]")].map((x) => x.id) }));
    assert.equal(found.lang, hash ? "zh-CN" : "en-US");
    assert.equal(found.levels.filter((x) => x === 1).length, 1);
    found.levels.forEach((x, k) => assert.ok(k === 0 || x <= found.levels[k - 1] + 1, `h${x} after h${found.levels[k - 1]}`));
    assert.equal(new Set(found.ids).size, found.ids.length, found.ids.filter((x, k) => found.ids.indexOf(x) !== k).join(" "));
  }
});

test("R110 axe finds nothing, in both languages, closed and open", async () => {
  for (const lang of ["en", "zh"]) {
    await opened({ hash: `#lang=${lang}` });
    assert.deepEqual(await axe(page), []);
    await page.evaluate(() => document.querySelectorAll("details").forEach((d) => (d.open = true)));
    assert.deepEqual(await axe(page), []);
  }
});

test("R111 Tab reaches every control in order, the way past them works", async () => {
  await opened();
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "answers");
  const reached = new Set();
  for (let k = 0; k < 400; ++k) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(() => { const x = document.activeElement; return x === document.body ? null : x.id || x.textContent.slice(0, 30); });
    if (at === null) break;
    reached.add(at);
  }
  for (const id of ["indicator", "focus", "versus", "ranking-sort", "show-runs", "own-scale", "map-play", "map-month", "accept-at", "flows-skill", "copy", "json"]) assert.ok(reached.has(id), id);
  const outline = await page.locator("#copy").evaluate((x) => { x.focus(); return getComputedStyle(x).outlineWidth; });
  assert.equal(parseFloat(outline) >= 2, true);
});

test("R112 at phone width and at 400 % nothing scrolls sideways, and targets are large enough", async () => {
  for (const width of [320, 390, 768]) {
    for (const lang of ["en", "zh"]) {
      await opened({ width, height: 700, hash: `#lang=${lang}` });
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)) <= 0, `${width} ${lang}`);
    }
  }
  const small = await page.locator("button, select, input, summary").evaluateAll((all) => all.filter((x) => x.offsetParent).map((x) => ({ what: x.id || x.textContent.slice(0, 20), w: x.getBoundingClientRect().width, h: x.getBoundingClientRect().height })).filter((x) => x.w < 24 || (x.h < 24 && !(x.what === "map-month" || x.what === "accept-at"))));
  assert.deepEqual(small, []);
});

test("R113 it works with forced colours, in the dark and without motion", async () => {
  await opened({ forcedColors: "active", colorScheme: "dark", reducedMotion: "reduce" });
  assert.deepEqual(seen.errors, []);
  assert.ok((await page.locator(".plot svg").count()) > 7);
  assert.deepEqual(await axe(page), []);
});

test("R114 lines are told by label and dash, losses by sign, whatever colours one sees", async () => {
  await opened({ hash: "#ind=incidents_actual" });
  const dashes = await page.locator("#difference .line").evaluateAll((all) => all.map((x) => x.getAttribute("stroke-dasharray") ?? ""));
  assert.equal(new Set(dashes).size, dashes.length);
  assert.equal(await page.locator("#difference .end-label").count(), 3);
});

test("R120 R121 the language switches without losing what is shown; no text of the other one is left", async () => {
  await opened({ hash: "#ind=rent&focus=subsidy&show=subsidy,few" });
  await page.click("#language");
  assert.equal(await page.inputValue("#indicator"), "rent");
  assert.equal(await page.inputValue("#focus"), "subsidy");
  const left = await page.evaluate((names) => {
    const walk = document.createTreeWalker(document.getElementById("app"), NodeFilter.SHOW_TEXT), found = [];
    for (let n = walk.nextNode(); n; n = walk.nextNode()) {
      if (n.parentElement.closest("[lang=en], style, pre, code, dl, .programme, #language")) continue;
      let t = n.textContent.replace(/^.*…$/, "");
      for (const name of names) t = t.split(name).join("");
      if (/[A-Za-z]{3,}/.test(t.replace(/tenure [a-z ]+|--[a-z]+|Tenure|CSV|SVG|PNG|JSON|JavaScript|SCENARIO|sigma|Esc|scenario|[0-9a-f]{16}|indices\.csv|scores\.csv|forecast\/backtest\.csv|validation|PIT|CRPS|WIS|[a-z_]+\.[a-z_]+(\.[a-z_]+)*/g, ""))) found.push(n.textContent);
    }
    return found;
  }, [...data.scenarios.flatMap((x) => [x.title, x.file]), ...data.places.communities, ...Object.keys(data.names), ...data.programmes.flat().map((p) => Object.fromEntries(p).name), ...(data.places.outline?.shapes ?? []).map((x) => x.town), data.meta.district, ...data.flows[0][0].regions.map((r) => r.region), ...data.validation.figures.flatMap((f) => [f.figure, f.source, f.unit]), "fires"].filter((x) => x.length > 2).sort((a, b) => b.length - a.length));
  assert.deepEqual([...new Set(left)], []);
  assert.match(await text("#map-title"), /个社区/);
  assert.match(await text(".scope"), /2022年1月1日/);
  await page.click("#language");
  const chinese = await page.evaluate(() => [...document.querySelectorAll("#app h2, #app p, #app th, #app label, #app summary, #app svg text")].map((x) => x.textContent).filter((t) => /[\u4e00-\u9fff]/.test(t.replace("Cameras 摄像头", ""))));
  assert.deepEqual(chinese, []);
});

test("R121 large numbers are told in 万 and 亿 in Chinese", async () => {
  await opened({ hash: "#lang=zh&ind=residents" });
  assert.match(await text("#fan-title"), /1\.\d+万人/);
});

test("R122 R123 glyphs are there and nothing is cut", async () => {
  for (const lang of ["en", "zh"]) {
    await opened({ hash: `#lang=${lang}` });
    assert.ok(await page.evaluate(() => [...document.fonts].every((f) => f.status !== "error")));
    const cut = await page.evaluate(() => [...document.querySelectorAll("button, h1, h2, h3, th, label, .plot")].filter((x) => x.offsetParent && x.scrollWidth > x.clientWidth + 2 && getComputedStyle(x).display !== "inline").map((x) => x.textContent.slice(0, 60)));
    assert.deepEqual(cut, []);
    const out = await page.evaluate(() => [...document.querySelectorAll(".plot svg")].flatMap((svg) => { const b = svg.getBoundingClientRect(); return [...svg.querySelectorAll("text")].map((x) => [x.textContent, x.getBoundingClientRect()]).filter(([, r]) => r.width > 0 && (r.left < b.left - 2 || r.right > b.right + 2)).map(([t, r]) => `${t} ${Math.round(r.left - b.left)} ${Math.round(r.right - b.right)}`); }));
    assert.deepEqual(out, []);
  }
});
