"""What was measured, as Markdown."""

import dataclasses

TARGETS = [(530_000, 0.6, 130e6), (5_300_000, 8, None), (21_000_000, 45, None), (127_000_000, 360, 20e9)]  # people, seconds, bytes
LEAST_SYNTHESIS, MOST_BYTES, LEAST_SPEED_UP, LEAST_SCHELLING, MOST_COST, LEAST_USE = 5e6, 150, 1.8, 25e6, 1.5, 0.95

MORE_PROCESSORS = """Measured on another machine (Intel Xeon, 16 processors, 126 GiB, triad 10.0 GB/s on 1 thread and 112 GB/s on 16; 27 November 2026),
the fastest of up to three runs; both programmes over a year, without warm-up. The phases of a day are loops of less than a millisecond
each, and what was decided is settled by one thread: many replicates side by side use so many processors far better than one district.
Speed-up: of the work done.

| people | threads | replicates | synthesis, s | after it, s | speed-up |
|---|---|---|---|---|---|
| 530,000 | 1 | 1 | 0.20 | 6.36 | |
| 530,000 | 2 | 1 | 0.11 | 3.66 | 1.74 |
| 530,000 | 4 | 1 | 0.08 | 2.56 | 2.48 |
| 530,000 | 8 | 1 | 0.07 | 1.94 | 3.28 |
| 530,000 | 16 | 1 | 0.06 | 1.63 | 3.90 |
| 530,000 | 16 | 96 | 0.06 | 47.76 | 12.8 |
| 5,300,000 | 1 | 1 | 2.72 | 79.93 | |
| 5,300,000 | 16 | 1 | 0.73 | 16.69 | 4.79 |"""

PEERS = """| system | work | agents | steps | updates a second | bytes an agent |
|---|---|---|---|---|---|
| MASON 22 | Schelling, small / large / huge | 1,000 / 8,000 / 800,000 | 20 | 7.0 m / 3.1 m / 0.83 m | 506 (huge) |
| Mesa 3.2 | Schelling, large / huge | 8,000 / 800,000 | 20 / 2 | 0.215 m / 0.029 m | 4,600 |
| Repast HPC 2.3.1, one rank | Schelling, large / huge | 8,000 / 800,000 | 20 / 1 | 0.275 m / 0.010 m | about 800 |
| repast4py, one rank | Schelling, large / huge | 8,000 / 800,000 | 20 / 2 | 0.072 m / 0.028 m | 1,200 |
| MASON 22 | flocking, large / huge | 400 / 80,000 | 100 | 0.74 m / 0.060 m | |
| Mesa 3.2 | flocking, large | 400 | 100 | 0.016 m | |
| Covasim 3.1.7 | a year of days | 530,000 | 365 | 6.1 m person-days | 880 |
| OpenABM-Covid19 | a year of days | 1,000,000 | 365 | 0.95 m person-days | 4,000 |
| INET housing model | default / micro data off | 10,000 / 100,000 households | 2,000 / 200 months | 0.66 m / 0.33 m household-months | |

Published by others: repast4py, 3.0 m agents for 100 steps in 113 s on 288 processes; per update, with Agents.jl as 1, MASON 1.2 to 1.5
(Schelling), NetLogo 11 to 14, Mesa 27 to 30, Ark.jl 0.6; BioDynaMo 1.72 billion agents on one server; FLAME GPU 2 millions of agents on one GPU."""

