"""The race: Parley and its peers in turn on the same files, one table.

    scripts/race [--rounds N] [--only TOOL] [JOB ...]
    scripts/race --table

Jobs: febrl4, historical, exchange_5k_50k, exchange_100k_1m, growth (or one of its sizes, for example growth_30000).
Without a job: all. Each job runs its tools in turn, --rounds times (3; the first tool of each round changes), and
keeps every run in CACHE/results/JOB.json as soon as it ends; a job that is run again begins anew. --only keeps the
others' runs and takes that tool's again (the word is part of its name: parley, splink, goldenmatch). The table is
Markdown on standard output, from whatever results are there: medians over the rounds.
"""

import argparse
import datetime
import json
import os
import subprocess
import sys

sys.dont_write_bytecode = True
from jobs import Place, ROOT, jobs  # noqa: E402
from measure import Failure, load, say  # noqa: E402
from table import tables  # noqa: E402


def stored(path):
    """The runs of a job so far."""
    if not os.path.exists(path):
        return []
    with open(path, encoding="utf-8") as file:
        return json.load(file)["runs"]


def store(path, name, runs):
    """Writes the runs of a job; a reader never sees half a file."""
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path + ".new", "w", encoding="utf-8") as file:
        json.dump({"job": name, "runs": runs}, file, indent=1)
    os.replace(path + ".new", path)


def race(name, job, place, options, commit):
    """Runs a job; the number of runs that failed."""
    path = os.path.join(place.cache, "results", name + ".json")
    chosen = [tool for tool in job["tools"] if options.only.lower() in tool[0].lower()]
    runs = [run for run in stored(path) if run["tool"] not in [tool[0] for tool in chosen]]
    dead = set()
    for turn in range(options.rounds):
        for offset in range(len(chosen)):
            tool, work = chosen[(turn + offset) % len(chosen)]
            if tool in dead:
                continue
            before = load()
            say(f"{name}, round {turn + 1} of {options.rounds}: {tool} (load {before})")
            record = {
                "tool": tool,
                "round": turn + 1,
                "load_before": before,
                "at": datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds"),
                "commit": commit,
            }
            try:
                record.update(work(place))
                record["load_after"] = load()
                say(
                    f"{name}: {tool} {record['wall_s']:.2f} s, cpu {record['cpu_s']:.2f} s, "
                    f"{record['peak_mib']:.0f} MiB, "
                    f"best F1 {record['all']['f1']:.5f}"
                )
            except (Failure, OSError, KeyError, ValueError) as failure:
                record["failed"] = f"{type(failure).__name__}: {failure}"
                say(f"{name}: {tool} failed: {record['failed']}")
                dead.add(tool)
            runs.append(record)
            store(path, name, runs)
    return len(dead)


def main():
    every = jobs()
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("job", nargs="*", help="jobs to run; all without")
    parser.add_argument("--rounds", type=int, default=3, help="how often each tool runs (3)")
    parser.add_argument("--only", default="", metavar="TOOL", help="run only tools whose name holds this word")
    parser.add_argument("--table", action="store_true", help="run nothing, print the table of what is there")
    for option in ("--cache", "--parley", "--bench", "--data"):
        parser.add_argument(option, help=argparse.SUPPRESS)
    options = parser.parse_args()
    groups = {"growth": [name for name in every if "growth" in every[name]]}
    names = [name for given in options.job for name in groups.get(given, [given])] or list(every)
    unknown = [name for name in names if name not in every]
    if unknown:
        parser.error(
            f"no job {', '.join(unknown)}; there are {', '.join([*(n for n in every if 'growth_' not in n), 'growth'])}"
        )
    place = Place(options)
    failed = 0
    if not options.table:
        commit = subprocess.run(
            ["git", "-C", ROOT, "describe", "--always", "--dirty"], capture_output=True, text=True
        ).stdout.strip()
        for name in names:
            failed += race(name, every[name], place, options, commit)
    results = {name: stored(os.path.join(place.cache, "results", name + ".json")) for name in every}
    print(tables(every, results))
    sys.exit(1 if failed else 0)


main()
