"""Rehearses days on which some do not come, with `parley plan recover`, and checks the result from the files alone.

    python3 Tests/SecondPlanner/no_shows.py PARLEY PERSONS.csv.gz TERMS.yaml [DRAWS]

Draws those absent of a stage and its reserve at 1 % and 3 %, mends the stage, and prints how it went: all terms kept,
with an excuse, with a smaller stage, or one broken and named; people held back; seconds a command, everything included.
"""

import json
import random
import resource
import subprocess
import sys
import tempfile
import time

parley, persons, terms = sys.argv[1:4]
draws = int(sys.argv[4]) if len(sys.argv) > 4 else 30
folder = tempfile.mkdtemp()
files = ["--persons", persons, "--terms", terms]
subprocess.run([parley, "plan", "make", *files, "--seed", "0badc0de", "--out", f"{folder}/plan.json"],
               check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
plan = json.load(open(f"{folder}/plan.json"))
print(f"{'absent':>6} {'days':>5} {'whole':>6} {'excused':>8} {'smaller':>8} {'broken':>7} {'missing':>8} "
      f"{'held back':>10} {'ratio':>6} {'outside':>8} {'median s':>9} {'p95 s':>6} {'cpu s':>6}")
for percent in (1, 3):
    generator = random.Random(percent)
    count = dict.fromkeys(("whole", "excused", "smaller", "broken", "missing", "held", "ratio", "outside"), 0)
    seconds = []
    cpu = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    for day in range(draws):
        stage = plan["stages"][day % len(plan["stages"])]
        reserve = [r["person"] for r in plan["reserve"] if r["stage"] == stage["stage"]]
        planned = [r["person"] for r in stage["released"]]
        absent = [p for p in planned + reserve if generator.random() < percent / 100]
        if not absent:
            continue
        start = time.monotonic()
        run = subprocess.run([parley, "plan", "recover", f"{folder}/plan.json", "--stage", str(stage["stage"]), *files,
                              "--absent", ",".join(absent), "--out", f"{folder}/mended.json", "--json"],
                             capture_output=True)
        seconds.append(time.monotonic() - start)
        mended = json.load(open(f"{folder}/mended.json"))
        done = mended["recoveries"][-1]
        now = next(s for s in mended["stages"] if s["stage"] == stage["stage"])["released"]
        sides = [sum(r["counted"] and r["held_by"] == side for r in now) for side in "AB"]
        count["ratio"] += sides[0] != sides[1]
        count["outside"] += not ({r["person"] for r in now} <= set(planned + reserve) - set(absent))
        assert (run.returncode == 1) == bool(done["broken"]), run.stdout
        sort = ("broken" if done["broken"] else "smaller" if any(k.endswith(".n") for k in done["changed"])
                else "excused" if done["changed"] else "whole")
        count[sort] += 1
        count["missing"] += len(done["absent"])
        count["held"] += len(done["held_back"])
        if done["broken"]:
            print(f"  stage {stage['stage']}: broken {done['broken']}")
    seconds.sort()
    cpu = (resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - cpu) / len(seconds)
    print(f"{percent:>5}% {len(seconds):>5} {count['whole']:>6} {count['excused']:>8} {count['smaller']:>8} "
          f"{count['broken']:>7} {count['missing']:>8} {count['held']:>10} {count['ratio']:>6} {count['outside']:>8} "
          f"{seconds[len(seconds) // 2]:>9.2f} {seconds[int(len(seconds) * 0.95)]:>6.2f} {cpu:>6.2f}")