DEFINITIONS = """Definitions, after the comparison of frameworks by Agents.jl (Datseris, Vahdati & DuBois 2022, Simulation). An update is one agent in one step.

- **Schelling**: bounded square of X x X cells, two equal groups, 20 steps; who has fewer than m of its group within Chebyshev distance r
  moves to a random empty cell. Small X = 40, 1,000 agents, r = 1, m = 3; large X = 100, 8,000, r = 2, m = 8; huge X = 1,000, 800,000, r = 2,
  m = 8. Peers activate agents one by one; here all look at once and then move in rounds (`tests/reference/schelling.hpp`). Both end alike:
  the share happy within 1 %, the index of segregation within 2 % (`tests/reference/schelling_test.cpp`).
- **Flocking**: periodic L x L, 64-bit, speed 1, separation 1, cohere 0.03, separate 0.015, match 0.05, 100 steps. Small N = 200, L = 100, vision
  5; large N = 400, L = 150, vision 15; huge N = 80,000, L = 400, vision 5.
- **Wolves and sheep**: small X = 25, 60 sheep, 40 wolves, grass in 20 steps, births 0.2 / 0.1; large X = 100, 1,000, 500, 10, 0.4 / 0.2; 100 steps.
- **Forest fire**: 1,000 x 1,000 cells at density 0.7 until the fire is out; an item is a burnt cell.
- **Epidemic**: SIR among a million with 16 contacts each until it is over; an item is an infectious person's day.
- **Person-days** of other models are of other persons: theirs catch and pass on infections, ours rent, work, move, mobilise, report."""


@dataclasses.dataclass
class Setting:
    machine: str
    version: str
    triad: dict  # threads -> byte/s
    fresh: float  # byte/s of memory written for the first time, on most threads
    load: float  # others' work when measuring began, in processors
    repeats: int
    once_from: float  # [s] that a run takes: run once
    days: int


def number(value, digits=2):
    if value is None:
        return "not available"
    for size, unit in ((1e9, " bn"), (1e6, " m")):
        if abs(value) >= size:
            return f"{value / size:.{digits}f}{unit}"
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.{digits + 1}g}"


def table(head, rows):
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return "\n".join(lines + ["| " + " | ".join(str(cell) for cell in row) + " |" for row in rows])


def where(setting):
    speeds = ", ".join(f"{speed / 1e9:.1f} GB/s on {n} thread{'s' if n > 1 else ''}" for n, speed in setting.triad.items())
    return f"*{setting.machine}; {setting.version}; triad {speeds}.*"


def megabytes(count):
    return f"{count / 1e6:,.0f} MB"


def main_runs(runs):
    return [run for run in runs if run.replicates == 1 and run.output == "all"]


def largest_of(runs):
    return max(main_runs(runs), key=lambda run: (run.people, run.threads))


def alone(run, runs):
    return next((one for one in main_runs(runs) if one.people == run.people and one.threads == 1), None)


def on_two_threads(runs, people):
    return next((run for run in main_runs(runs) if abs(run.people - people) < 0.02 * people and run.threads == 2), None)


def whole_runs(setting, runs, counted):
    rows = []
    for run in runs:
        single = alone(run, runs)
        speed_up = f"{single.simulation * run.replicates / run.simulation:.2f}" if single and run.threads > 1 and run.output == "all" else ""
        traffic = None if counted.bytes is None else counted.bytes * run.person_days / run.simulation / setting.triad[run.threads]
        rows.append([f"{run.people:,}", run.threads, run.replicates, run.output, f"{run.synthesis:.2f}", f"{run.simulation:.2f}", f"{run.processor:.2f}",
                     number(run.person_days / run.simulation), number(run.peak / run.people / min(run.replicates, run.threads)),
                     number(run.tables / run.people), number(counted.instructions),
                     "not available" if traffic is None else f"{100 * traffic:.0f} %", f"{setting.triad[run.threads] / 1e9:.1f}", speed_up])
    return table(["people", "threads", "replicates", "output", "synthesis, s", "after it, s", "processor, s", "person-days a second", "bytes a person",
                  "tables, bytes a person", "instructions a person-day", "of the triad", "triad, GB/s", "speed-up"], rows)


def verdict(met):
    return "not measured here" if met is None else "met" if met else "**missed**"


