"""One instance run by Parley and by HiGHS, with the seconds of both."""
import csv, datetime, gzip, json, os, resource, subprocess, sys, time

from second_planner import OutOfTime, Programme
from second_reading import SEED, read_persons
try:
    import yaml
except ImportError as missing:
    sys.exit(f"{missing}. Install it: pip install pyyaml")


class Made:
    """What `plan make` came to: the plan (None without one), wall and processor seconds, its last words."""

    def __init__(self, parley, persons, terms, out, fair, limit):
        if os.path.exists(out):
            os.remove(out)
        command = [parley, "plan", "make", "--persons", persons, "--terms", terms, "--seed", SEED, "--out", out]
        before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        try:
            run = subprocess.run(command + ["--fair", fair], capture_output=True, text=True, timeout=limit)
            self.exit, self.words = run.returncode, run.stderr[-200:].replace("\n", " ")
        except subprocess.TimeoutExpired:
            self.exit, self.words = None, f"no answer in {limit:.0f} s"
        self.wall, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
        self.cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        self.plan = None
        if os.path.exists(out):
            with open(out, encoding="utf-8") as text:
                self.plan = json.load(text)

    @property
    def levels(self):
        """The levels before the first lot; None where the exchange is impossible."""
        found = []
        for level in self.plan["levels"]:
            if level["level"] in ("select", "lottery"):
                break
            found.append((level["level"], level["value"]))
        return None if self.plan["status"] == "impossible" else found

    @property
    def has_wishes(self):
        return any(name.startswith(("ideal", "tiers")) for name, _ in self.levels)

    def tiers(self, persons):
        """The wishes met of A, for its people whom B holds, and of B."""
        opened = gzip.open if persons.endswith(".gz") else open
        with opened(persons, "rt", encoding="utf-8", newline="") as lines:
            tier = {p["person_id"]: int(p["wish_tier"] or 0) for p in csv.DictReader(lines)}
        met = {"A": 0, "B": 0}
        for stage in self.plan["stages"]:
            for one in stage["released"]:
                met["AB".replace(one["held_by"], "")] += tier[one["person"]]
        return [met["A"], met["B"]]

    @property
    def gaps(self):
        """The levels that are not proved: value and bound; of lots the name alone."""
        return [level["level"] if level["value"] == level["bound"] else
                f"{level['level']} {level['value']:,} of at most {level['bound']:,}"
                for level in self.plan["levels"] if not level["proved"]]


def load(path):
    with open(path, encoding="utf-8") as text:
        return yaml.safe_load(text)


def mode(terms):
    """How the terms say that wishes are brought together."""
    return next((c.get("mode", "separable") for c in terms["clauses"] if c["kind"] == "priority"), "separable")


class Compared:
    """Parley's levels (`theirs`) beside HiGHS's (`ours`), and a verdict that begins with `agree` where they do."""

    def __init__(self, parley, persons, terms_path, out, fair, limit, highs_limit, with_highs=True):
        terms = load(terms_path)
        self.fair, self.ours, self.highs_wall, self.highs_cpu = fair or mode(terms), None, None, None
        self.made = Made(parley, persons, terms_path, out, self.fair, limit)
        self.theirs = self.made.levels if self.made.plan else "none"
        self.verdict = self.judge(persons, terms, highs_limit) if with_highs else self.alone()

    def alone(self):
        if self.made.plan is None:
            return f"NO ANSWER: {self.made.words} (exit {self.made.exit})"
        gaps = self.made.gaps
        return "impossible" if self.theirs is None else "open: " + "; ".join(gaps) if gaps else "proved"

    def judge(self, persons, terms, highs_limit):
        programme = Programme(read_persons(persons, datetime.date.fromisoformat(str(terms["as_of"]))), terms)
        programme.limit = highs_limit
        weighted = any(c["kind"] == "weights" for c in terms["clauses"])
        objective = terms.get("objective", ["weight" if weighted else "count", "band", "fair", "captivity"])
        stopped = None
        try:
            self.ours = programme.levels(objective, self.fair)
        except OutOfTime as late:
            self.ours, stopped = programme.reached, f"HiGHS stopped at {late}"
        except RuntimeError as error:
            return f"HiGHS: {error}"
        finally:
            self.highs_wall, self.highs_cpu = programme.wall, programme.seconds
        plan = self.made.plan
        if plan is None:
            return self.alone()
        if (plan["status"] == "impossible") != (self.theirs is None) or self.made.exit != (self.theirs is None):
            return f"DIFFERS: status {plan['status']}, exit {self.made.exit}"
        if stopped and self.theirs and self.theirs[:len(self.ours)] == self.ours:
            faults = list(programme.faults(plan))
            return "; ".join(["DIFFERS", *faults] if faults else ["agree so far", stopped, *self.made.gaps])
        if self.theirs != self.ours:
            return "DIFFERS"
        faults = list(programme.reason_faults(plan) if self.ours is None else programme.faults(plan))
        return "; ".join(["DIFFERS", *faults] if faults else ["agree", *(["not proved", *self.made.gaps] if self.made.gaps
                                                                        else [])])
