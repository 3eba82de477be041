"""goldenmatch with its own automatic probabilistic set-up, the truth columns left out.

    goldenmatch_run.py historical FILE        dedupe of one list, truth in column `cluster`
    goldenmatch_run.py febrl4 LEFT RIGHT      both lists deduplicated together; pairs across the lists count

Prints one JSON line. wall_s and cpu_s run from the start of the imports to the clusters; the evaluation is left out,
Python's own start (some hundredths) too.
"""

import json
import re
import resource
import sys
import time

BEGAN = time.perf_counter()
import goldenmatch  # noqa: E402
import pyarrow.csv  # noqa: E402

from measure import best, figures  # noqa: E402


def table(paths, drop):
    """One table of text columns without the truth, blanks as nulls; ids apart."""
    parts = []
    for path in paths:
        names = [name.strip() for name in open(path, encoding="utf-8").readline().rstrip("\n").split(",")]
        options = pyarrow.csv.ConvertOptions(
            column_types={name: "string" for name in names}, strings_can_be_null=True, null_values=["", " "]
        )
        part = pyarrow.csv.read_csv(
            path, read_options=pyarrow.csv.ReadOptions(column_names=names, skip_rows=1), convert_options=options
        )
        parts.append(part)
    whole = pyarrow.concat_tables(parts)
    for index, name in enumerate(whole.column_names):
        cells = [None if cell is None or not cell.strip() else cell.strip() for cell in whole.column(index).to_pylist()]
        whole = whole.set_column(index, name, pyarrow.array(cells, "string"))
    return whole, whole.drop_columns(drop)


def main():
    job, paths = sys.argv[1], sys.argv[2:]
    whole, seen = table(paths, ["unique_id", "cluster"] if job == "historical" else ["rec_id"])
    config = goldenmatch.auto_configure_probabilistic_df(seen)
    result = goldenmatch.dedupe_df(seen, config=config)
    clusters = [cluster["members"] for cluster in result.clusters.values()]
    wall, used = time.perf_counter() - BEGAN, resource.getrusage(resource.RUSAGE_SELF)
    cpu, peak = used.ru_utime + used.ru_stime, used.ru_maxrss / 1024

    if job == "historical":
        truth = whole.column("cluster").to_pylist()
        counted = lambda one, other: True  # noqa: E731
    else:
        ids = whole.column("rec_id").to_pylist()
        truth = [re.match(r"rec-(\d+)-", key).group(1) for key in ids]
        counted = lambda one, other: ids[one].endswith("-org") != ids[other].endswith("-org")  # noqa: E731
    sizes = {}
    for key in truth:
        sizes[key] = sizes.get(key, 0) + 1
    true = sum(size * (size - 1) // 2 for size in sizes.values())
    scored = [(score, truth[one] == truth[other]) for one, other, score in result.scored_pairs if counted(one, other)]
    linked = correct = 0
    for members in clusters:
        for index, one in enumerate(members):
            for other in members[:index]:
                if counted(one, other):
                    linked += 1
                    correct += truth[one] == truth[other]
    pairs = best(scored, true)
    joined = figures(correct, linked, true)
    print(
        json.dumps(
            {
                "wall_s": wall,
                "cpu_s": cpu,
                "peak_mib": peak,
                "pairs": len(scored),
                "all": max(pairs, joined, key=lambda f: f["f1"]),
                "scored_pairs": pairs,
                "clusters": joined,
                "version": goldenmatch.__version__,
            }
        )
    )


main()
