"""Parley's own programme, level by level, solved by HiGHS: what the proof file of `plan make --proof` holds, replayed.

The columns and rows are Parley's, the objectives and locks too; bounds that Parley's proofs narrow, and its cuts, are left
out: HiGHS finds its own. Lots stay as they were drawn, so that levels after them can be compared as well.
"""
import json, os, subprocess, sys, tempfile, time
try:
    import highspy
    import numpy
except ImportError as missing:
    sys.exit(f"{missing}. Install it: pip install highspy")

UNLIMITED = 1 << 39


def pairs(entries):
    return list(zip(entries[::2], entries[1::2]))


class Replay:
    """The levels of a proof with HiGHS's values and seconds; `levels` holds (name, Parley's value, HiGHS's, seconds)."""

    def __init__(self, proof, limit=60.0):
        programme = proof["program"]
        self.lower, self.upper = list(programme["lower"]), list(programme["upper"])
        self.rows = [(pairs(row["entries"]), row["lower"], row["upper"]) for row in programme["rows"]]
        self.levels, self.limit, forks = [], limit, []
        for step in proof["steps"]:
            kind = step["kind"]
            if kind == "column":
                self.lower.append(0)
                self.upper.append(step["most"])
            elif kind == "row":
                self.rows.append((pairs(step["objective"]), step["least"], step["most"]))
            elif kind == "narrow":
                at = step["column"]
                self.lower[at], self.upper[at] = max(self.lower[at], step["least"]), min(self.upper[at], step["most"])
            elif kind == "fork":
                forks.append(len(self.rows))
            elif kind == "join":
                del self.rows[forks.pop():]
                self.rows += [(pairs(part["objective"]), part["value"], part["value"]) for part in step["parts"]]
            elif kind == "level":
                goal = pairs(step["objective"])
                value, seconds = self.best(goal)
                self.levels.append((step.get("name"), step["value"], value, seconds))
                if step["locked"]:
                    self.rows.append((goal, step["value"], step["value"]))
            elif kind == "empty":
                value, seconds = self.best([])
                self.levels.append(("empty", None, value, seconds))

    @property
    def seconds(self):
        return sum(level[3] for level in self.levels)

    def best(self, goal):
        """The greatest value, or its words where HiGHS has none; wall seconds of the solver alone."""
        n, lp, highs = len(self.upper), highspy.HighsLp(), highspy.Highs()
        for name, value in (("output_flag", False), ("mip_rel_gap", 0.0), ("mip_abs_gap", 0.5), ("threads", 1),
                            ("time_limit", self.limit)):
            highs.setOptionValue(name, value)
        cost, starts, places, values = numpy.zeros(n), [0], [], []
        for column, coefficient in goal:
            cost[column] = coefficient
        for entries, _, _ in self.rows:
            places += [column for column, _ in entries]
            values += [coefficient for _, coefficient in entries]
            starts.append(len(places))
        limit = lambda v: v if abs(v) < UNLIMITED else highspy.kHighsInf * (1 if v > 0 else -1)  # noqa: E731
        lp.num_col_, lp.num_row_, lp.sense_ = n, len(self.rows), highspy.ObjSense.kMaximize
        lp.col_cost_, lp.col_lower_, lp.col_upper_ = cost, numpy.array(self.lower, float), numpy.array(self.upper, float)
        lp.row_lower_ = numpy.array([limit(row[1]) for row in self.rows], float)
        lp.row_upper_ = numpy.array([limit(row[2]) for row in self.rows], float)
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lp.a_matrix_.start_, lp.a_matrix_.index_ = numpy.array(starts), numpy.array(places, int)
        lp.a_matrix_.value_ = numpy.array(values, float)
        lp.integrality_ = [highspy.HighsVarType.kInteger] * n
        highs.passModel(lp)
        began = time.perf_counter()
        highs.run()
        seconds = time.perf_counter() - began
        status, info = highs.getModelStatus(), highs.getInfo()
        if status == highspy.HighsModelStatus.kOptimal:
            return round(info.objective_function_value), seconds
        if status == highspy.HighsModelStatus.kInfeasible:
            return "none", seconds
        return f"{info.objective_function_value:,.0f} of at most {info.mip_dual_bound:,.0f}", seconds


def words(levels):
    """Each level's value; HiGHS's words where it has another."""
    return "; ".join(name if name != "empty" and ours == theirs else
                     "impossible" if theirs == "none" and ours is None else f"{name} {ours}: HiGHS {theirs}"
                     for name, ours, theirs, _ in levels if name)


def benchmark(command, persons, terms, fair):
    """Seconds on the wall of Parley's levels alone, and of levels, lots and proof."""
    run = subprocess.run([command, persons, terms, fair], capture_output=True, text=True, check=True)
    found = {line.split("  ")[-1].strip(): float(line.split()[0]) for line in run.stdout.splitlines() if " s  CPU" in line}
    return found["levels alone"], found["levels, lots and proof"]


def run(parley, instances, limit):
    """A row an instance: Parley's levels alone, the whole command, HiGHS's solver alone on the same levels. Gives how many
    differ."""
    command = os.path.join(os.path.dirname(parley), "planning-benchmark")
    if not os.path.exists(command):
        sys.exit(f"{command} is not there: swift build -c release --product planning-benchmark")
    print("| persons and terms | mode | levels | Parley: levels s | Parley: everything s | HiGHS: levels s | HiGHS / levels | "
          "HiGHS / everything |\n" + "|---" * 8 + "|")
    differ = 0
    with tempfile.TemporaryDirectory() as folder:
        plan, proof = os.path.join(folder, "plan.json"), os.path.join(folder, "proof.json")
        make = [parley, "plan", "make", "--seed", "00", "--out", plan]
        for persons, terms, fair in instances:
            given = ["--persons", persons, "--terms", terms, "--fair", fair]
            began = time.perf_counter()
            subprocess.run(make + given, capture_output=True)
            everything = time.perf_counter() - began
            if os.path.exists(proof):
                os.remove(proof)
            subprocess.run(make + given + ["--proof", proof], capture_output=True)
            levels, _ = benchmark(command, persons, terms, fair)
            if not os.path.exists(proof):
                print(f"| {os.path.basename(persons)} {os.path.basename(terms)} | {fair} | no proof file | {levels:.3f} | "
                      f"{everything:.3f} | | | |", flush=True)
                continue
            with open(proof, encoding="utf-8") as text:
                replay = Replay(json.load(text)["proof"], limit)
            theirs = replay.seconds
            differ += any(isinstance(value, int) and value != ours for _, ours, value, _ in replay.levels)
            print(f"| {os.path.basename(persons)} {os.path.basename(terms)} | {fair} | {words(replay.levels)} | {levels:.3f} | "
                  f"{everything:.3f} | {theirs:.3f} | {theirs / levels:.1f} | {theirs / everything:.1f} |", flush=True)
    return differ
