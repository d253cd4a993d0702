"""The cookbook's recipes run on fresh results and tell what Tenure's own tables tell. Runs the executable named on the command line."""

import csv
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

TENURE = sys.argv.pop(1)
ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
LIVES = 40  # the fewest that allow a band of half of them
SMALL, RECIPES = ROOT / "tests/data/small", ROOT / "docs/cookbook"
PYTHON, R = sys.executable, shutil.which("Rscript")


def has_ncdf4():
    return R and subprocess.run([R, "-e", 'quit(status = !requireNamespace("ncdf4", quietly = TRUE))'], capture_output=True).returncode == 0


class Cookbook(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.out = pathlib.Path(folder.name)
        cls.study = cls.out / "study"
        cls.command(TENURE, "compare", SMALL / "baseline.toml", SMALL / "cameras.toml", "-o", cls.study, "--replicates", LIVES, "--quiet")
        cls.base, cls.cameras = cls.study / "baseline.h5", cls.study / "cameras.h5"

    @classmethod
    def command(cls, *words):
        done = subprocess.run([str(word) for word in words], capture_output=True, text=True, cwd=cls.out, timeout=600)
        if done.returncode != 0:
            raise AssertionError(f"{words}\n{done.stdout}\n{done.stderr}")
        return done.stdout

    def recipe(self, name, *words):
        return self.command(PYTHON if name.endswith(".py") else R, RECIPES / name, *words)

    def row(self, outcome, label=""):
        with open(self.study / "differences.csv", newline="") as file:
            return next(row for row in csv.DictReader(file) if row["outcome"] == outcome and row["label"] == label)

    def assert_is_row(self, told, outcome):
        name, base, difference, low, high, pairs = told.strip().split(",")[:6]
        row = self.row(outcome)
        self.assertEqual((name, pairs), (outcome, row["pairs"]))
        for own, column in ((base, "base_mean"), (difference, "difference"), (low, "low95"), (high, "high95")):
            self.assertAlmostEqual(float(own), float(row[column]), delta=1e-6 * max(1, abs(float(row[column]))), msg=column)

    def test_the_paired_difference_is_the_comparisons_own(self):
        for outcome in ("incidents_actual", "incidents_recorded"):
            told = self.recipe("paired_difference.py", self.base, self.cameras, outcome)
            self.assert_is_row(told, outcome)
            self.assertAlmostEqual(float(told.split(",")[6]), float(self.row(outcome)["variance_ratio"]), places=6)

    def test_a_stock_is_not_added_up(self):
        done = subprocess.run([PYTHON, RECIPES / "paired_difference.py", self.base, self.cameras, "rent"], capture_output=True, text=True)
        self.assertEqual(done.returncode, 1)
        self.assertIn("rent is a stock", done.stderr)

    def test_communities_add_up_to_the_district(self):
        rows = list(csv.DictReader(self.recipe("by_community.py", self.base, self.cameras, "incidents_actual").splitlines()))
        self.assertEqual(len(rows), 5)
        self.assertAlmostEqual(sum(float(row["difference"]) for row in rows), float(self.row("incidents_actual")["difference"]), places=9)
        for row in rows:
            self.assertTrue(float(row["low95"]) <= float(row["difference"]) <= float(row["high95"]), row)

    def test_the_long_table_has_a_row_for_each_value(self):
        rows = list(csv.DictReader(self.recipe("long_table.py", "incidents_actual", *sorted(self.study.glob("*.h5"))).splitlines()))
        self.assertEqual(len(rows), 2 * LIVES * 4 * 5 * 5)
        base = sum(int(row["incidents_actual"]) for row in rows if row["scenario"] == "baseline") / LIVES
        self.assertAlmostEqual(base, float(self.row("incidents_actual")["base_mean"]), places=9)

    def test_points_of_a_batch_stand_beside_what_came_of_them(self):
        (self.out / "study.toml").write_text(
            f'title = "A study"\nscenarios = ["{SMALL}/baseline.toml", "{SMALL}/cameras.toml"]\nreplicates = 2\nuntil = 2022-03-15\n'
            'outcomes = ["incidents_actual"]\n[design]\nmethod = "lhs"\nn = 3\n[[parameter]]\nname = "safety.attempts"\n'
        )
        self.command(TENURE, "batch", "run", "study.toml", "-o", "batch", "--quiet")
        rows = list(csv.DictReader(self.recipe("batch_points.py", "batch/results.h5", "incidents_actual").splitlines()))
        self.assertEqual([(row["scenario"], row["point"]) for row in rows], [(s, str(p)) for s in ("baseline", "cameras") for p in range(3)])
        # More attempts, more incidents; and a point is what a run with its value is.
        by_attempts = sorted((float(row["safety.attempts"]), float(row["incidents_actual"])) for row in rows[:3])
        self.assertEqual(by_attempts, sorted(by_attempts, key=lambda pair: pair[1]))
        self.command(TENURE, "run", SMALL / "baseline.toml", "-o", "point.h5", "--replicates", 2, "--until", "2022-03-15", "--set", f"safety.attempts={rows[0]['safety.attempts']}", "--quiet")
        import xarray

        with xarray.open_dataset(self.out / "point.h5") as run:
            self.assertEqual(float(run["incidents_actual"].sum()) / 2, float(rows[0]["incidents_actual"]))
        for base, cameras in zip(rows[:3], rows[3:]):
            self.assertAlmostEqual(float(cameras["difference"]), float(cameras["incidents_actual"]) - float(base["incidents_actual"]), places=9)

    def test_a_fan_has_a_band_only_where_ten_runs_lie_beyond_each_edge(self):
        told = self.recipe("fan_chart.py", self.cameras, "incidents_recorded", "fan.png")
        self.assertEqual(told, "fan.png: 40 runs, bands 50%\n")
        self.assertEqual((self.out / "fan.png").read_bytes()[:4], b"\x89PNG")

    @unittest.skipUnless(has_ncdf4(), "R's ncdf4 is not installed")
    def test_r_tells_the_same(self):
        self.assert_is_row(self.recipe("paired_difference.R", self.base, self.cameras, "incidents_actual"), "incidents_actual")
        self.assertIn("40 runs, 1 bands", self.recipe("fan_chart.R", self.cameras, "incidents_recorded", "fan.pdf"))
        self.assertEqual((self.out / "fan.pdf").read_bytes()[:4], b"%PDF")


if __name__ == "__main__":
    unittest.main(verbosity=2)
