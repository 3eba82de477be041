"""Fair lots under quotas: Parley beside sortition-algorithms (maximin) on the same generated pools, in one run.

    scripts/compare-lots [--lots FILE] [--seed N] [--backend highspy|mip] [--alone POOL/CHOOSE ...] [POOL/CHOOSE ...]

One row a pool: how many kinds of people, the least chance of both, the seconds of both (processor, and on the wall; of
sortition-algorithms the search alone, without its import). --alone names pools for Parley alone. Exit 1 when the least
chances differ by more than sortition-algorithms' own tolerance (0.0005), or a proof does not hold. Pools are invented: six features, quotas near the shares of a country, a pool that is not like it.
Needs sortition-algorithms 0.12.15 (pip) for pools that are not --alone.
"""
import argparse, csv, json, logging, os, random, subprocess, sys, tempfile, time

sys.dont_write_bytecode = True

FEATURES = {
    "gender": {"woman": (50, 45), "man": (50, 55)},
    "age": {"16-29": (22, 10), "30-44": (26, 20), "45-59": (27, 30), "60+": (25, 40)},
    "region": {"north": (30, 40), "east": (25, 30), "south": (25, 20), "west": (20, 10)},
    "school": {"basic": (35, 12), "middle": (40, 38), "high": (25, 50)},
    "origin": {"here": (85, 92), "elsewhere": (15, 8)},
    "view": {"for": (40, 60), "open": (35, 30), "against": (25, 10)},
}


def generate(pool, choose, seed, folder):
    """A pool drawn by the second shares; quotas around the first."""
    r = random.Random(f"{seed} {pool} {choose}")
    people = [[f"P{i:06d}"] + [r.choices(list(v), [share[1] for share in v.values()])[0] for v in FEATURES.values()]
              for i in range(pool)]
    people_file, quota_file = os.path.join(folder, "people.csv"), os.path.join(folder, "quotas.csv")
    with open(people_file, "w", newline="") as out:
        csv.writer(out, lineterminator="\n").writerows([["id", *FEATURES], *people])
    with open(quota_file, "w", newline="") as out:
        rows = [["feature", "value", "min", "max"]]
        for column, (feature, values) in enumerate(FEATURES.items(), 1):
            for value, (share, _) in values.items():
                there = sum(person[column] == value for person in people)
                ideal = min(share * choose / 100, there)
                rows.append([feature, value, int(ideal * 0.95), min(there, -int(-ideal * 1.05 // 1))])
        csv.writer(out, lineterminator="\n").writerows(rows)
    return quota_file, people_file


def sortition(quota_file, people_file, choose, backend):
    from sortition_algorithms import CSVFileDataSource, SelectionData, Settings
    from sortition_algorithms.committee_generation.maximin import find_distribution_maximin
    from pathlib import Path
    settings = Settings(id_column="id", columns_to_keep=[], check_same_address=False, check_same_address_columns=[],
                        selection_algorithm="maximin", solver_backend=backend)
    none = Path(os.devnull)
    data = SelectionData(CSVFileDataSource(features_file=Path(quota_file), people_file=Path(people_file),
                                           already_selected_file=None, selected_file=none, remaining_file=none))
    features, _ = data.load_features(choose)
    people, _ = data.load_people(settings, features)
    logging.disable(logging.CRITICAL)
    began, spent = time.perf_counter(), time.process_time()
    committees, weights, _ = find_distribution_maximin(features, people, choose, [], backend)
    seconds, spent = time.perf_counter() - began, time.process_time() - spent
    chances = dict.fromkeys(people, 0.0)
    for committee, weight in zip(committees, weights):
        for person in committee:
            chances[person] += weight
    return min(chances.values()), spent, seconds


def main():
    options = argparse.ArgumentParser(
        prog="scripts/compare-lots", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--lots", default=".build/release/lots-benchmark", help="Parley's side (.build/release/lots-benchmark)")
    options.add_argument("--seed", type=int, default=1, help="of the pools (1)")
    options.add_argument("--backend", default="highspy", help="the solver of sortition-algorithms (highspy)")
    options.add_argument("--alone", metavar="POOL/CHOOSE", nargs="*", default=["1000/150", "20000/1000"])
    options.add_argument("pools", metavar="POOL/CHOOSE", nargs="*", default=["200/30", "300/40"])
    given = options.parse_args()
    faults = 0
    print("| pool / chosen | kinds | least chance, Parley | bound above it by | sortition-algorithms | Parley s, wall "
          "| sortition-algorithms s, wall |\n|---|---|---|---|---|---|---|", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        for name in given.pools + given.alone:
            pool, choose = map(int, name.split("/"))
            files = generate(pool, choose, given.seed, folder)
            run = subprocess.run([given.lots, *files, str(choose)], capture_output=True, text=True)
            if run.returncode:
                print(f"| {name} | | {run.stderr.strip()} (exit {run.returncode}) | | | | |", flush=True)
                faults += 1
                continue
            ours = json.loads(run.stdout)
            theirs = seconds = "–"
            faults += not ours["proofHolds"]
            if name not in given.alone:
                least, spent, took = sortition(*files, choose, given.backend)
                theirs, seconds = f"{least:.6f}", f"{spent:.1f}, {took:.1f}"
                faults += abs(least - ours["leastChance"]) > 0.0005
            gap = "< 0.000001" if ours["gap"] == 0 else f"{ours['gap'] / 1e6:.6f}"
            print(f"| {name} | {ours['kinds']} | {ours['leastChance']:.6f} | {gap} | {theirs} "
                  f"| {ours['processorSeconds']:.2f}, {ours['seconds']:.2f} | {seconds} |", flush=True)
    sys.exit(faults > 0)


if __name__ == "__main__":
    main()
