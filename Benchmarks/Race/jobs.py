"""The jobs of the race: what each tool does on which files, and how its clock is read.

Splink's clock is that of the given material: name preparation where there is any, Python's start and imports, and the
script's own wall_s, which leaves its evaluation out. Parley's: `parley link` from start to exit, links written.
"""

import json
import os
import sys

from measure import Failure, last_json, run, say, score_links, truth_clusters, truth_pairs

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
#: Lines on the right list of the growth table; the left list has a tenth.
GROWTH = [10_000, 30_000, 100_000, 300_000, 1_000_000, 3_000_000]


class Place:
    """Where programs, data and caches are."""

    def __init__(self, options):
        self.parley = options.parley and os.path.abspath(options.parley)
        self.bench = os.path.abspath(options.bench or "")
        self.data = os.path.abspath(options.data or "")
        self.cache = os.path.abspath(options.cache)

    def generated(self, left, right, seed):
        """The folder of a generated exchange, made once."""
        folder = os.path.join(self.cache, f"exchange-{left}-{right}-{seed}")
        if not os.path.exists(os.path.join(folder, "manifest.json")):
            say(f"inventing {left:,} x {right:,} lines, seed {seed}")
            run(
                [
                    sys.executable,
                    os.path.join(self.bench, "gen_exchange.py"),
                    folder,
                    "--a",
                    str(left),
                    "--b",
                    str(right),
                    "--seed",
                    str(seed),
                ]
            )
        return folder

    def mapping(self, name):
        return os.path.join(ROOT, "Examples", "linkage", name)

    def scratch(self, name):
        folder = os.path.join(self.cache, "scratch")
        os.makedirs(folder, exist_ok=True)
        return os.path.join(folder, name)


def imports_of(script):
    """The import lines of a script, as a program: Python's start and imports by themselves."""
    with open(script, encoding="utf-8") as file:
        lines = [line.rstrip() for line in file if line.startswith(("import ", "from "))]
    return "; ".join(lines)


def splink(place, script, arguments, prepared=None):
    """One run of one of the opponent's scripts, on the clock of the given material."""
    path = os.path.join(place.bench, script)
    start = run([sys.executable, "-c", imports_of(path)], cwd=place.bench)
    whole = run([sys.executable, path, *arguments], cwd=place.bench)
    told = last_json(whole["out"])
    parts = [part for part in (prepared, start) if part]
    best = told.get("best") or told.get("at_p95")
    ones = told.get("one_to_one") or ({"p50": told["one_to_one_p50"]} if "one_to_one_p50" in told else {})
    one = max(ones.values(), key=lambda figure: figure["f1"]) if ones else None
    keys = ("precision", "recall", "f1")
    return {
        "wall_s": told["wall_s"] + sum(part["wall_s"] for part in parts),
        "cpu_s": told["cpu_s"] + sum(part["cpu_s"] for part in parts),
        "peak_mib": max([told["peak_rss_mib"]] + [part["peak_mib"] for part in parts]),
        "pairs": told["pairs"],
        "all": {key: best[key] for key in keys},
        "one": one and {key: one[key] for key in keys},
        "wall_parts": {
            "prepared": prepared["wall_s"] if prepared else 0.0,
            "start": start["wall_s"],
            "script": told["wall_s"],
        },
    }


def splink_exchange(place, folder, variant):
    """Names prepared, then the tuned or the stock model."""
    norm = place.scratch("norm")
    prepared = run(
        [sys.executable, os.path.join(place.bench, "normalise.py")]
        + [os.path.join(folder, name) for name in ("a.csv", "b.csv", "name_variants.csv")]
        + [norm]
    )
    return splink(
        place,
        "splink_exchange.py",
        [
            os.path.join(norm, "a_norm.csv"),
            os.path.join(norm, "b_norm.csv"),
            os.path.join(folder, "truth.csv"),
            variant,
        ],
        prepared,
    )


def parley(place, arguments, truth, score):
    """One run of `parley link`, then its links against the truth by code of the race, checked by `link score`."""
    out = place.scratch("links.csv")
    took = run([place.parley, "link", *arguments, "--out", out, "--json"])
    told = json.loads(took.pop("out"))
    is_true, count = truth()
    found = score_links(out, is_true, count)
    try:
        own = json.loads(run([place.parley, "link", "score", out, *score, "--json"])["out"])
        for name, ours in (("all", found["all"]), ("assigned", found["one"])):
            theirs = own.get(name)
            if theirs and ours and abs(theirs["best_f1"] - ours["f1"]) > 1e-6:
                raise Failure(
                    f"link score says best F1 {theirs['best_f1']:.6f} ({name}), the race says {ours['f1']:.6f}"
                )
    finally:
        os.remove(out)
    return {**took, **found, "pairs": told["pairs_compared"], "phases": told.get("phases")}


