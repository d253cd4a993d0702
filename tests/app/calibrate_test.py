"""`tenure calibrate` and `--posterior` as a user meets them. Runs the executable named on the command line."""

import csv
import subprocess
import sys
import unittest

from command import CommandTest, HERE, SMALL, TENURE

OUTSIDE = """title = "A line"

[method]
kind = "KIND"
MORE

[[parameter]]
name = "slope"
low = 0
high = 4

[[parameter]]
name = "idle"
low = 1
high = 100
prior = "log_uniform"

[[target]]
name = "y"
value = 2.5
error = 0.2
source = "made up"
"""

DISTRICT = """title = "Incidents of a small town"
scenario = "SMALL/baseline.toml"
people = 0.2

[method]
kind = "history_matching"
points = 8
replicates = 2
waves = 1
draws = 64

[[parameter]]
name = "safety.attempts"

[[parameter]]
name = "housing.search.victim_memory"

[[target]]
name = "recorded incidents a resident"
outcome = "incidents_recorded"
per = "residents"
from = 2022-01-01
until = 2022-02-01
value = 0.0012
error = 0.0003
source = "made up"
"""

MODEL = """import csv, sys
rows = list(csv.DictReader(open(sys.argv[1])))
with open(sys.argv[2], "w") as out:
    out.write("other,y\\n")
    for row in rows:
        out.write(f"0,{float(row['slope'])!r}\\n")
"""


