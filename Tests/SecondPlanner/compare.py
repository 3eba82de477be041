"""A second way to the planner's answers: the terms read anew, HiGHS instead of CLP, nothing shared with Parley.

    scripts/compare-planner [--parley FILE] [--keep DIR] PERSONS TERMS [PERSONS TERMS ...]
    scripts/compare-planner [--parley FILE] [--keep DIR] --generate SEED [--count N]

One row an instance: the value of every level from Parley and from HiGHS, the seconds of both, the verdict. Parley's
plan must keep every clause, state its levels rightly and follow the tickets; where both say impossible, its conflicts
must be impossible and smallest, its repairs enough and least. Exit 1 when the two differ. --keep leaves persons, terms
and plan of every instance that differs, or that Parley could not prove. Parley's seconds are of the whole command, HiGHS's of
its solver alone. Needs highspy (pip) and python3-yaml.
"""
import argparse, datetime, itertools, json, os, shutil, subprocess, sys, tempfile, time

sys.dont_write_bytecode = True
from random_exchange import generate  # noqa: E402
from second_planner import Programme  # noqa: E402
from second_reading import SEED, read_persons  # noqa: E402
try:
    import yaml
except ImportError as missing:
    sys.exit(f"{missing}. Install it: apt-get install python3-yaml")


def compare(parley, persons, terms_path, out, limit, fair):
    with open(terms_path, encoding="utf-8") as text:
        terms = yaml.safe_load(text)
    began, run = time.perf_counter(), None
    try:
        run = subprocess.run([parley, "plan", "make", "--persons", persons, "--terms", terms_path, "--seed", SEED,
                              "--out", out, *(["--fair", fair] if fair else [])], capture_output=True, text=True, timeout=limit)
    except subprocess.TimeoutExpired:
        pass
    middle = time.perf_counter()
    as_of = datetime.date.fromisoformat(str(terms["as_of"]))
    programme = Programme(read_persons(persons, as_of), terms)
    weighted = any(c["kind"] == "weights" for c in terms["clauses"])
    objective = terms.get("objective", ["weight" if weighted else "count", "band", "fair", "captivity"])
    mode = next((c.get("mode", "separable") for c in terms["clauses"] if c["kind"] == "priority"), "separable")
    try:
        ours = programme.levels(objective, fair or mode)
    except RuntimeError as error:
        return "?", "?", middle - began, time.perf_counter() - middle, f"HiGHS: {error}"
    seconds = (middle - began, programme.seconds)
    if run is None:
        return "none", ours, *seconds, "NO ANSWER in time"
    if not os.path.exists(out):
        why = "undecided" if "UNDECIDED" in run.stderr else run.stderr[-200:].replace("\n", " ")
        return "none", ours, *seconds, f"NO ANSWER: {why} (exit {run.returncode})"
    with open(out, encoding="utf-8") as text:
        plan = json.load(text)
    theirs = [(level["level"], level["value"]) for level in plan["levels"]][:len(ours) if ours else None] or None
    if (plan["status"] == "impossible") != (theirs is None) or run.returncode != (theirs is None):
        return theirs, ours, *seconds, f"DIFFERS: status {plan['status']}, exit {run.returncode}"
    if theirs != ours:
        return theirs, ours, *seconds, "DIFFERS"
    faults = list(programme.reason_faults(plan) if ours is None else programme.faults(plan))
    unproved = [level["level"] for level in plan["levels"] if not level["proved"]]
    return theirs, ours, *seconds, "; ".join(["DIFFERS", *faults]) if faults else "agree" + (
        f" (unproved: {', '.join(unproved)})" if unproved else "")


def words(levels):
    return " ".join(f"{name} {value}" for name, value in levels) if isinstance(levels, list) else levels or "impossible"


def main():
    options = argparse.ArgumentParser(
        prog="scripts/compare-planner", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--parley", default=".build/release/parley", help="the command (.build/release/parley)")
    options.add_argument("--keep", metavar="DIR", help="where to leave what differs")
    options.add_argument("--generate", metavar="SEED", type=int, help="random instances from this seed on")
    options.add_argument("--count", metavar="N", type=int, default=1, help="how many (1)")
    options.add_argument("--fair", choices=("joint", "separable"), help="instead of what the terms say")
    options.add_argument("--limit", metavar="SECONDS", type=float, default=60, help="for one plan make (60)")
    options.add_argument("files", nargs="*", metavar="PERSONS TERMS")
    given = options.parse_args()
    if len(given.files) % 2 or (given.generate is None) == (not given.files):
        options.error("give pairs of PERSONS TERMS, or --generate SEED")
    differ = 0
    print("| instance | Parley | HiGHS | Parley s | HiGHS s | verdict |\n|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        seeds = range(given.generate, given.generate + given.count) if given.generate is not None else ()
        pairs = zip(given.files[::2], given.files[1::2])
        for instance in itertools.chain(pairs, seeds):
            persons, terms = instance if isinstance(instance, tuple) else generate(instance, folder)
            out = os.path.join(folder, "plan.json")
            if os.path.exists(out):
                os.remove(out)
            theirs, ours, a, b, verdict = compare(given.parley, persons, terms, out, given.limit, given.fair)
            differ += not verdict.startswith("agree")
            if given.keep and verdict != "agree":
                kept = os.path.join(given.keep, os.path.basename(terms))
                os.makedirs(kept, exist_ok=True)
                for file in filter(os.path.exists, (persons, terms, out)):
                    shutil.copy(file, kept)
            name = f"{os.path.basename(persons)} {os.path.basename(terms)}"
            print(f"| {name} | {words(theirs)} | {words(ours)} | {a:.2f} | {b:.2f} | {verdict} |", flush=True)
    sys.exit(differ > 0)


if __name__ == "__main__":
    main()