def targets(setting, runs, models):
    rows = []
    for people, seconds, peak in TARGETS:
        run = on_two_threads(runs, people)
        rows.append([f"a year of {people:,} people, two threads", f"{seconds:g} s", f"{run.simulation:.2f} s" if run else "", verdict(run and run.simulation <= seconds)])
        if peak:
            rows.append(["its memory", megabytes(peak), megabytes(run.peak) if run else "", verdict(run and run.peak <= peak)])
    largest = largest_of(runs)
    on_two = [run for run in main_runs(runs) if run.threads == 2 and run.people > TARGETS[0][0] / 2]
    for run in on_two:
        speed = run.people / run.synthesis
        rows.append([f"synthesis of {run.people:,} people, two threads", f"{number(LEAST_SYNTHESIS, 0)} people/s", f"{number(speed)} people/s", verdict(speed >= LEAST_SYNTHESIS)])
    tables = largest.tables / largest.people
    rows.append([f"all tables of {largest.people:,} people, a person", f"{MOST_BYTES} B", f"{tables:.0f} B", verdict(tables <= MOST_BYTES)])
    per_person = largest.peak / largest.people
    rows.append(["the whole process at its peak, a person", f"{MOST_BYTES} B", f"{per_person:.0f} B", verdict(per_person <= MOST_BYTES)])
    smallest = min(main_runs(runs), key=lambda run: (run.people, -run.threads))
    if smallest.people < largest.people:
        further = (largest.peak - smallest.peak) / (largest.people - smallest.people)
        rows.append([f"the process, a further person from {smallest.people:,} people on", f"{MOST_BYTES} B", f"{further:.0f} B", verdict(further <= MOST_BYTES)])
    few, many = on_two_threads(runs, 5_300_000), on_two_threads(runs, 127_000_000)
    dearer = few and many and (many.simulation / many.people) / (few.simulation / few.people)
    rows.append(["a person-year of 127,000,000 people, over one of 5,300,000", MOST_COST, f"{dearer:.2f}" if dearer else "", verdict(dearer and dearer <= MOST_COST)])
    for run in on_two:
        if alone(run, runs):
            speed_up = alone(run, runs).simulation / run.simulation
            rows.append([f"speed-up on two threads, {run.people:,} people", LEAST_SPEED_UP, f"{speed_up:.2f}", verdict(speed_up >= LEAST_SPEED_UP)])
    many = max(runs, key=lambda run: run.replicates)
    use = many.processor / (many.threads * (many.synthesis + many.simulation))
    rows.append([f"{many.replicates} replicates on {many.threads} threads use the processors", f"{100 * LEAST_USE:.0f} %", f"{100 * use:.0f} %", verdict(use >= LEAST_USE)])
    huge = next((one["items_per_second"] for name, one in models.items() if name.startswith("schelling/side:1000/") and name.endswith("threads:2")), None)
    rows.append(["Schelling 1000 x 1000, two threads (30 times MASON)", "25 m updates/s", f"{number(huge)}/s" if huge else "", verdict(huge and huge >= LEAST_SCHELLING)])
    return table(["what", "target", "measured", ""], rows)


def phases(setting, runs, counted):
    run = min((one for one in main_runs(runs) if one.threads == max(r.threads for r in runs)), key=lambda one: abs(one.people - TARGETS[0][0]))
    largest = largest_of(runs)
    single = dict(alone(run, runs).phases) if alone(run, runs) else {}
    by_largest = dict(largest.phases) if largest.people > run.people else {}
    whole = sum(seconds for _, seconds in run.phases)
    rows = []
    longest = sorted(run.phases, key=lambda phase: -phase[1])
    for name, seconds in longest[:12]:
        speed_up = f"{single[name] / seconds:.2f}" if single and run.threads > 1 and seconds > 0 else ""
        rows.append([name, f"{seconds:.3f}", f"{100 * seconds / whole:.0f} %", number(1e9 * seconds / run.person_days), speed_up]
                    + ([number(1e9 * by_largest[name] / largest.person_days)] if by_largest else []))
    limit = ""
    _, wanted, _ = TARGETS[0]
    if run.simulation > wanted:
        if counted.instructions is not None:
            afforded = counted.instructions * wanted / run.simulation
            limit = f" {wanted:g} s would pay for {afforded:.0f} of the {counted.instructions:.0f} instructions that a person-day takes."
        free = 0
        while sum(seconds for _, seconds in longest[free:]) > whole * wanted / run.simulation:
            free += 1
        limit += f" No phase dominates: the {free} longest would have to take no time at all."
    if counted.bytes is not None:
        floor = counted.bytes * run.person_days / setting.triad[run.threads]
        limit += (f" The memory traffic alone would take {floor:.2f} s at the triad's speed, so "
                  + ("memory is the limit." if floor > 0.5 * whole else "instructions and waiting for single lines are the limit, and not the speed of memory."))
    return (f"{run.people:,} people on {run.threads} threads: the twelve longest of {len(run.phases)} phases, which add up to {whole:.2f} s in the "
            f"{run.simulation:.2f} s after synthesis: those of the two strands of the morning (docs/odd.md) run side by side and wait for one "
            f"another.{limit} Among the others, a phase with little speed-up is one that does not share its work.\n\n"
            + table(["phase", "s", "share", "ns a person-day", "speed-up over 1 thread"]
                    + ([f"ns a person-day, {largest.people:,} people"] if by_largest else []), rows))


