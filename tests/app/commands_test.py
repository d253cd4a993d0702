"""The commands as a user meets them: exit codes, messages with places, files left behind. Runs the executable named on the command line."""

import csv
import math
import os
import random
import resource
import signal
import subprocess
import time
import unittest
import xml.etree.ElementTree

from command import CommandTest, HERE, SMALL, TENURE

BASELINE, CAMERAS = SMALL / "baseline.toml", SMALL / "cameras.toml"
ZHONGKAI = HERE.parents[1] / "scenarios" / "zhongkai" / "baseline.toml"


class Commands(CommandTest):
    timeout = 120

    def files(self):
        return sorted(p.name for p in self.out.iterdir())

    def scenario(self, text, name="mine.toml"):
        path = self.out / name
        path.write_text(text.replace("SMALL", str(SMALL)))
        return path

    def wait_for_replicates(self, process):
        """Until the unfinished file has grown: however busy the machine is, some replicate is then whole."""
        first, end = None, time.monotonic() + 300
        while time.monotonic() < end and process.poll() is None:
            sizes = [p.stat().st_size for p in self.out.glob("*.part")]
            first = first or (sizes[0] if sizes and sizes[0] > 0 else None)
            if first and sizes[0] > first + 100_000:
                return
            time.sleep(0.05)
        self.fail("the run wrote nothing")

    # --- run and diff

    def test_the_same_scenario_gives_the_same_file_on_any_number_of_threads(self):
        for threads in (1, 2, 7):
            self.tenure("run", CAMERAS, "-o", f"t{threads}.h5", "--quiet", "--threads", threads)
        self.tenure("diff", "t1.h5", "t2.h5")
        self.tenure("diff", "t1.h5", "t7.h5")

    def test_another_seed_is_another_life_and_diff_says_where(self):
        self.tenure("run", BASELINE, "-o", "a.h5", "--quiet", "--until", "2022-02-01", "--replicates", 1)
        self.tenure("run", BASELINE, "-o", "b.h5", "--quiet", "--until", "2022-02-01", "--replicates", 1, "--seed", 2)
        told = self.tenure("diff", "a.h5", "b.h5", exit_code=1)
        self.assertIn("replicate 0", told)

    def test_results_are_not_replaced_unasked(self):
        self.tenure("run", BASELINE, "-o", "a.h5", "--quiet", "--until", "2022-02-01")
        before = (self.out / "a.h5").read_bytes()
        told = self.tenure("run", BASELINE, "-o", "a.h5", "--quiet", exit_code=2)
        self.assertIn("--overwrite", told)
        self.assertEqual((self.out / "a.h5").read_bytes(), before)
        self.tenure("run", BASELINE, "-o", "a.h5", "--quiet", "--until", "2022-02-01", "--overwrite")

    def test_invariants_hold_on_every_day(self):
        self.tenure("run", CAMERAS, "-o", "a.h5", "--quiet", "--check-invariants")

    def test_what_a_results_file_says_runs_again_to_the_same_results(self):
        import h5py

        self.tenure("run", CAMERAS, "-o", "a.h5", "--quiet", "--seed", 5, "--set", "intervention.cameras.amount=20")
        with h5py.File(self.out / "a.h5") as file:
            text, district = file.attrs["scenario"], file.attrs["district"]
        text = text.decode() if isinstance(text, bytes) else text
        self.assertIn("Smalltown", district.decode() if isinstance(district, bytes) else district)
        # file names in the text are relative to the scenario's folder
        again = SMALL / f"again-{os.getpid()}.toml"
        self.addCleanup(again.unlink)
        again.write_text(text)
        self.tenure("run", again, "-o", "b.h5", "--quiet")
        told = self.tenure("diff", "a.h5", "b.h5").strip().splitlines()
        self.assertTrue(told[0].startswith("attribute scenario_name"), told)
        self.assertTrue(told[1].startswith("Every dataset is the same"), told)

    def test_too_little_memory_is_told_with_a_way_out_and_leaves_no_file(self):
        little = lambda: resource.setrlimit(resource.RLIMIT_DATA, (64 << 20, 64 << 20))
        told = self.tenure("run", ZHONGKAI, "-o", "a.h5", "--quiet", "--threads", 1, exit_code=1, preexec_fn=little)
        self.assertIn("not enough memory", told)
        self.assertIn("--people", told)
        self.assertEqual(self.files(), [])

    def test_ctrl_c_leaves_a_usable_file_and_says_so(self):
        process = subprocess.Popen([TENURE, "run", BASELINE, "-o", "a.h5", "--replicates", "2000"], cwd=self.out, stderr=subprocess.PIPE, text=True)
        self.wait_for_replicates(process)
        process.send_signal(signal.SIGINT)
        told = process.communicate(timeout=300)[1]
        self.assertEqual(process.returncode, 130, told)
        self.assertIn("Interrupted after", told)
        self.assertEqual(self.files(), ["a.h5"])
        import h5py

        with h5py.File(self.out / "a.h5") as file:
            self.assertGreater(len(file["replicate"]), 0)
            self.assertIn("interrupted", str(file.attrs["status"]))

    def test_a_run_killed_at_twenty_random_moments_and_resumed_gives_the_same_bits(self):
        run = ["run", CAMERAS, "--replicates", 12]
        started = time.monotonic()
        self.tenure(*run, "-o", "whole.h5", "--quiet")
        usual = time.monotonic() - started
        chance = random.Random(1)
        command = [TENURE, *map(str, run), "-o", "killed.h5", "--quiet", "--checkpoint-every", "7d"]
        kills = 0
        while kills < 20:
            go_on = ["--resume"] if (self.out / "killed.h5.checkpoint").is_dir() and any((self.out / "killed.h5.checkpoint").iterdir()) else []
            process = subprocess.Popen(command + go_on, cwd=self.out, stderr=subprocess.PIPE, text=True)
            try:
                told = process.communicate(timeout=chance.uniform(0, usual / 4))[1]
            except subprocess.TimeoutExpired:
                process.kill()
                process.communicate()
                kills += 1
                if not (self.out / "killed.h5").exists():
                    continue
            else:
                self.assertEqual(process.returncode, 0, told)
            # It came to its end between two kills, or just before one: what it made is right, and the next starts anew.
            self.tenure("diff", "whole.h5", "killed.h5")
            (self.out / "killed.h5").unlink()
        go_on = ["--resume"] if (self.out / "killed.h5.checkpoint").is_dir() and any((self.out / "killed.h5.checkpoint").iterdir()) else []
        subprocess.run(command + go_on, cwd=self.out, check=True, timeout=300, capture_output=True)
        self.tenure("diff", "whole.h5", "killed.h5")
        self.assertEqual(self.files(), ["killed.h5", "whole.h5"])

    def test_ctrl_c_keeps_the_state_and_compare_goes_on_with_it(self):
        study = ["compare", BASELINE, CAMERAS, "--replicates", 4]
        self.tenure(*study, "-o", "whole", "--quiet")
        process = subprocess.Popen([TENURE, *map(str, study), "-o", "stopped", "--quiet", "--checkpoint-every", "1d"], cwd=self.out, stderr=subprocess.PIPE, text=True)
        self.wait_for(lambda: list(self.out.glob("stopped/checkpoint/*/*.state")), process, 300)
        process.send_signal(signal.SIGINT)
        told = process.communicate(timeout=300)[1]
        self.assertEqual(process.returncode, 130, told)
        self.assertIn("--resume", told)
        told = self.tenure(*study, "-o", "stopped", "--quiet", exit_code=2)
        self.assertIn("Add --resume to go on with it", told)
        self.tenure(*study, "-o", "stopped", "--quiet", "--resume")
        for name in ("baseline.h5", "cameras.h5", "differences.h5"):
            self.tenure("diff", f"whole/{name}", f"stopped/{name}")
        self.assertFalse((self.out / "stopped" / "checkpoint").exists())

    def test_a_damaged_or_foreign_state_is_refused_with_the_reason(self):
        run = ["run", BASELINE, "-o", "a.h5", "--quiet", "--replicates", 1]
        process = subprocess.Popen([TENURE, *map(str, run), "--checkpoint-every", "1d"], cwd=self.out)
        states = self.out / "a.h5.checkpoint" / "a"
        self.wait_for(lambda: list(states.glob("*.state")), process, 300)
        process.kill()
        process.wait()
        state = states / "replicate-000000.state"
        whole = state.read_bytes()
        for bytes_, reason in ((whole[:-100], "cut short"), (whole[:5000] + b"x" + whole[5001:], "damaged"), (b"not a state", "no checkpoint of Tenure")):
            if bytes_ == whole:
                continue
            state.write_bytes(bytes_)
            told = self.tenure(*run, "--resume", exit_code=2)
            self.assertIn(reason, told)
            self.assertIn("replicate-000000.state", told)
        state.write_bytes(whole)
        told = self.tenure(*run, "--resume", "--seed", 9, exit_code=2)
        self.assertIn("seed = 9", told)
        self.tenure(*run, "--resume")
        told = self.tenure(*run, "--resume", "--overwrite", exit_code=2)
        self.assertIn("no state of a stopped run is there", told)

    def test_a_killed_run_leaves_nothing_that_looks_whole(self):
        process = subprocess.Popen([TENURE, "run", BASELINE, "-o", "a.h5", "--replicates", "2000", "--quiet"], cwd=self.out)
        self.wait_for_replicates(process)
        process.kill()
        process.wait()
        self.assertNotIn("a.h5", self.files())

    # --- sensitivity of any model

    def test_sensitivity_of_an_outside_model_from_parameters_to_indices(self):
        (self.out / "p.csv").write_text("name,low,high\nx1,-3.141592653589793,3.141592653589793\nx2,-3.141592653589793,3.141592653589793\nx3,-3.141592653589793,3.141592653589793\nidle,0,1\n")
        design = ["sensitivity", "design", "--method", "saltelli", "--n", 2**14, "--seed", 1, "--parameters", "p.csv"]
        self.tenure(*design, "-o", "points.csv")
        with open(self.out / "points.csv", newline="") as file:
            points = list(csv.DictReader(file))
        self.assertEqual(len(points), 2**14 * 6)
        rows = []
        for p in points:
            x1, x2, x3 = float(p["x1"]), float(p["x2"]), float(p["x3"])
            rows.append(f"{math.sin(x1) + 7 * math.sin(x2) ** 2 + 0.1 * x3 ** 4 * math.sin(x1)!r},{3 * x2!r}")
        (self.out / "y.csv").write_text("ishigami,line\n" + "\n".join(rows) + "\n")
        analyse = ["sensitivity", "analyse", "--method", "saltelli", "--parameters", "p.csv", "--points", "points.csv", "--outputs", "y.csv"]
        told = self.tenure(*analyse, "-o", "indices.csv")
        self.assertIn("idle is inert", told)
        with open(self.out / "indices.csv", newline="") as file:
            header = next(csv.reader(file))
            self.assertEqual(header, "output,parameter,first,first_low,first_high,total,total_low,total_high".split(","))
        with open(self.out / "indices.csv", newline="") as file:
            indices = {(r["output"], r["parameter"]): (float(r["first"]), float(r["total"])) for r in csv.DictReader(file)}
        for parameter, (first, total) in {"x1": (0.3139, 0.5576), "x2": (0.4424, 0.4424), "x3": (0, 0.2437), "idle": (0, 0)}.items():
            self.assertAlmostEqual(indices["ishigami", parameter][0], first, delta=0.02)
            self.assertAlmostEqual(indices["ishigami", parameter][1], total, delta=0.02)
        self.assertAlmostEqual(indices["line", "x2"][1], 1, delta=0.02)

        lines = (self.out / "points.csv").read_text().splitlines()
        lines[10], lines[20] = lines[20], lines[10]
        (self.out / "points.csv").write_text("\n".join(lines) + "\n")
        told = self.tenure(*analyse, "-o", "again.csv", exit_code=2)
        self.assertIn("is not where the design has it", told)
        self.assertNotIn("again.csv", self.files())
        self.tenure(*design, "-o", "points.csv", exit_code=2)
        self.tenure(*design, "-o", "points.csv", "--overwrite")

    def test_screening_of_an_outside_model_and_outputs_that_do_not_fit(self):
        (self.out / "p.csv").write_text("name,low,high\nstrong,0,10\nweak,0,1\nidle,2,3\n")
        self.tenure("sensitivity", "design", "--method", "morris", "--n", 10, "--seed", 4, "--parameters", "p.csv", "-o", "points.csv")
        with open(self.out / "points.csv", newline="") as file:
            points = list(csv.DictReader(file))
        self.assertEqual(len(points), 40)
        (self.out / "y.csv").write_text("y\n" + "".join(f"{2 * float(p['strong']) - float(p['weak'])!r}\n" for p in points))
        analyse = ["sensitivity", "analyse", "--method", "morris", "--parameters", "p.csv", "--points", "points.csv", "--outputs", "y.csv", "-o"]
        self.assertIn("idle is inert", self.tenure(*analyse, "effects.csv"))
        with open(self.out / "effects.csv", newline="") as file:
            effects = {r["parameter"]: r for r in csv.DictReader(file)}
        self.assertAlmostEqual(float(effects["strong"]["mu"]), 20)
        self.assertAlmostEqual(float(effects["weak"]["mu_star"]), 1)
        (self.out / "y.csv").write_text("y\n1\n2\n")
        self.assertIn("points.csv has 40 points", self.tenure(*analyse, "b.csv", exit_code=2))
        (self.out / "y.csv").write_text("y\n" + "1\n" * 39 + "nan\n")
        self.assertIn("y.csv:41:1: y = \"nan\"", self.tenure(*analyse, "b.csv", exit_code=2))

    # --- compare and chart

    def test_compare_writes_sentences_tables_and_charts(self):
        told = self.tenure("compare", BASELINE, CAMERAS, "-o", "study", "--quiet", "--replicates", 3)
        study = self.out / "study"
        for name in ("baseline.h5", "cameras.h5", "summary.txt", "differences.csv", "differences.h5", "cameras-incidents_recorded.svg"):
            self.assertTrue((study / name).exists(), name)
        self.assertIn("yuan", told)
        for chart in study.glob("*.svg"):
            xml.etree.ElementTree.parse(chart)
        header, *rows = (study / "differences.csv").read_text().splitlines()
        self.assertTrue(header.startswith("scenario,outcome,label,unit,base_mean,"))
        self.assertTrue(any(row.startswith("cameras,incidents_recorded,") for row in rows))
        self.tenure("compare", BASELINE, CAMERAS, "-o", "study", exit_code=2)

    def test_the_table_of_a_comparison_opens_as_labelled_arrays_and_says_what_the_csv_says(self):
        import csv

        import xarray

        self.tenure("compare", BASELINE, CAMERAS, "-o", "study", "--quiet", "--replicates", 4)
        with open(self.out / "study" / "differences.csv", newline="") as file:
            rows = list(csv.DictReader(file))
        for engine in ("netcdf4", "h5netcdf"):
            with xarray.open_dataset(self.out / "study" / "differences.h5", group="table", engine=engine) as table:
                self.assertEqual(table.sizes, {"scenario": 1, "outcome": len(rows)})
                for name in set(rows[0]) - {"scenario", "outcome", "label", "unit"}:
                    for row in rows:
                        outcome = row["outcome"] + (": " + row["label"] if row["label"] else "")
                        value = float(table[name].sel(scenario="cameras", outcome=outcome))
                        self.assertEqual(repr(value), repr(float(row[name] or "nan")), (name, outcome))

    def test_what_cannot_be_compared_is_refused_before_anything_is_simulated(self):
        self.tenure("run", BASELINE, "-o", "a.h5", "--quiet", "--until", "2022-02-01")
        before = self.files()
        for scenarios, expected in (((BASELINE, "nowhere.h5"), "no such file"),
                                    (("a.h5", CAMERAS), "until"),
                                    ((BASELINE, self.scenario('extends = "SMALL/baseline.toml"\n[run]\nseed = 8\n')), "seed 8 against"),
                                    ((BASELINE, self.scenario('extends = "SMALL/baseline.toml"\n', "differences.toml")), "Rename")):
            self.assertIn(expected, self.tenure("compare", *scenarios, "-o", "study", exit_code=2))
            self.assertNotIn("study", self.files())
        self.assertEqual(self.files(), sorted([*before, "mine.toml", "differences.toml"]))

    def test_cameras_of_amount_0_differ_from_the_baseline_by_exactly_0(self):
        self.tenure("compare", BASELINE, CAMERAS, "-o", "study", "--quiet", "--replicates", 2, "--set", "run.until=2022-05-01")
        idle = self.scenario(f'extends = "{CAMERAS}"\n[[intervention]]\nkind = "camera_network"\nname = "cameras"\nstart = 2022-03-01\namount = 0\nwhere = "everywhere"\nmonitored = true\nrollout_days = 0\n', "idle.toml")
        self.tenure("compare", BASELINE, idle, "-o", "none", "--quiet", "--replicates", 2)
        header, *rows = (self.out / "none" / "differences.csv").read_text().splitlines()
        column = header.split(",").index("difference")
        self.assertGreater(len(rows), 30)
        for row in rows:
            self.assertIn(row.split(",")[column], ("0", "", "nan"), row)

    def test_chart_draws_one_outcome_and_helps_with_its_name(self):
        self.tenure("run", BASELINE, "-o", "a.h5", "--quiet")
        self.tenure("chart", "a.h5", "--outcome", "rent", "-o", "rent.svg")
        xml.etree.ElementTree.parse(self.out / "rent.svg")
        self.assertIn("incidents_recorded", self.tenure("chart", "a.h5", "--outcome", "incidents_recorde", "-o", "x.svg", exit_code=2))
        self.assertNotIn("x.svg", self.files())

    # --- validate

    REPORTED = """
[[figure]]
name = "recorded incidents"
kind = "change"
outcome = "incidents_recorded"
actual = "incidents_actual"
trend = "safety.trend.log_rate"
value = -0.9
unit = "1"
source = "made up"

[[figure]]
name = "towns"
kind = "given"
outcome = "towns"
value = 2
unit = "1"
source = "made up"
"""

    def test_validate_sets_reported_figures_beside_simulated_ones_and_splits_a_change(self):
        figures = self.scenario(self.REPORTED, "reported.toml")
        told = self.tenure("validate", CAMERAS, "--reported", figures, "-o", "held", "--quiet", "--replicates", 3,
                           "--set", "intervention.cameras.amount=2000", "--set", "intervention.cameras.budget=100000000")
        self.assertIn("evidence does not reach it", told)
        self.assertIn("caused by the programmes", told)
        self.assertIn("as given", told)
        self.assertEqual(sorted(p.name for p in (self.out / "held").iterdir()),
                         ["validation.csv", "validation.h5", "validation.txt", "with.h5", "without.h5"])
        import csv
        import h5py

        with open(self.out / "held" / "validation.csv") as file:
            rows = [row for row in csv.DictReader(file) if row["figure"] == "recorded incidents"]
        parts = {row["term"]: float(row["estimate"]) for row in rows if row["table"] == "split"}
        self.assertAlmostEqual(parts["total"], sum(parts[p] for p in ("trend", "chance", "drift", "caused", "recording")))
        self.assertLess(parts["caused"], 0)
        with h5py.File(self.out / "held" / "validation.h5") as file:
            self.assertEqual(file["simulated"].shape[0], 3)
        self.tenure("validate", CAMERAS, "--reported", figures, "-o", "held", exit_code=2)

    def test_a_placebo_causes_exactly_nothing(self):
        figures = self.scenario(self.REPORTED, "reported.toml")
        placebo = self.scenario('extends = "SMALL/baseline.toml"\n[[intervention]]\nkind = "placebo"\nname = "placebo"\nstart = 2022-01-01\namount = 1\nwhere = "most_incidents"\ntop = 2\n')
        told = self.tenure("validate", placebo, "--reported", figures, "-o", "held", "--quiet", "--replicates", 3)
        self.assertIn("communities where programmes work (2 communities)", told)
        table = (self.out / "held" / "validation.csv").read_text()
        self.assertIn("split,recorded incidents,caused,log,,,,mean,0,0,0,", table)
        self.assertIn("split,recorded incidents,caused: communities with programmes,log,,,,mean,0,0,0,", table)

        # the same tables from the worlds that lie there
        for made in (self.out / "held").glob("validation.*"):
            made.unlink()
        again = ["validate", placebo, "--reported", figures, "-o", "held", "--tables"]
        self.tenure(*again)
        self.assertEqual((self.out / "held" / "validation.csv").read_text(), table)
        self.assertIn("has seed = 1", self.tenure(*again, "--seed", 2, exit_code=2))

    def test_reported_figures_are_checked_with_places(self):
        bad = self.scenario(self.REPORTED.replace('"towns"\nvalue', '"tows"\nvalue'), "reported.toml")
        self.tenure("check", bad)
        told = self.tenure("validate", CAMERAS, "--reported", bad, "-o", "held", exit_code=2)
        self.assertIn("reported.toml:12:", told)
        self.assertIn('Did you mean "towns"', told)
        self.assertIn("value", self.tenure("check", self.scenario('[[figure]]\nname = "x"\n', "reported.toml"), exit_code=2))
        self.assertIn("--reported", self.tenure("validate", CAMERAS, "-o", "held", exit_code=2))
        self.assertEqual(self.files(), ["reported.toml"])

    def test_patterns_are_measured_with_bands_and_written_as_text_and_csv(self):
        told = self.tenure("validate", "--patterns", BASELINE, "-o", "patterns", "--quiet", "--replicates", 1)
        self.assertIn("pass", told)
        import csv

        with open(self.out / "patterns" / "patterns.csv") as file:
            rows = list(csv.DictReader(file))
        self.assertLessEqual({"SF1", "SF3", "SF5", "SF6", "SF7", "SF8", "SF12", "SF13", "EC1", "EC5"}, {row["pattern"] for row in rows})
        self.assertLessEqual({row["verdict"] for row in rows}, {"pass", "miss", "told", "not available"})
        self.assertEqual(sorted(p.name for p in (self.out / "patterns").iterdir()), ["patterns.csv", "patterns.txt"])

    def test_only_the_patterns_that_are_asked_for_are_measured(self):
        told = self.tenure("validate", "--patterns", BASELINE, "-o", "some", "--quiet", "--replicates", 1, "--only", "patrols,fire")
        self.assertIn("SF6", told)
        self.assertIn("SF8", told)
        self.assertNotIn("SF1 ", told)
        self.assertIn("places", self.tenure("validate", "--patterns", "-o", "none", "--only", "streets", exit_code=2))

    # --- wrong input: message with place, exit 2, quickly, nothing written

    def refused(self, path, *expected):
        before = self.files()
        start = time.monotonic()
        told = self.tenure("run", path, "-o", "out.h5", exit_code=2)
        self.assertLess(time.monotonic() - start, 20)  # a hang, not a speed: refusals are immediate
        for text in expected:
            self.assertIn(text, told)
        self.assertEqual(self.files(), before)

    def test_an_unknown_key(self):
        self.refused(self.scenario('extends = "SMALL/baseline.toml"\n[run]\nsead = 3\n'), "mine.toml:3:1:", 'Did you mean "seed"')

    def test_a_wrong_type(self):
        self.refused(self.scenario('extends = "SMALL/baseline.toml"\n[run]\nseed = "three"\n'), "mine.toml:3:", "number")

    def test_out_of_range(self):
        self.refused(self.scenario('extends = "SMALL/cameras.toml"\n[[intervention]]\nkind = "camera_network"\nname = "more"\nstart = 2022-03-01\namount = -3\nwhere = "everywhere"\nmonitored = true\nrollout_days = 0\n'), "mine.toml:6:", "-3", "at least 0")

    def test_a_missing_file(self):
        self.refused(self.out / "nowhere.toml", "nowhere.toml", "no such file")

    def test_a_cycle_of_extends(self):
        self.scenario('extends = "b.toml"\n', "a.toml")
        self.refused(self.scenario('extends = "a.toml"\n', "b.toml"), "a.toml", "b.toml")

    def test_a_date_before_the_start(self):
        self.refused(self.scenario('extends = "SMALL/baseline.toml"\n[[intervention]]\nkind = "camera_network"\nname = "early"\nstart = 2021-03-01\namount = 3\nwhere = "everywhere"\nmonitored = true\nrollout_days = 0\n'), "mine.toml:5:", "2021-03-01")

    def test_an_unknown_community(self):
        self.refused(self.scenario('extends = "SMALL/baseline.toml"\n[[intervention]]\nkind = "camera_network"\nname = "there"\nstart = 2022-03-01\namount = 3\nwhere = "communities"\ncommunities = ["East 1"]\nmonitored = true\nrollout_days = 0\n'), "mine.toml:8:", "East 01")

    def test_text_that_is_not_utf_8(self):
        path = self.out / "mine.toml"
        path.write_bytes(b'title = "caf\xe9"\n')
        self.refused(path, "mine.toml:1:", "UTF-8")

    def test_an_empty_file(self):
        self.refused(self.scenario(""), "mine.toml", "empty")

    def test_a_gigabyte_of_zeros(self):
        path = self.out / "zeros.toml"
        with open(path, "wb") as file:
            file.truncate(1 << 30)
        self.refused(path, "zeros.toml")

    def test_all_problems_of_a_file_come_at_once(self):
        self.refused(self.scenario('extends = "SMALL/baseline.toml"\ntitel = "x"\n[run]\nseed = "three"\nsead = 4\n'), "mine.toml:2:1:", "mine.toml:4:", "mine.toml:5:1:")

    def test_a_wrong_command_line(self):
        self.tenure("run", exit_code=2)
        self.tenure("walk", exit_code=2)
        self.assertIn("compare", self.tenure("--help"))

    # --- check and explain

    def test_check_names_what_is_fine_and_what_is_not(self):
        bad = self.scenario('extends = "SMALL/baseline.toml"\n[run]\nsead = 3\n')
        told = self.tenure("check", BASELINE, bad, exit_code=2)
        self.assertIn("baseline.toml: fine", told)
        self.assertIn("mine.toml:3:1:", told)

    def test_explain_teaches_each_topic_in_each_format(self):
        import json

        for topic in ("parameters", "interventions", "outcomes", "scenarios"):
            for form in ("text", "md"):
                self.assertGreater(len(self.tenure("explain", topic, "--format", form, "--scenarios", HERE.parents[1] / "scenarios") if topic in ("parameters", "scenarios") else self.tenure("explain", topic, "--format", form)), 300)
        json.loads(self.tenure("explain", "outcomes", "--format", "json"))
        json.loads(self.tenure("explain", "schema", "--scenarios", HERE.parents[1] / "scenarios"))

    def test_the_documented_parameters_are_those_of_the_book(self):
        told = self.tenure("explain", "parameters", "--format", "md", "--scenarios", HERE.parents[1] / "scenarios")
        self.assertEqual(told, (HERE.parents[1] / "docs" / "parameters.md").read_text(),
                         "run: build/release/tenure explain parameters --format md > docs/parameters.md")


if __name__ == "__main__":
    unittest.main()
