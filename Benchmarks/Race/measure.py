"""Clocks and figures of the race: standard library only.

A run's clock covers the whole process tree: wall from start to exit, user and system seconds and the largest resident
set as the kernel counts them for the process and the children it waited for.
"""

import csv
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time


def say(text):
    """Progress, on standard error."""
    print(f"race: {text}", file=sys.stderr, flush=True)


class Failure(Exception):
    """A program of the race that did not end well."""


def run(command, cwd=None, env=None):
    """Runs a command to its end: seconds, mebibytes and what it printed.

    Raises Failure with the end of its standard error.
    """
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        began = time.perf_counter()
        child = subprocess.Popen(command, cwd=cwd, env=env, stdout=out, stderr=err, stdin=subprocess.DEVNULL)
        _, status, used = os.wait4(child.pid, 0)
        wall = time.perf_counter() - began
        child.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        printed, errors = out.read().decode("utf-8", "replace"), err.read().decode("utf-8", "replace")
    if child.returncode != 0:
        raise Failure(
            f"{os.path.basename(command[0])} {' '.join(command[1:3])}: exit {child.returncode}: {errors[-600:]}"
        )
    return {"wall_s": wall, "cpu_s": used.ru_utime + used.ru_stime, "peak_mib": used.ru_maxrss / 1024, "out": printed}


def last_json(text):
    """The last line of an output that is a JSON object."""
    for line in reversed(text.strip().splitlines()):
        if line.startswith("{"):
            return json.loads(line)
    raise Failure("no JSON object was printed")


def load():
    """The load of the last minute."""
    return round(os.getloadavg()[0], 2)


def figures(correct, linked, true):
    """Precision, recall and F1 of counts."""
    precision = correct / linked if linked else 0.0
    recall = correct / true if true else 0.0
    f1 = 2 * correct / (linked + true) if linked + true else 0.0
    return {"precision": precision, "recall": recall, "f1": f1}


def best(scored, true):
    """The cut of greatest F1 over (weight, is true); links of one weight stand or fall together."""
    scored.sort(key=lambda link: -link[0])
    found, correct = figures(0, 0, true), 0
    for index, (weight, is_true) in enumerate(scored):
        correct += is_true
        if index + 1 == len(scored) or scored[index + 1][0] < weight:
            here = figures(correct, index + 1, true)
            if here["f1"] > found["f1"]:
                found = {**here, "at_bits": weight}
    return found


def score_links(links, is_true, true):
    """A links file against the truth, by code that shares nothing with `parley link score`.

    Returns the best cut over all pairs, that over the assigned ones (None without an assignment), and the grade strong.
    """
    everything, assigned, strong, has_assigned = [], [], [0, 0], False
    with open(links, newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            link = (float(row["weight_bits"]), is_true(row["left_id"], row["right_id"]))
            everything.append(link)
            if "assigned" in row:
                has_assigned = True
                if row["assigned"] == "yes":
                    assigned.append(link)
            if row.get("grade") == "strong":
                strong[0] += 1
                strong[1] += link[1]
    return {
        "all": best(everything, true),
        "one": best(assigned, true) if has_assigned else None,
        "strong": figures(strong[1], strong[0], true),
    }


def truth_pairs(path, left="left_id", right="right_id"):
    """A truth file of pairs, as a test of two ids and the number of true pairs."""
    with open(path, newline="", encoding="utf-8") as file:
        pairs = {(row[left].strip(), row[right].strip()) for row in csv.DictReader(file)}
    return lambda one, other: (one, other) in pairs, len(pairs)


def truth_clusters(path, key, cluster):
    """A column of clusters, as a test of two ids in either order and the number of true pairs."""
    of, sizes = {}, {}
    with open(path, newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            of[row[key]] = row[cluster]
            sizes[row[cluster]] = sizes.get(row[cluster], 0) + 1
    return (lambda one, other: of[one] == of[other]), sum(size * (size - 1) // 2 for size in sizes.values())


def median(values):
    """The median; None of nothing."""
    values = [value for value in values if value is not None]
    return statistics.median(values) if values else None