def synthesis(setting, runs):
    largest = largest_of(runs)
    return (f"Synthesis writes all tables for the first time. This machine gave such memory at {setting.fresh / 1e9:.1f} GB/s (`bench/fresh_memory.cpp`; a "
            f"virtual machine waits for its host, and now longer, now shorter): the {largest.tables / 1e9:.2g} GB of "
            f"{largest.people:,} people took some {largest.tables / setting.fresh:.1f} s of the {largest.synthesis:.1f} s to get.")


def textbook(setting, models):
    rows = []
    for name, one in models.items():
        model, *parts = name.split("/")
        threads = next((part.split(":")[1] for part in parts if part.startswith("threads:")), "1")
        rows.append([model.replace("_", " "), ", ".join(part.replace(":", " ") for part in parts if not part.startswith("threads:")), threads,
                     f"{one['real_time']:.3g} {one['time_unit']}", number(one["items_per_second"]), number(one["items_per_second"] * one["real_time"] / one["cpu_time"])])
    return table(["model", "size", "threads", "a run", "updates a second", "updates a second of one processor"], rows)


def write(setting, runs, counted, models):
    busy = (f"**Other work kept {setting.load:.1f} processors busy when measuring began: times are too long, and the processor's seconds say more.** "
            if setting.load > 0.5 else "")
    parts = [
        "# Performance", "Written by `bench/run`; do not edit. " + busy,
        where(setting),
        f"Each figure is the fastest of {setting.repeats} runs in one go on this machine; what takes over {setting.once_from:g} s was run once. A run is {setting.days} days from 1 January 2022 under both programmes, without "
        "warm-up. Other numbers of people are districts of the reference's density, smaller or side by side, with programmes to match. Output: `all` "
        "outcomes each month, or the `least`, one outcome each year. Seconds after synthesis include writing results; the processor's seconds are "
        "those of all threads from start to end. Bytes a person are the process's peak over people and districts held at once; tables are what a "
        "checkpoint would hold at the end. "
        f"Instructions and memory traffic: {counted.how}. The triad is STREAM's (McCalpin 1995), measured just before (`bench/triad.cpp`).",
        "![Seconds after synthesis by people](images/performance.svg)",
        "## Whole runs", whole_runs(setting, runs, counted),
        "## Targets", targets(setting, runs, models),
        "## Where the time goes", phases(setting, runs, counted), synthesis(setting, runs)]
    if models:
        parts += ["## Textbook models", where(setting), textbook(setting, models)]
    parts += ["## On more processors", MORE_PROCESSORS,
              "## Peers", "Measured elsewhere, on another 2-core AMD EPYC machine of 24 GiB with noisy neighbours, each peer's step loop on one thread; not beside the "
              "figures above, so only orders of magnitude compare. MASON's shipped Schelling never updates its grid on a move and its flocking takes "
              "approximate neighbours; the huge Schelling and the flocking rows are of corrected copies.", PEERS, DEFINITIONS]
    return "\n\n".join(part.strip() for part in parts) + "\n"