class Calibrate(CommandTest):
    timeout = 600

    def file(self, name, text):
        path = self.out / name
        path.write_text(text.replace("SMALL", str(SMALL)))
        return path

    def outside(self, kind="history_matching", more="points = 12\nwaves = 2\nreplicates = 1\ndraws = 400"):
        self.file("line.toml", OUTSIDE.replace("KIND", kind).replace("MORE", more))
        return self.file("model.py", MODEL)

    def posterior(self, path):
        import h5py

        with h5py.File(self.out / path) as file:
            return {name: file[name][:] for name in file if name not in ("provenance",)}, {n: dict(file[n].attrs) for n in file}

    def check_line(self, path):
        draws, attributes = self.posterior(path)
        self.assertAlmostEqual(draws["weight"].sum(), 1)
        mean = (draws["weight"] * draws["slope"]).sum()
        self.assertAlmostEqual(mean, 2.5, delta=0.05)
        self.assertAlmostEqual((draws["weight"] * (draws["slope"] - mean) ** 2).sum() ** 0.5, 0.2, delta=0.04)
        self.assertEqual(attributes["slope"]["informed"], 1)
        self.assertEqual(attributes["idle"]["informed"], 0)

    # --- outside models

    def test_an_outside_model_is_calibrated_by_asking_and_telling(self):
        model = self.outside()
        ask = ["calibrate", "outside", "line.toml", "-o", "line"]
        for wave in (1, 2):
            told = self.tenure(*ask)
            self.assertIn(f"wave-{wave:02}/points.csv", told)
            folder = self.out / "line" / f"wave-{wave:02}"
            rows = list(csv.DictReader((folder / "points.csv").read_text().splitlines()))
            self.assertEqual(len(rows), 12)
            self.assertEqual(list(rows[0]), ["point", "luck", "slope", "idle"])
            subprocess.run([sys.executable, model, folder / "points.csv", folder / "outputs.csv"], check=True)
        told = self.tenure(*ask)
        self.assertIn("The data say nothing about idle", told)
        self.check_line("line/posterior.h5")

        # a command line in place of hands: the same posterior
        self.tenure("calibrate", "outside", "line.toml", "-o", "again", "--run", f"{sys.executable} model.py {{points}} {{outputs}}")
        self.assertEqual((self.out / "line/posterior.h5").read_bytes(), (self.out / "again/posterior.h5").read_bytes())

    def test_abc_smc_calibrates_an_outside_model_too(self):
        self.outside("abc_smc", "population = 300\ngenerations = 12")
        told = self.tenure("calibrate", "outside", "line.toml", "-o", "line", "--run", f"{sys.executable} model.py {{points}} {{outputs}}")
        self.assertIn("generation 2", told)
        self.check_line("line/posterior.h5")

    def test_xarray_opens_a_posterior(self):
        try:
            import xarray
        except ImportError:
            self.skipTest("no xarray")
        self.outside()
        self.tenure("calibrate", "outside", "line.toml", "-o", "line", "--run", f"{sys.executable} model.py {{points}} {{outputs}}")
        with xarray.open_dataset(self.out / "line/posterior.h5", engine="h5netcdf") as data:
            self.assertEqual(dict(data.sizes), {"draw": 400})
            self.assertAlmostEqual(float((data["weight"] * data["slope"]).sum()), 2.5, delta=0.05)
            self.assertEqual(data["idle"].attrs["prior"], "log_uniform")

    def test_outputs_that_do_not_fit_are_refused_with_their_place(self):
        self.outside()
        ask = ["calibrate", "outside", "line.toml", "-o", "line"]
        self.tenure(*ask)
        outputs = self.out / "line/wave-01/outputs.csv"
        outputs.write_text("z\n" + "1\n" * 12)
        self.assertIn("wave-01/outputs.csv:1:1: no column y", self.tenure(*ask, exit_code=2))
        outputs.write_text("y\n" + "1\n" * 11)
        self.assertIn("11 rows of outputs", self.tenure(*ask, exit_code=2))
        outputs.write_text("y\n" + "1\n" * 11 + "many\n")
        self.assertIn("outputs.csv:13:1", self.tenure(*ask, exit_code=2))
        outputs.write_text("y\n" + "1\n" * 12)  # never near 2.5, and the same everywhere
        self.assertIn("nothing is left of the prior", self.tenure(*ask, exit_code=1))
        self.assertFalse((self.out / "line/posterior.h5").exists())
        self.file("line.toml", (self.out / "line.toml").read_text().replace("2.5", "2.6"))
        self.assertIn("was begun with another", self.tenure(*ask, exit_code=2))

    # --- the district

    def test_a_district_killed_and_resumed_gives_the_posterior_of_one_never_stopped(self):
        self.file("town.toml", DISTRICT)
        self.tenure("calibrate", "town.toml", "-o", "whole", "--quiet", "--threads", 2)
        killed = subprocess.Popen([TENURE, "calibrate", "town.toml", "-o", "killed", "--quiet", "--threads", "1"], cwd=self.out)
        self.wait_for(lambda: len(list((self.out / "killed").glob("wave-01/runs/*.h5"))) >= 3, killed, 300)
        killed.kill()
        killed.wait()
        self.assertFalse((self.out / "killed/posterior.h5").exists())
        lived = {p.name: p.stat().st_mtime_ns for p in (self.out / "killed/wave-01/runs").glob("*.h5")}
        self.assertGreaterEqual(len(lived), 3)
        self.tenure("calibrate", "town.toml", "-o", "killed", "--quiet", exit_code=2)  # not unasked
        self.tenure("calibrate", "town.toml", "-o", "killed", "--quiet", "--resume", "--keep-runs")
        for name, when in lived.items():
            self.assertEqual((self.out / "killed/wave-01/runs" / name).stat().st_mtime_ns, when, "lived again")
        for name in ("posterior.h5", "calibration.txt", "wave-01/outputs.csv"):
            self.assertEqual((self.out / "killed" / name).read_bytes(), (self.out / "whole" / name).read_bytes(), name)
        told = (self.out / "whole/calibration.txt").read_text()
        self.assertIn("The data say nothing about housing.search.victim_memory", told)

    def test_runs_comparisons_and_batches_live_with_a_posterior(self):
        import h5py

        self.file("town.toml", DISTRICT)
        self.tenure("calibrate", "town.toml", "-o", "town", "--quiet")
        draws, _ = self.posterior("town/posterior.h5")
        short = ["--until", "2022-04-01", "--quiet"]
        self.tenure("run", SMALL / "baseline.toml", "-o", "run.h5", "--replicates", 3, "--posterior", "town/posterior.h5", *short)
        with h5py.File(self.out / "run.h5") as file:
            table = {name: file["posterior"][name][:] for name in file["posterior"]}
            lived = file["incidents_recorded"][2].sum()
        self.assertEqual(list(table["replicate"]), [0, 1, 2])
        for name in ("safety.attempts", "housing.search.victim_memory"):
            for replicate in range(3):
                self.assertEqual(table[name][replicate], draws[name][int(table["draw"][replicate])])
        # the last replicate is that of a run with its values put by hand
        sets = [word for name in ("safety.attempts", "housing.search.victim_memory") for word in ("--set", f"{name}={float(table[name][2])!r}")]
        self.tenure("run", SMALL / "baseline.toml", "-o", "hand.h5", "--replicates", 3, *sets, *short)
        with h5py.File(self.out / "hand.h5") as file:
            self.assertEqual(file["incidents_recorded"][2].sum(), lived)

        self.tenure("compare", SMALL / "baseline.toml", SMALL / "cameras.toml", "-o", "study", "--replicates", 2, "--posterior", "town/posterior.h5", *short)
        with h5py.File(self.out / "study/baseline.h5") as base, h5py.File(self.out / "study/cameras.h5") as cameras, h5py.File(self.out / "run.h5") as run:
            self.assertEqual(list(base["posterior"]["safety.attempts"]), list(cameras["posterior"]["safety.attempts"]))
            self.assertEqual(base["incidents_recorded"][1].sum(), run["incidents_recorded"][1].sum())

        self.file(
            "batch.toml",
            'title = "With the posterior"\nscenarios = ["SMALL/baseline.toml"]\nreplicates = 1\nuntil = 2022-04-01\noutcomes = ["incidents_recorded"]\n'
            '[design]\nmethod = "posterior"\nfile = "town/posterior.h5"\nn = 3\n',
        )
        self.tenure("check", "batch.toml")
        self.tenure("batch", "run", "batch.toml", "-o", "batch", "--quiet")
        with h5py.File(self.out / "batch/results.h5") as file, h5py.File(self.out / "run.h5") as run:
            self.assertEqual(list(file["design"]["safety.attempts"]), list(table["safety.attempts"]))
            self.assertEqual(file["incidents_recorded"][0, :, 0, 0].sum(), run["incidents_recorded"][0].sum())

    def test_a_run_with_a_posterior_that_was_killed_goes_on_with_that_one_alone(self):
        self.file("town.toml", DISTRICT)
        self.tenure("calibrate", "town.toml", "-o", "town", "--quiet")
        run = ["run", SMALL / "cameras.toml", "--replicates", 12, "--quiet"]
        drawn = ["--posterior", "town/posterior.h5"]
        self.tenure(*run, *drawn, "-o", "whole.h5")
        killed = subprocess.Popen([TENURE, *map(str, run), *drawn, "-o", "killed.h5", "--checkpoint-every", "7d"], cwd=self.out)
        self.wait_for(lambda: list(self.out.glob("killed.h5.checkpoint/*/*.state")), killed, 300)
        killed.kill()
        killed.wait()
        self.assertFalse((self.out / "killed.h5").exists())
        kept = sorted((p, p.stat().st_mtime_ns) for p in self.out.glob("killed.h5.checkpoint/*/*.state"))
        self.assertIn("with posterior", self.tenure(*run, "-o", "killed.h5", "--resume", exit_code=2))
        self.assertEqual(sorted((p, p.stat().st_mtime_ns) for p in self.out.glob("killed.h5.checkpoint/*/*.state")), kept)
        self.tenure(*run, *drawn, "-o", "killed.h5", "--resume")
        self.tenure("diff", "whole.h5", "killed.h5")

    def test_a_posterior_of_other_parameters_is_refused(self):
        self.outside()
        self.tenure("calibrate", "outside", "line.toml", "-o", "line", "--run", f"{sys.executable} model.py {{points}} {{outputs}}")
        told = self.tenure("run", SMALL / "baseline.toml", "-o", "run.h5", "--posterior", "line/posterior.h5", exit_code=2)
        self.assertIn("moves slope (the book has no such parameter)", told)
        self.file("text.h5", "no posterior")
        told = self.tenure("run", SMALL / "baseline.toml", "-o", "run.h5", "--posterior", "text.h5", exit_code=2)
        self.assertIn("is not a posterior file", told)
        self.assertFalse((self.out / "run.h5").exists())

    # --- what is wrong with a file

    def test_every_mistake_of_a_file_is_said_at_its_place(self):
        self.file(
            "wrong.toml",
            DISTRICT.replace("safety.attempts", "safety.atempts")
            .replace("housing.search.victim_memory", "labour.search.every")
            .replace('per = "residents"\n', "")
            .replace("waves = 1", "waves = 1\npopulation = 50"),
        )
        told = self.tenure("check", "wrong.toml", exit_code=2)
        for part in (
            'wrong.toml:10:14: "population" with kind = "history_matching"',
            "no parameter safety.atempts",
            "Did you mean",
            "labour.search.every is a choice",
            "a total of a district scaled to 0.2",
        ):
            self.assertIn(part, told)
        self.file("days.toml", DISTRICT.replace("2022-02-01", "2022-02-10"))
        self.assertIn("must begin a month", self.tenure("check", "days.toml", exit_code=2))
        self.file("sure.toml", DISTRICT.replace("error = 0.0003", "error = 0"))
        self.assertIn("no model meets a number exactly", self.tenure("check", "sure.toml", exit_code=2))
        self.file("right.toml", DISTRICT)
        self.assertIn("fine", self.tenure("check", "right.toml"))
        self.tenure("calibrate", "right.toml", "-o", "none", "--resume", exit_code=2)
        self.assertFalse((self.out / "none").exists())

    def test_every_shipped_calibration_is_fine(self):
        files = sorted((HERE.parent.parent / "scenarios" / "calibrations").glob("*.toml"))
        self.assertTrue(files)
        self.tenure("check", *files)


if __name__ == "__main__":
    unittest.main()
