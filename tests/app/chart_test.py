"""`tenure chart`: every kind from a small study, as SVG, PNG and PDF, in both languages. Runs the executable named on the command line."""

import os
import pathlib
import re
import shutil
import struct
import subprocess
import tempfile
import unittest
import xml.etree.ElementTree

from command import CommandTest, SMALL, TENURE

SVG = "{http://www.w3.org/2000/svg}"

# Each kind with its arguments after the file.
COMPARED = ["--against", "baseline.h5", "--outcome", "incidents_actual"]
KINDS = {
    "fan": ["cameras.h5", *COMPARED],
    "difference": ["cameras.h5", *COMPARED, "--label", "theft"],
    "ranking": ["cameras.h5", *COMPARED],
    "multiples": ["cameras.h5", *COMPARED],
    "map": ["cameras.h5", *COMPARED],
    "cost": ["cameras.h5", *COMPARED],
    "tornado": ["indices.csv", "--outcome", "fires"],
    "flows": ["cameras.h5", "--against", "baseline.h5"],
}
INDICES = "output,parameter,mu,mu_star,sigma\nfires,safety.attempts,-3,3,1\nfires,safety.wiring,2,5,2\nrent,safety.attempts,0,0,0\n"


def run(folder, *arguments, exit_code=0, environment=None):
    done = subprocess.run([TENURE, *map(str, arguments)], capture_output=True, text=True, timeout=300, cwd=folder, env=environment)
    if done.returncode != exit_code:
        raise AssertionError(f"{arguments}: {done.returncode}\n{done.stdout}\n{done.stderr}")
    return done.stdout + done.stderr


