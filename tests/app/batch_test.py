"""`tenure batch` as a user meets it: killed, resumed, in shards, on MPI ranks, on a full disk, and what it says of parameters. Runs the executable named on the command line."""

import contextlib
import csv
import os
import pathlib
import re
import random
import resource
import shutil
import signal
import subprocess
import time
import unittest

from command import CommandTest, HERE, SMALL, TENURE

BASELINE, CAMERAS = SMALL / "baseline.toml", SMALL / "cameras.toml"
MPIRUN = ["mpirun", "--allow-run-as-root", "--oversubscribe", "--bind-to", "none"]
HAS_MPI = shutil.which("mpirun") is not None and "libmpi" in subprocess.run(["ldd", TENURE], capture_output=True, text=True).stdout


class Batch(CommandTest):
    def experiment(self, replicates=2, design='method = "sobol"\nn = 4', until="2022-03-05", low=-0.2, high=0.2, more="", parameters=""):
        path = self.out / "study.toml"
        path.write_text(
            f'title = "A study"\nscenarios = ["{BASELINE}", "{CAMERAS}"]\nreplicates = {replicates}\nuntil = {until}\n'
            f'outcomes = ["incidents_actual", "rent", "spending"]\n{more}\n[design]\n{design}\n\n[[parameter]]\nname = "safety.trend.log_rate"\n'
            f'low = {low}\nhigh = {high}\n\n[[parameter]]\nname = "safety.attempts"\n{parameters}'
        )
        return path

    def results(self, folder):
        return (self.out / folder / "results.h5").read_bytes()

    def records(self, folder):
        return {p.name: p.stat().st_mtime_ns for p in (self.out / folder / "runs").glob("*.run")}

    def processes_of(self, parent):
        """What `parent` started, and what they did: so mpirun's ranks."""
        found, of = [], [parent.pid]
        parents = {}
        for status in pathlib.Path("/proc").glob("[0-9]*/stat"):
            try:
                text = status.read_text()
            except OSError:
                continue
            parents.setdefault(int(text.rsplit(")", 1)[1].split()[1]), []).append(int(status.parent.name))
        while of:
            of = [child for one in of for child in parents.get(one, [])]
            found += of
        return sorted(found)

    def killed_again_and_again(self, command, folder, units, kills, chance, kill=lambda process: process.kill()):
        """Kills at random moments of the work; the command then goes on to its end. Every kill hits work under way, and no finished run is lived again."""
        for target in sorted(chance.sample(range(1, units * 4 // 5), kills)):
            resume = ["--resume"] if (self.out / folder / "runs").is_dir() else []
            process = subprocess.Popen(command + resume, cwd=self.out, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            self.assertTrue(self.wait_for(lambda: (self.out / folder / "runs").is_dir() and len(self.records(folder)) >= target, process))
            time.sleep(chance.uniform(0, 0.05))
            before = self.records(folder)
            kill(process)
            self.assertNotEqual(process.wait(timeout=300), 0)
            self.assertFalse((self.out / folder / "results.h5").exists())
            self.assertLessEqual(before.items(), self.records(folder).items())
        kept = self.records(folder)
        done = subprocess.run(command + ["--resume"], cwd=self.out, timeout=1500, capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertLessEqual(kept.items(), self.records(folder).items())

    # --- 500 runs of a town of 600

    UNITS = 250

    def five_hundred(self):
        """Four weeks around the day the cameras come: long enough to be killed in."""
        study = self.experiment(replicates=5, design='method = "lhs"\nn = 50', until="2022-03-25", more="people = 0.05\n")
        for path in (BASELINE, CAMERAS):
            (self.out / path.name).write_text(f'extends = "{path}"\n[run]\nstart = 2022-02-25\nwarm_up_days = 0\n')
            study.write_text(study.read_text().replace(str(path), path.name))
        self.assertIn("500 runs: 2 scenarios at 50 points of 2 parameters, 5 replicates each", self.tenure("batch", "run", study, "-o", "whole", "--quiet"))
        return [TENURE, "batch", "run", str(study), "--quiet"]

    def test_five_hundred_runs_killed_ten_times_end_with_the_bytes_of_a_batch_never_killed(self):
        command = self.five_hundred()
        self.killed_again_and_again(command + ["-o", "killed"], "killed", self.UNITS, 10, random.Random(1))
        self.assertEqual(self.results("killed"), self.results("whole"))
        for number in (1, 2, 3):
            shard = command + ["-o", f"shard{number}", "--shard", f"{number}/3", "--threads", str(number)]
            self.killed_again_and_again(shard, f"shard{number}", self.UNITS // 3, 3, random.Random(number))
        told = self.tenure("batch", "merge", command[3], "shard1", "shard3", "-o", "partly", exit_code=1)
        self.assertIn("missing", told)
        self.tenure("batch", "merge", command[3], "shard3", "shard1", "shard2", "-o", "merged")
        self.assertEqual(self.results("merged"), self.results("whole"))

    @unittest.skipUnless(HAS_MPI, "built without MPI, or no mpirun")
    def test_five_hundred_runs_on_mpi_ranks_killed_ten_times_end_with_the_same_bytes(self):
        command = self.five_hundred()

        def kill(process):
            for rank in self.processes_of(process):
                with contextlib.suppress(ProcessLookupError):  # Open MPI may have been quicker
                    os.kill(rank, signal.SIGKILL)

        for ranks, kills in ((1, 3), (2, 10), (4, 3)):
            on = MPIRUN + ["-n", str(ranks)] + command + ["-o", f"ranks{ranks}"]
            self.killed_again_and_again(on, f"ranks{ranks}", self.UNITS, kills, random.Random(ranks), kill)
            self.assertEqual(self.results(f"ranks{ranks}"), self.results("whole"))

    @unittest.skipUnless(HAS_MPI, "built without MPI, or no mpirun")
    def test_a_rank_that_dies_takes_nothing_with_it_but_its_own_run(self):
        command = self.five_hundred()
        for victim in (0, 2):
            folder = f"without{victim}"
            process = subprocess.Popen(
                MPIRUN + ["--enable-recovery", "-n", "3"] + command + ["-o", folder], cwd=self.out, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
            self.assertTrue(self.wait_for(lambda: (self.out / folder / "runs").is_dir() and len(self.records(folder)) >= 60, process))
            ranks = self.processes_of(process)
            self.assertEqual(len(ranks), 3)
            before = self.records(folder)
            os.kill(ranks[victim], signal.SIGKILL)
            self.assertEqual(process.wait(timeout=1500), 0)
            self.assertEqual(self.results(folder), self.results("whole"))
            self.assertEqual(len(self.records(folder)), self.UNITS)
            self.assertLessEqual(before.items(), self.records(folder).items())
            self.assertFalse((self.out / folder / "claims").exists())

    @unittest.skipUnless(HAS_MPI, "built without MPI, or no mpirun")
    def test_ranks_refuse_together_and_say_so_once(self):
        study = self.experiment(design='method = "latin"')
        done = subprocess.run(MPIRUN + ["-n", "2", TENURE, "batch", "run", str(study), "-o", "b"], cwd=self.out, capture_output=True, text=True, timeout=120)
        self.assertEqual(done.returncode, 2)
        self.assertEqual(done.stderr.count("study.toml:"), 1, done.stderr)
        # mpirun ends the others as soon as one fails: were the second rank to fail first, the first might not come to say why.
        self.assertNotRegex(done.stderr, r"Process name: \[\[\d+,\d+\],1\]")
        self.assertFalse((self.out / "b").exists())

    # --- full disks

    def test_a_file_that_cannot_grow_loses_no_finished_run(self):
        study = self.experiment()
        self.tenure("batch", "run", study, "-o", "whole", "--quiet")
        limit = 3 * max(p.stat().st_size for p in (self.out / "whole" / "runs").iterdir())
        self.assertLess(limit, len(self.results("whole")))

        def little():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

        told = self.tenure("batch", "run", study, "-o", "b", "--quiet", exit_code=1, preexec_fn=little)
        self.assertIn("cannot be written", told)
        kept = self.records("b")
        self.assertEqual(len(kept), 8)
        self.assertFalse((self.out / "b" / "results.h5").exists())
        self.tenure("batch", "run", study, "-o", "b", "--resume", "--quiet")
        self.assertEqual(self.records("b"), kept)
        self.assertEqual(self.results("b"), self.results("whole"))

    def test_a_full_disk_loses_no_finished_run(self):
        disk = self.out / "disk"
        disk.mkdir()
        if os.geteuid() != 0 or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", disk], stderr=subprocess.DEVNULL).returncode != 0:
            self.skipTest("only root may mount a small disk")
        self.addCleanup(subprocess.run, ["umount", disk])
        study = self.experiment(replicates=4)
        self.tenure("batch", "run", study, "-o", "whole", "--quiet")
        ballast = disk / "ballast"
        record = max(p.stat().st_size for p in (self.out / "whole" / "runs").iterdir())
        ballast.write_bytes(b"x" * ((2 << 20) - 6 * record - (64 << 10)))
        self.assertIn("No space left", self.tenure("batch", "run", study, "-o", "disk/b", "--quiet", exit_code=1))
        kept = self.records("disk/b")
        self.assertGreater(len(kept), 0)
        self.assertLess(len(kept), 16)
        ballast.unlink()
        self.tenure("batch", "run", study, "-o", "disk/b", "--resume", "--quiet")
        self.assertLessEqual(kept.items(), self.records("disk/b").items())
        self.assertEqual(self.results("disk/b"), self.results("whole"))

    # --- what lies in the results

    def test_replicates_are_added_later_and_none_is_lived_twice(self):
        import h5py

        self.tenure("batch", "run", self.experiment(replicates=1), "-o", "b", "--quiet")
        first = self.records("b")
        study = self.experiment(replicates=2)
        self.tenure("batch", "run", study, "-o", "b", "--resume", "--quiet")
        self.assertLessEqual(first.items(), self.records("b").items())
        self.tenure("batch", "run", study, "-o", "whole", "--quiet")
        self.tenure("batch", "run", study, "-o", "whole", "--quiet", exit_code=2)
        self.assertEqual(self.results("b"), self.results("whole"))
        with h5py.File(self.out / "b" / "results.h5") as file:
            self.assertEqual(file["incidents_actual"].shape[:4], (2, 3, 2, 4))
            self.assertEqual(len(file["design/safety.attempts"]), 4)
        told = self.tenure("batch", "run", self.experiment(low=-0.1), "-o", "b", "--resume", "--quiet", exit_code=2)
        self.assertIn("is of another experiment", told)

    def test_a_point_of_a_batch_lives_what_run_lives_with_its_values(self):
        import h5py
        import numpy

        self.tenure("batch", "run", self.experiment(design='method = "one_at_a_time"', replicates=1), "-o", "b", "--quiet")
        self.tenure("run", CAMERAS, "-o", "a.h5", "--quiet", "--until", "2022-03-05", "--replicates", 1, "--set", "safety.trend.log_rate=0.2")
        with h5py.File(self.out / "b" / "results.h5") as batch, h5py.File(self.out / "a.h5") as alone:
            self.assertEqual(list(batch["design/safety.trend.log_rate"][:3])[1:], [-0.2, 0.2])
            self.assertEqual([name.decode() for name in batch["scenario"][:]], ["baseline", "cameras"])
            self.assertTrue((batch["incidents_actual"][0, :, 1, 2] == alone["incidents_actual"][0]).all())
            # the two scenarios have no programme in common: what one lacks is missing, not 0
            self.assertEqual([name.decode() for name in batch["programme"][:]], ["none", "cameras"])
            self.assertTrue(numpy.isnan(batch["spending"][0, :, 1, 2, 0]).all())
            self.assertTrue((batch["spending"][0, :, 1, 2, 1] == alone["spending"][0][:, 0]).all())
            self.assertTrue(numpy.isnan(batch["spending"][0, :, 0, 2, 1]).all())

    def test_results_open_in_xarray_with_scenario_point_replicate_and_time(self):
        try:
            import xarray
        except ImportError:
            self.skipTest("no xarray")
        self.tenure("batch", "run", self.experiment(), "-o", "b", "--quiet")
        runs = xarray.open_dataset(self.out / "b" / "results.h5")
        self.assertEqual(runs.incidents_actual.dims[:4], ("replicate", "time", "scenario", "point"))
        points = xarray.open_dataset(self.out / "b" / "results.h5", group="design")
        self.assertEqual(points.sizes["point"], 4)
        cameras = runs.incidents_actual.sel(scenario="cameras", point=3).sum(["time", "community", "incident_type"])
        self.assertEqual(cameras.sizes["replicate"], 2)

    def test_scenarios_that_record_other_periods_are_refused(self):
        path = SMALL / f"daily-{os.getpid()}.toml"
        self.addCleanup(path.unlink)
        path.write_text('extends = "cameras.toml"\n[record]\nevery = "day"\n')
        study = self.experiment()
        study.write_text(study.read_text().replace(str(CAMERAS), str(path)))
        told = self.tenure("batch", "run", study, "-o", "b", exit_code=2)
        self.assertIn("records other periods", told)
        self.assertFalse((self.out / "b").exists())

    # --- failed runs

    def test_failed_runs_are_listed_retried_and_the_others_kept(self):
        (self.out / "points.csv").write_text("safety.trend.log_rate,safety.attempts\n0,33\n0.1,-1\n")
        study = self.experiment(design='method = "points"\nfile = "points.csv"')
        study.write_text(study.read_text().replace('name = "safety.attempts"', 'name = "safety.attempts"\nlow = -5\nhigh = 50'))
        self.tenure("batch", "run", study, "-o", "b", "--quiet", exit_code=1)
        with open(self.out / "b" / "manifest.csv", newline="") as file:
            rows = list(csv.DictReader(file))
        self.assertEqual([r["status"] for r in rows if r["point"] == "1"], ["failed"] * 4)
        self.assertEqual([r["status"] for r in rows if r["point"] == "0"], ["done"] * 4)
        self.assertIn("safety.attempts", rows[-1]["message"])
        self.assertIn("failed", self.tenure("batch", "status", "b"))
        before = self.records("b")
        self.tenure("batch", "run", study, "-o", "b", "--resume", "--quiet", exit_code=1)
        self.assertEqual(self.records("b"), before)
        self.tenure("batch", "run", study, "-o", "b", "--retry", "--quiet", exit_code=1)
        after = self.records("b")
        self.assertEqual({name: after[name] == before[name] for name in before}, {name: "point-000000" in name for name in before})

    def test_wrong_experiments_are_refused_with_their_place(self):
        for design, expected in (
            ('method = "latin"', "method"),
            ('method = "lhs"', "without n"),
            ('method = "none"', "a [[parameter]] without a design"),
            ('method = "points"\nfile = "none.csv"', "none.csv: no such file"),
        ):
            study = self.experiment(design=design)
            self.assertIn(expected, self.tenure("batch", "run", study, "-o", "b", exit_code=2))
            self.assertFalse((self.out / "b").exists())
            self.assertIn(expected, self.tenure("check", study, exit_code=2))
        shipped = sorted((HERE.parents[1] / "scenarios" / "experiments").glob("*.toml"))
        self.assertTrue(shipped)
        self.tenure("check", self.experiment(), *shipped)
        study.write_text(study.read_text().replace("safety.attempts", "safety.atempts").replace('method = "points"\nfile = "none.csv"', 'method = "lhs"\nn = 3'))
        self.assertIn('Did you mean "safety.attempts"?', self.tenure("batch", "plan", study, exit_code=2))

    # --- what parameters do

    INERT = '\n[[parameter]]\nname = "fire.loss"\n\n[[parameter]]\nname = "assets.camera.price"\n'

    def test_a_parameter_that_changes_nothing_is_reported_as_inert(self):
        import h5py

        study = self.experiment(design='method = "morris"\nn = 3', replicates=1, parameters=self.INERT)
        told = self.tenure("batch", "run", study, "-o", "b", "--quiet")
        self.assertIn("note: fire.loss is inert: it changes nothing", told)
        self.assertIn("note: assets.camera.price is inert in baseline: it changes nothing", told)
        self.assertNotIn("safety.attempts is inert", told)
        with h5py.File(self.out / "b" / "results.h5") as file:
            self.assertEqual(file["inert/inert"][:].tolist(), [[0, 0, 1, 1], [0, 0, 1, 0]])
        told = self.tenure("batch", "sensitivity", "b", "--outcome", "incidents_actual", "-o", "indices.csv")
        self.assertIn("note: baseline: incidents_actual: fire.loss is inert", told)
        told = self.tenure("batch", "run", self.experiment(), "-o", "filling", "--quiet")
        self.assertIn("can't be told", told)
        self.assertNotIn(" is inert:", told)
        self.assertNotIn(" is inert in", told)

    def sums(self, folder, outcome, periods=slice(None)):
        """[scenario][point] by h5py alone."""
        import h5py
        import numpy

        with h5py.File(self.out / folder / "results.h5") as file:
            values = numpy.nansum(file[outcome][:, periods], axis=tuple(range(4, file[outcome].ndim)))
            return values.sum(axis=1).mean(axis=0), {name: file["design"][name][:] for name in file["design"] if name != "point"}

    def test_batch_sensitivity_tells_what_sensitivity_analyse_tells_of_the_same_numbers(self):
        for method, n in (("morris", 3), ("saltelli", 4)):
            study = self.experiment(design=f'method = "{method}"\nn = {n}', replicates=2)
            self.tenure("batch", "run", study, "-o", method, "--quiet")
            for window, periods in ((), slice(None)), (("--window", "2022-02-01..2022-03-01"), slice(1, 2)):
                self.tenure("batch", "sensitivity", method, "--outcome", "incidents_actual", *window, "-o", "own.csv", "--overwrite")
                sums, points = self.sums(method, "incidents_actual", periods)
                (self.out / "p.csv").write_text("name,low,high\nsafety.trend.log_rate,-0.2,0.2\nsafety.attempts,14,75\n")
                names = ["safety.trend.log_rate", "safety.attempts"]
                lines = [",".join(repr(float(points[name][i])) for name in names) for i in range(sums.shape[1])]
                (self.out / "points.csv").write_text("\n".join([",".join(names)] + lines) + "\n")
                lines = [f"{float(sums[0, i])!r},{float(sums[1, i])!r},{float(sums[1, i] - sums[0, i])!r}" for i in range(sums.shape[1])]
                (self.out / "y.csv").write_text("\n".join(["baseline: incidents_actual,cameras: incidents_actual,cameras - baseline: incidents_actual"] + lines) + "\n")
                files = ("--parameters", "p.csv", "--points", "points.csv", "--outputs", "y.csv")
                self.tenure("sensitivity", "analyse", "--method", method, *files, "-o", "other.csv", "--overwrite")
                with open(self.out / "own.csv", newline="") as a, open(self.out / "other.csv", newline="") as b:
                    own, other = list(csv.DictReader(a)), list(csv.DictReader(b))
                self.assertEqual(len(own), 6)
                self.assertEqual(own[0].keys(), other[0].keys())
                for one, two in zip(own, other, strict=True):
                    for key in one:
                        if key in ("output", "parameter") or "" in (one[key], two[key]):  # before cameras come nothing differs
                            self.assertEqual(one[key], two[key])
                        else:
                            self.assertAlmostEqual(float(one[key]), float(two[key]), delta=1e-6 * max(1, abs(float(one[key]))))

    def test_trajectories_with_a_missing_run_are_left_out_and_told(self):
        study = self.experiment(design='method = "morris"\nn = 3', replicates=1)
        self.tenure("batch", "run", study, "-o", "a", "--quiet")
        (self.out / "a" / "runs" / "point-000004-replicate-000000.run").unlink()
        told = self.tenure("batch", "merge", study, "a", "-o", "b", exit_code=1)
        self.assertIn("0 failed, 2 missing", told)
        told = self.tenure("batch", "sensitivity", "b", "--outcome", "incidents_actual", "-o", "indices.csv")
        self.assertIn("1 of 3 trajectories left out", told)
        told = self.tenure("batch", "sensitivity", "b", "--outcome", "fires", "-o", "none.csv", exit_code=2)
        self.assertIn("It has: incidents_actual, rent, spending.", told)
        for wrong, expected in ((["--window", "March"], "must be two days"), (["--window", "2030-01-01.."], "no period begins")):
            self.assertIn(expected, self.tenure("batch", "sensitivity", "b", "--outcome", "rent", *wrong, "-o", "none.csv", exit_code=2))
        self.assertFalse((self.out / "none.csv").exists())

    # --- common luck

    def test_common_luck_saves_five_times_the_lives_and_more_for_cameras_on_recorded_incidents(self):
        """As many cameras a head as the shipped comparison has: 46 for 12,000 residents, 2,042 for 530,000."""
        cameras = self.out / "cameras.toml"
        shipped = CAMERAS.read_text()
        self.assertEqual(shipped.count("amount = "), 1)
        cameras.write_text(re.sub("amount = .*", "amount = 46", shipped).replace("baseline.toml", str(BASELINE)))
        told = self.tenure("compare", BASELINE, cameras, "-o", "study", "--quiet", "--replicates", 12)
        self.assertRegex(told, "Without common luck the same certainty would take .* times as many pairs for incidents_recorded")
        import h5py
        import numpy

        sums = {}
        for name in ("baseline", "cameras"):
            with h5py.File(self.out / "study" / f"{name}.h5") as file:
                sums[name] = file["incidents_recorded"][:].reshape(12, -1).sum(axis=1)
        paired = numpy.var(sums["cameras"] - sums["baseline"], ddof=1)
        self.assertGreater(paired, 0)
        ratio = (numpy.var(sums["cameras"], ddof=1) + numpy.var(sums["baseline"], ddof=1)) / paired
        self.assertGreater(ratio, 5)
        with open(self.out / "study" / "differences.csv", newline="") as file:
            row = next(r for r in csv.DictReader(file) if r["outcome"] == "incidents_recorded" and not r["label"])
        self.assertAlmostEqual(float(row["variance_ratio"]), ratio, delta=1e-9 * ratio)


if __name__ == "__main__":
    unittest.main(verbosity=2)
