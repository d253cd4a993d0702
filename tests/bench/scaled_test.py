"""The districts that bench/run measures: read by Tenure as they are, as dense as the reference, with programmes to match."""

import copy
import pathlib
import subprocess
import sys
import tempfile
import tomllib
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.dont_write_bytecode = True
sys.path.insert(0, str(ROOT / "bench" / "whole_runs"))

import scaled  # noqa: E402

TENURE = sys.argv.pop(1)
BOTH = ROOT / "scenarios/zhongkai/both.toml"
DISTRICT = tomllib.loads((ROOT / "scenarios/zhongkai/district.toml").read_text())


def total(towns, key):
    return sum(town[key] for town in towns)


class Scaled(unittest.TestCase):
    def test_the_reference_number_of_people_is_the_reference_district(self):
        self.assertEqual(scaled.scaled_district(copy.deepcopy(DISTRICT), 530_000), DISTRICT)

    def test_districts_are_as_dense_and_their_communities_about_as_large(self):
        towns = DISTRICT["town"]
        for people in (20_000, 100_000, 700_000, 5_300_000):
            counts = scaled.scaled_district(DISTRICT, people)
            self.assertEqual(counts["population"]["residents"], total(counts["town"], "residents"))
            self.assertAlmostEqual(counts["population"]["residents"] / people, 1, delta=1e-3)
            density = people / total(counts["town"], "area_km2")
            self.assertAlmostEqual(density / (530_000 / total(towns, "area_km2")), 1, delta=0.05)
            names = [town["name"] for town in counts["town"]]
            self.assertEqual(len(names), len(set(names)))
            if people >= 530_000:
                size = people / total(counts["town"], "communities")
                self.assertAlmostEqual(size / (530_000 / total(towns, "communities")), 1, delta=0.05)

    def test_tenure_reads_them_and_every_programme_is_there(self):
        with tempfile.TemporaryDirectory() as name:
            for people in (20_000, 1_300_000):
                path, residents = scaled.write_scaled(BOTH, people, pathlib.Path(name))
                subprocess.run([TENURE, "check", str(path)], check=True, stdout=subprocess.DEVNULL)
                whole = tomllib.loads(path.read_text())
                cameras = next(one for one in whole["intervention"] if one["kind"] == "camera_network")
                self.assertAlmostEqual(cameras["amount"] / 2042, residents / 530_000, delta=1e-3)
                self.assertEqual(len(whole["intervention"]), len(scaled.merged(BOTH)["intervention"]))
                self.assertGreaterEqual(len(whole["intervention"]), 19)


if __name__ == "__main__":
    unittest.main()
