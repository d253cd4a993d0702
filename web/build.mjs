// Bundles the pages into web/dist, which is committed: building Tenure needs no Node. The same sources give the same bytes.
//   node build.mjs            writes dist/
//   node build.mjs --check    fails where dist/ is not what the sources give
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const dist = join(here, "dist");
const options = {
  absWorkingDir: here,
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2020",
  charset: "utf8",
  legalComments: "none",
  metafile: true,
  write: false,
};

/// Text that may stand between <script> and </script>.
const inScript = (text) => text.replaceAll("</script", "<\\/script").replaceAll("<!--", "<\\!--");

/// Name and folder of each package that a bundle holds a part of.
function packagesOf(metafiles) {
  const found = new Map();
  for (const metafile of metafiles)
    for (const output of Object.values(metafile.outputs))
      for (const [input, { bytesInOutput }] of Object.entries(output.inputs)) {
        const name = bytesInOutput > 0 && input.match(/.*node_modules\/((?:@[^/]+\/)?[^/]+)\//);
        if (name) found.set(name[1], join(here, name[0]));
      }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1));
}

function licences(packages) {
  let text = "The pages of Tenure contain parts of these packages.\n";
  for (const [name, folder] of packages) {
    const about = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const file = readdirSync(folder).find((f) => /^licen[cs]e/i.test(f));
    if (!file) throw new Error(`${name} brings no licence text`);
    text += `\n${"-".repeat(78)}\n${name} ${about.version} (${about.license})\n\n${readFileSync(join(folder, file), "utf8").trim()}\n`;
  }
  return text.replaceAll("\r\n", "\n");
}

const files = {};
const metafiles = [];
for (const page of ["report", "planner"]) {
  const script = await build({ ...options, entryPoints: [`src/${page}/main.js`] });
  const style = await build({ ...options, entryPoints: [`src/${page}/style.css`] });
  metafiles.push(script.metafile);
  files[`${page}.js`] = inScript(script.outputFiles[0].text.trimEnd());
  files[`${page}.css`] = style.outputFiles[0].text.trimEnd();
  // For the page's Content-Security-Policy: no other script than this one may run.
  files[`${page}.sha256`] = "sha256-" + createHash("sha256").update(files[`${page}.js`], "utf8").digest("base64");
}
files["THIRD_PARTY.txt"] = licences(packagesOf(metafiles));

const check = process.argv.includes("--check");
mkdirSync(dist, { recursive: true });
const stale = Object.keys(files).filter((name) => {
  const path = join(dist, name);
  return !existsSync(path) || readFileSync(path, "utf8") !== files[name];
});
if (check && stale.length > 0) {
  console.error(`web/dist is not what the sources give: ${stale.join(", ")}. Run: npm --prefix web run build`);
  process.exit(1);
}
for (const name of stale) writeFileSync(join(dist, name), files[name]);
for (const [name, text] of Object.entries(files)) console.log(`${name.padEnd(16)} ${Buffer.byteLength(text)} bytes`);
