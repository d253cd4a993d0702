"""`tenure forecast` as a user meets it: what its tables say is what its results hold. Runs the executable named on the command line."""

import csv
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

import h5py
import numpy as np

TENURE = sys.argv.pop(1)
SMALL = pathlib.Path(__file__).resolve().parent.parent / "data" / "small"
DRAWS, LIVES, MONTHS = 6, 8, 4

EXPERIMENT = f"""title = "What may come"
scenarios = ["{SMALL}/baseline.toml", "{SMALL}/cameras.toml"]
replicates = {LIVES}
outcomes = ["incidents_recorded", "fires"]

[design]
method = "points"
file = "draws.csv"

[[parameter]]
name = "safety.attempts"
low = 1
high = 60
"""


def rows(path):
    with open(path, newline="") as file:
        return list(csv.DictReader(file))


class Forecast(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.out = pathlib.Path(folder.name)
        usual = cls.usual_attempts()
        cls.draws = [usual * (0.7 + 0.1 * i) for i in range(DRAWS)]
        (cls.out / "draws.csv").write_text("safety.attempts\n" + "".join(f"{value}\n" for value in cls.draws))
        (cls.out / "experiment.toml").write_text(EXPERIMENT)
        cls.told = cls.tenure("forecast", "experiment.toml", "-o", "f", "--quiet")

    @classmethod
    def tenure(cls, *arguments, exit_code=0):
        done = subprocess.run([TENURE, *map(str, arguments)], capture_output=True, text=True, timeout=600, cwd=cls.out)
        assert done.returncode == exit_code, f"{arguments}\n{done.stdout}\n{done.stderr}"
        return done.stdout + done.stderr

    @classmethod
    def usual_attempts(cls):
        told = json.loads(subprocess.run([TENURE, "explain", "parameters", "safety.attempts", "--format", "json"], capture_output=True, text=True, check=True, cwd=SMALL.parent.parent.parent).stdout)
        return (told[0] if isinstance(told, list) else told)["value"]

    @classmethod
    def lives(cls, outcome, scenario, month):
        """[draw][replicate] of the whole town."""
        with h5py.File(cls.out / "f" / "results.h5") as file:
            values = file[outcome][:, month, scenario]  # replicate, point, ...
        return values.reshape(LIVES, DRAWS, -1).sum(axis=2).T

    def test_the_three_kinds_of_not_knowing_are_those_of_the_results(self):
        table = [row for row in rows(self.out / "f" / "forecast.csv") if row["outcome"] == "incidents_recorded"]
        self.assertEqual(len(table), 2 * MONTHS)
        for scenario, name in enumerate(("baseline", "cameras")):
            mine = [row for row in table if row["scenario"] == name]
            for month, row in enumerate(mine):
                y = self.lives("incidents_recorded", scenario, month)
                by_draw, by_luck = y.mean(axis=1, keepdims=True), y.mean(axis=0, keepdims=True)
                rest = ((y - by_draw - by_luck + y.mean()) ** 2).sum() / ((DRAWS - 1) * (LIVES - 1))
                parameters = max(0, by_draw.var(ddof=1) - rest / LIVES)
                chance = max(0, by_luck.var(ddof=1) - rest / DRAWS) + rest
                self.assertAlmostEqual(float(row["median"]), np.median(y), places=9)
                self.assertAlmostEqual(float(row["sd_parameters"]), parameters**0.5, places=9)
                self.assertAlmostEqual(float(row["sd_chance"]), chance**0.5, places=9)
                self.assertEqual(row["low90"], "")  # of 48 lives too few lie beyond it
                self.assertAlmostEqual(float(row["low50"]), np.quantile(y, 0.25), places=9)
                means = [self.lives("incidents_recorded", s, month).mean() for s in (0, 1)]
                self.assertAlmostEqual(float(row["scenarios_low"]), min(means), places=9)
                self.assertAlmostEqual(float(row["scenarios_high"]), max(means), places=9)
        self.assertGreater(min(float(row["sd_parameters"]) for row in table), 0)

    def test_it_says_what_comes_and_how_much_of_it_is_luck(self):
        self.assertIn("incidents_recorded in the period from 2022-04-01\n  baseline: median ", self.told)
        self.assertRegex(self.told, r"of the variance \d+ % is the parameters' and \d+ % luck's")
        self.assertIn("<svg", (self.out / "f" / "forecast-incidents_recorded.svg").read_text())

    def test_what_was_observed_from_the_origin_on_is_scored(self):
        self.tenure("run", SMALL / "baseline.toml", "-o", "truth.h5", "--seed", 99, "--replicates", 1, "--quiet", "--overwrite")
        with h5py.File(self.out / "truth.h5") as file:
            truth = file["incidents_recorded"][0].sum(axis=1)  # time, incident_type
            kinds = [kind.decode() if isinstance(kind, bytes) else kind for kind in file["incident_type"][:]]
        lines = ["time,outcome,value,source"]
        for month in range(MONTHS):
            lines.append(f"2022-0{month + 1}-01,incidents_recorded,{truth[month].sum()},a run with another seed")
            lines += [f"2022-0{month + 1}-01,incidents_recorded: {kind},{truth[month, k]},the same" for k, kind in enumerate(kinds)]
        (self.out / "observed.csv").write_text("\n".join(lines) + "\n")
        before = (self.out / "f" / "results.h5").read_bytes()
        told = self.tenure("forecast", "experiment.toml", "-o", "f", "--tables", "--observed", "observed.csv", "--origin", "2022-02-01")
        self.assertEqual((self.out / "f" / "results.h5").read_bytes(), before)
        self.assertIn("incidents_recorded in baseline, held against 3 observations", told)
        self.assertIn("fewer than 30 observations say little", told)
        scored = [row for row in rows(self.out / "f" / "transforms.csv") if row["series"] == "incidents_recorded" and row["scenario"] == "baseline"]
        self.assertEqual([row["lead_days"] for row in scored], ["0", "28", "59"])
        for month, row in enumerate(scored, start=1):
            x, y = np.sort(self.lives("incidents_recorded", 0, month).ravel()), truth[month].sum()
            n = len(x)
            self.assertAlmostEqual(float(row["crps"]), np.abs(x - y).mean() - np.abs(x[:, None] - x).sum() / (2 * n * (n - 1)), places=6)
            self.assertAlmostEqual(float(row["pit"]), ((x < y).sum() + ((x == y).sum() + 1) / 2) / (n + 1), places=9)
            self.assertEqual(float(row["naive_error"]), abs(truth[0].sum() - y))
        tidy = rows(self.out / "f" / "backtest.csv")
        self.assertEqual(sorted({row["table"] for row in tidy}), ["coverage", "crps", "pit"])
        self.assertEqual([row["value"] for row in tidy if row["table"] == "pit" and row["outcome"] == "incidents_recorded, baseline"], [row["pit"] for row in scored])
        scores = {(row["scenario"], row["series"]): row for row in rows(self.out / "f" / "scores.csv")}
        self.assertEqual(len(scores), 2 * (1 + len(kinds)))
        honest = sum(float(row["cover90"]) * int(row["observations"]) for (scenario, _), row in scores.items() if scenario == "baseline")
        self.assertGreaterEqual(honest, 0.7 * 3 * (1 + len(kinds)))  # the truth lies among the draws

    def test_wrong_observations_are_refused_before_anything_is_lived(self):
        (self.out / "wrong.csv").write_text("time,outcome,value\n2022-01-01,fire,3\n2022-01-01,incidents_recorded: thefts,3\n")
        told = self.tenure("forecast", "experiment.toml", "-o", "f", "--tables", "--observed", "wrong.csv", exit_code=2)
        self.assertIn('wrong.csv:2:1: outcome "fire" (is not forecast). Did you mean "fires"?', told)
        self.assertIn("wrong.csv:3:1", told)
        (self.out / "worse.csv").write_text("time,outcome\n2022-01-01,fires\n")
        self.assertIn('no column "value"', self.tenure("forecast", "experiment.toml", "-o", "g", "--observed", "worse.csv", exit_code=2))
        self.assertFalse((self.out / "g").exists())


if __name__ == "__main__":
    unittest.main(verbosity=2)
