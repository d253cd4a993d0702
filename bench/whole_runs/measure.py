"""Measures one command: Tenure's own timing, processor time, instructions and memory traffic."""

import dataclasses
import json
import os
import pathlib
import platform
import re
import shutil
import subprocess
import tempfile

LINE = 64  # [byte] of a cache


@dataclasses.dataclass
class Run:
    people: int
    days: int
    threads: int
    replicates: int
    output: str
    synthesis: float = 0  # [s]
    simulation: float = 0  # [s] all after synthesis, results written
    processor: float = 0  # [s] of all threads, synthesis included
    peak: float = 0  # [byte] of the process
    tables: float = 0  # [byte] of one district's tables at the end
    phases: list = dataclasses.field(default_factory=list)  # (name, s)

    @property
    def person_days(self):
        return self.people * self.days * self.replicates


@dataclasses.dataclass
class Counted:
    """Of one thread over one person's day; None where nothing can count it here."""

    how: str
    instructions: float | None = None
    bytes: float | None = None  # to and from memory


def command(tenure, scenario, threads, replicates, until, output, results):
    sets = ["run.warm_up_days=0", f"run.until={until}"]
    if output == "least":
        sets += ['record.every="year"', 'record.outcomes=["residents"]']
    return [str(tenure), "run", str(scenario), "-o", str(results), "--overwrite", "--quiet", "--timing", "--threads", str(threads),
            "--replicates", str(replicates)] + [part for one in sets for part in ("--set", one)]


def run(tenure, scenario, people, threads, replicates, until, days, output):
    with tempfile.TemporaryDirectory() as folder:
        errors = pathlib.Path(folder) / "errors"
        with open(errors, "w") as to:
            process = subprocess.Popen(command(tenure, scenario, threads, replicates, until, output, pathlib.Path(folder) / "x.h5"),
                                       stdout=subprocess.DEVNULL, stderr=to)
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        text = errors.read_text()
    if process.returncode != 0:
        raise SystemExit(f"bench/run: {' '.join(process.args)} failed:\n{text}")
    seconds = [(name.strip(), float(spent)) for name, spent in re.findall(r"^(.+?)\s+([0-9.]+) s", text, re.MULTILINE)
               if not name.startswith(("warning", "note"))]
    spent = dict(seconds)
    return Run(people, days, threads, replicates, output, spent["synthesis"], spent["all"] - spent["synthesis"],
               usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024.0,
               float(re.search(r"state at the end ([0-9.]+) MB", text).group(1)) * 2**20,
               [(name, s) for name, s in seconds if name not in ("synthesis", "all")])


def count(tenure, write_scaled, folder, reference_people):
    """Counts between a run until May and one until June, so that reading and synthesis cancel out and all programmes run."""
    if counters_work():
        scenario, people = write_scaled(reference_people)
        def counted(until):
            words = subprocess.run(["perf", "stat", "-x", ",", "-e", "instructions:u,cache-misses:u", *command(tenure, scenario, 1, 1, until, "all", folder / "x.h5")],
                                   capture_output=True, text=True, check=True).stderr
            return [float(re.search(rf"^([0-9]+),[^,]*,{event}", words, re.MULTILINE).group(1)) for event in ("instructions:u", "cache-misses:u")]
        how = "counted by the processor (perf) at the reference size"
    elif shutil.which("valgrind"):
        scenario, people = write_scaled(reference_people / 16)
        cache = last_level_cache()
        small = 1 << (int(cache / 16).bit_length() - 1)
        def counted(until):
            log = subprocess.run(["valgrind", "--tool=cachegrind", "--cache-sim=yes", f"--LL={small},16,{LINE}", "--cachegrind-out-file=/dev/null",
                                  *command(tenure, scenario, 1, 1, until, "all", folder / "x.h5")], capture_output=True, text=True, check=True).stderr
            number = lambda name: float(re.search(rf"{name}:\s+([0-9,]+)", log).group(1).replace(",", ""))
            return [number("I +refs"), number("LLd misses")]
        how = (f"counted by valgrind's cachegrind on {people:,} people; memory traffic is lines that its model of a last-level cache of "
               f"{small / 2**20:g} MiB fetches, the machine's {cache / 2**20:g} MiB shrunk as the people are")
    else:
        return Counted("not available: neither the processor's counters nor valgrind")
    days_between = 31
    per = [(long - short) / (people * days_between) for short, long in zip(counted("2022-05-01"), counted("2022-06-01"))]
    return Counted(how, per[0], per[1] * LINE)


def counters_work():
    if not shutil.which("perf"):
        return False
    tried = subprocess.run(["perf", "stat", "-x", ",", "-e", "instructions:u,cache-misses:u", "true"], capture_output=True, text=True)
    return tried.returncode == 0 and "not supported" not in tried.stderr and "not counted" not in tried.stderr


def last_level_cache():
    best = 32 << 20
    for size in sorted(pathlib.Path("/sys/devices/system/cpu/cpu0/cache").glob("index*/size")):
        number, unit = re.match(r"(\d+)([KM])", size.read_text()).groups()
        best = int(number) << (10 if unit == "K" else 20)
    return best


def benchmarks(program, pattern):
    """Google Benchmark's results by name."""
    text = subprocess.run([str(program), f"--benchmark_filter={pattern}", "--benchmark_format=json"], capture_output=True, text=True, check=True).stdout
    return {one["name"].removesuffix("/real_time").removesuffix("/process_time"): one for one in json.loads(text)["benchmarks"]}


def machine():
    cpu = re.search(r"model name\s*: (.+)", pathlib.Path("/proc/cpuinfo").read_text())
    memory = int(re.search(r"MemTotal:\s+(\d+)", pathlib.Path("/proc/meminfo").read_text()).group(1)) / 2**20
    return f"{cpu.group(1) if cpu else platform.machine()}, {os.cpu_count()} processors, {memory:.0f} GiB"