class Charts(CommandTest):
    @classmethod
    def setUpClass(cls):
        cls.study = tempfile.TemporaryDirectory()
        cls.at = pathlib.Path(cls.study.name)
        for name in ("baseline", "cameras"):
            run(cls.at, "run", SMALL / f"{name}.toml", "-o", f"{name}.h5", "--quiet", "--replicates", 6)
        (cls.at / "indices.csv").write_text(INDICES)

    @classmethod
    def tearDownClass(cls):
        cls.study.cleanup()

    def chart(self, kind, *more, name="chart.svg", **options):
        told = run(self.at, "chart", kind, *KINDS[kind], *more, "-o", self.out / name, **options)
        return told, self.out / name

    def words(self, path):
        return [text.text or "" for text in xml.etree.ElementTree.parse(path).iter(SVG + "text")]

    def test_every_kind_is_drawn_to_the_same_bytes_again_as_well_formed_xml(self):
        for kind in KINDS:
            for language in ("en", "zh"):
                with self.subTest(kind=kind, language=language):
                    name = f"{kind}-{language}.svg"
                    first = self.chart(kind, "--language", language, name=name)[1].read_bytes()
                    again = self.chart(kind, "--language", language, "--overwrite", name=name)[1].read_bytes()
                    self.assertEqual(first, again)
                    root = xml.etree.ElementTree.fromstring(first)
                    self.assertTrue(root.find(SVG + "title").text)
                    if shutil.which("xmllint"):
                        subprocess.run(["xmllint", "--noout", self.out / name], check=True)

    def test_every_chart_of_results_names_its_source_with_scenario_and_seed(self):
        for kind in KINDS:
            if kind == "tornado":
                continue
            with self.subTest(kind=kind):
                words = " ".join(self.words(self.chart(kind, name=f"{kind}.svg")[1]))
                self.assertRegex(words, r"Source: Tenure \S+, scenario cameras.*seed 1, 6 replicates")

    def test_a_png_has_twice_the_size_and_a_white_ground(self):
        svg = self.chart("ranking", name="a.svg")[1]
        png = self.chart("ranking", name="a.png")[1].read_bytes()
        self.assertEqual(png[:8], b"\x89PNG\r\n\x1a\n")
        width, height = struct.unpack(">II", png[16:24])
        root = xml.etree.ElementTree.parse(svg).getroot()
        self.assertEqual((width, height), (2 * int(root.get("width")), 2 * int(root.get("height"))))
        self.assertEqual(png[25], 2, "colours without transparency")
        self.assertEqual(png, self.chart("ranking", name="b.png")[1].read_bytes())

    @unittest.skipUnless(shutil.which("pdfinfo") and shutil.which("pdftotext"), "needs poppler-utils")
    def test_a_pdf_is_one_page_of_the_charts_size_with_its_words_as_text(self):
        svg = self.chart("fan", name="a.svg")[1]
        root = xml.etree.ElementTree.parse(svg).getroot()
        pdf = self.chart("fan", name="a.pdf")[1]
        told = subprocess.run(["pdfinfo", pdf], capture_output=True, text=True, check=True).stdout
        self.assertRegex(told, r"Pages:\s+1\n")
        size = re.search(r"Page size:\s+([\d.]+) x ([\d.]+) pts", told)
        self.assertAlmostEqual(float(size[1]), 0.75 * int(root.get("width")), delta=0.5)
        self.assertAlmostEqual(float(size[2]), 0.75 * int(root.get("height")), delta=0.5)
        words = subprocess.run(["pdftotext", pdf, "-"], capture_output=True, text=True, check=True).stdout
        self.assertIn("Simulated, synthetic people", words)

    @unittest.skipUnless(shutil.which("pdftotext") and shutil.which("fc-list"), "needs poppler-utils and fontconfig")
    def test_a_chinese_pdf_holds_its_chinese_as_text(self):
        if not subprocess.run(["fc-list", ":lang=zh-cn"], capture_output=True, text=True).stdout.strip():
            self.skipTest("needs a Chinese font")
        told, pdf = self.chart("map", "--language", "zh", name="a.pdf")
        self.assertNotIn("warning", told)
        words = subprocess.run(["pdftotext", pdf, "-"], capture_output=True, text=True, check=True).stdout
        for part in ("摄像头", "示意图", "来源"):
            self.assertIn(part, words)

    def test_without_a_chinese_font_a_chinese_picture_warns_and_is_drawn(self):
        fonts = self.out / "fonts.conf"
        fonts.write_text(f"<?xml version='1.0'?><fontconfig><dir>{self.out}</dir><cachedir>{self.out}</cachedir></fontconfig>")
        told, picture = self.chart("ranking", "--language", "zh", name="a.png", environment={**os.environ, "FONTCONFIG_FILE": str(fonts)})
        self.assertIn("no font with Chinese characters", told)
        self.assertTrue(picture.exists())

    def test_without_a_kind_a_fan_is_drawn(self):
        run(self.at, "chart", "cameras.h5", *COMPARED, "-o", self.out / "old.svg")
        self.assertEqual((self.out / "old.svg").read_bytes(), self.chart("fan", name="new.svg")[1].read_bytes())

    def test_the_map_of_one_month_says_which(self):
        words = " ".join(self.words(self.chart("map", "--period", "2022-03")[1]))
        self.assertIn("March 2022", words)
        told, _ = self.chart("map", "--period", "2031-01", name="x.svg", exit_code=2)
        self.assertIn("no period 2031-01 (it runs from 2022-01-01 to 2022-04-30)", told)

    def test_the_widest_bar_stands_first(self):
        words = self.words(self.chart("tornado")[1])
        self.assertLess(words.index("safety.wiring"), words.index("safety.attempts"))

    def test_mistakes_are_told_with_a_way_out_and_leave_no_file(self):
        wrong = [
            (["fan", "cameras.h5", "--outcome", "rent", "-o", "x.gif"], "Name a file that ends in .svg, .png or .pdf."),
            (["fan", "cameras.h5", "--outcome", "rents", "-o", "x.svg"], 'Did you mean "rent"?'),
            (["fan", "none.h5", "--outcome", "rent", "-o", "x.svg"], "no such file"),
            (["map", "cameras.h5", "--against", "baseline.h5", "--outcome", "wage", "-o", "x.svg"], "wage does not lie by community"),
            (["difference", "cameras.h5", "--outcome", "rent", "-o", "x.svg"], "--against is required"),
            (["difference", "cameras.h5", "--against", "baseline.h5", "--outcome", "rent", "--label", "theft", "-o", "x.svg"], 'no label "theft"'),
            (["tornado", "indices.csv", "-o", "x.svg"], "holds several outputs (it has: fires, rent)"),
            (["tornado", "cameras.h5", "--outcome", "rent", "-o", "x.svg"], "is no file of `tenure batch`"),
            (["fan", "cameras.h5", "--outcome", "rent", "-o", "x.svg", "--language", "fr"], "--language"),
        ]
        for arguments, told in wrong:
            with self.subTest(arguments=arguments):
                self.assertIn(told, run(self.at, "chart", *arguments, exit_code=2))
                self.assertFalse((self.at / arguments[arguments.index("-o") + 1]).exists())

    def test_a_chart_is_not_replaced_unasked(self):
        _, path = self.chart("ranking")
        before = path.read_bytes()
        told, _ = self.chart("ranking", exit_code=2)
        self.assertIn("--overwrite", told)
        self.assertEqual(path.read_bytes(), before)

    def test_help_of_every_kind_shows_an_example(self):
        for kind in KINDS:
            self.assertIn(f"tenure chart {kind} ", run(self.at, "chart", kind, "--help"))


if __name__ == "__main__":
    unittest.main()
