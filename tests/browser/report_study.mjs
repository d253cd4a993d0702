// Makes the study that the report's tests ask about, by `tenure compare` on a small town, and its report:  node report_study.mjs FOLDER
// What an earlier run has left in FOLDER is replaced.
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root, run, small } from "./browser.mjs";

const folder = process.argv[2];
const study = join(folder, "study"), file = join(folder, "report.html");
for (const old of [study, file]) rmSync(old, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

const titles = { cameras: "Cameras 摄像头", subsidy: "Rent subsidy", few: "A few cameras" };
const scenarios = {
  cameras: `[[intervention]]\nkind = "camera_network"\nname = "cameras"\nstart = 2022-02-01\namount = 100\nbudget = 300_000\nwhere = "everywhere"\nmonitored = true\nrollout_days = 0\n`,
  subsidy: `[[intervention]]\nkind = "rent_subsidy"\nname = "subsidy"\nstart = 2022-02-01\namount = 100\nbudget = 2_000_000\nwhere = "everywhere"\nincome_limit = 4000\n`,
  few: `[parameters]\nhousing.search.base = 0.13\n[[intervention]]\nkind = "camera_network"\nname = "a few"\nstart = 2022-02-01\namount = 10\nbudget = 100_000\nwhere = "everywhere"\nmonitored = true\nrollout_days = 0\n`,
};
for (const [name, text] of Object.entries(scenarios))
  writeFileSync(join(folder, `${name}.toml`), `extends = "${join(small, "baseline.toml")}"\ntitle = "${titles[name]}"\n${text}`);
run("compare", join(small, "baseline.toml"), ...Object.keys(scenarios).map((n) => join(folder, `${n}.toml`)), "-o", study, "--replicates", 12, "--quiet");

writeFileSync(join(folder, "indices.csv"), "output,parameter,mu,mu_star,sigma\nfires,safety.a,1,2,0.5\nfires,safety.b,-3,5,1\nfires,housing.c,0.5,0.6,0.1\n");
writeFileSync(join(folder, "scores.csv"), "table,outcome,level,value,n\ncoverage,fires,0.5,0.4,20\ncoverage,fires,0.9,0.95,20\n" + [0.1, 0.4, 0.5, 0.9].map((x) => `pit,fires,,${x},\n`).join("") + "crps,fires,,1.5,20\n");
copyFileSync(join(root, "tests", "browser", "validation.csv"), join(folder, "validation.csv"));
run("report", study, "-o", file, "--scenarios", join(root, "scenarios"), "--sensitivity", join(folder, "indices.csv"), "--scores", join(folder, "scores.csv"), "--validation", join(folder, "validation.csv"), "--forecast-from", "2022-04-01");