def linked(place, folder, left, right, mapping, truth_file="truth.csv"):
    """`parley link` of two lists with one mapping, one to one marked."""
    truth = os.path.join(folder, truth_file)
    mapping = place.mapping(mapping)
    return parley(
        place,
        [
            os.path.join(folder, left),
            os.path.join(folder, right),
            "--mapping-left",
            mapping,
            "--mapping-right",
            mapping,
            "--one-to-one",
        ],
        lambda: truth_pairs(truth),
        [truth],
    )


def deduplicated(place, file, mapping):
    """`parley link dedupe` of one list whose truth stands in a column."""
    path = os.path.join(place.data, file)
    return parley(
        place,
        ["dedupe", path, "--mapping", place.mapping(mapping)],
        lambda: truth_clusters(path, "unique_id", "cluster"),
        ["--truth-cluster", "cluster", path],
    )


def goldenmatch(place, job, files):
    """goldenmatch's own automatic set-up."""
    try:
        run([sys.executable, "-c", "import goldenmatch"])
    except Failure as missing:
        raise Failure("goldenmatch is not installed") from missing
    whole = run(
        [sys.executable, os.path.join(HERE, "goldenmatch_run.py"), job, *[os.path.join(place.data, f) for f in files]]
    )
    told = last_json(whole["out"])
    return {key: told[key] for key in ("wall_s", "cpu_s", "peak_mib", "pairs", "all")} | {"one": None}


def exchange_job(title, folder, variants=("tuned",)):
    """A two-script job in a folder that `folder(place)` gives."""
    tools = [
        (f"Splink {variant}", lambda place, variant=variant: splink_exchange(place, folder(place), variant))
        for variant in variants
    ]
    tools.append(("Parley", lambda place: linked(place, folder(place), "a.csv", "b.csv", "exchange.yaml")))
    return {"title": title, "tools": tools}


def jobs():
    """All jobs by name, in the order of the table."""
    febrl4 = ("febrl4a.csv", "febrl4b.csv")
    history = "historical_50k.csv"
    return {
        "febrl4": {
            "title": "febrl4, 5,000 x 5,000",
            "tools": [
                (
                    "Splink detailed",
                    lambda p: splink(p, "splink_febrl4.py", [os.path.join(p.data, f) for f in febrl4] + ["detailed"]),
                ),
                (
                    "Splink advanced",
                    lambda p: splink(p, "splink_febrl4.py", [os.path.join(p.data, f) for f in febrl4] + ["advanced"]),
                ),
                ("goldenmatch", lambda p: goldenmatch(p, "febrl4", febrl4)),
                ("Parley", lambda p: linked(p, p.data, *febrl4, "febrl4.yaml", "febrl4_truth.csv")),
            ],
        },
        "historical": {
            "title": "historical, 50,578 lines among themselves",
            "tools": [
                ("Splink docs", lambda p: splink(p, "splink_h50k.py", [os.path.join(p.data, history), "docs"])),
                ("Splink wide", lambda p: splink(p, "splink_h50k.py", [os.path.join(p.data, history), "wide"])),
                ("goldenmatch", lambda p: goldenmatch(p, "historical", [history])),
                ("Parley", lambda p: deduplicated(p, history, "historical_50k.yaml")),
            ],
        },
        "exchange_5k_50k": exchange_job(
            "two scripts, 5,000 x 50,000", lambda p: os.path.join(p.data, "exchange_5k_50k")
        ),
        "exchange_100k_1m": exchange_job(
            "two scripts, 100,000 x 1,000,000", lambda p: p.generated(100_000, 1_000_000, 7)
        ),
        **{
            f"growth_{right}": {
                "title": f"{right:,}",
                "growth": right,
                "tools": [
                    (
                        "Parley",
                        lambda p, right=right: linked(
                            p, p.generated(right // 10, right, 7), "a.csv", "b.csv", "exchange.yaml"
                        ),
                    )
                ],
            }
            for right in GROWTH
        },
    }
