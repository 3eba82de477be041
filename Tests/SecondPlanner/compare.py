"""A second way to the planner's answers: the terms read anew, HiGHS instead of CLP, nothing shared with Parley.

    scripts/compare-planner PERSONS TERMS [PERSONS TERMS ...]    given files
    scripts/compare-planner --shared                             all of ../shared/planning, in both modes
    scripts/compare-planner --generate SEED [--count N]          random persons and clauses of every kind, small
    scripts/compare-planner --sweep [SEED] [--count N]           real sizes, usual terms; at the end the share proved
    scripts/compare-planner --same ...                           HiGHS on Parley's own programme, with any of the above
    scripts/compare-planner --loss PERSONS TERMS [...]          what separable costs the side that is worse off

One row an instance: the value of every level from Parley and from HiGHS, seconds of both on the wall and of the
processor, the verdict. Parley's plan must keep every clause, state its levels rightly and follow the tickets; where both
say impossible, its conflicts must be impossible and smallest, its repairs enough and least. With --shared the known
values are compared too. Exit 1 when anything differs. --keep leaves persons, terms and plan of every instance that differs,
or that is not proved. Parley's seconds are of the whole command, reading and check included; HiGHS's of its solver
alone, one thread. Needs highspy, numpy and pyyaml, which the script installs into a folder of its own.
"""
import argparse, glob, itertools, json, os, shutil, sys, tempfile

sys.dont_write_bytecode = True
import loss, random_exchange, same_programme, sized_exchange, sweep  # noqa: E402
from runs import Compared  # noqa: E402

SHARED = "../shared/planning/"


def words(levels):
    return " ".join(f"{name} {value}" for name, value in levels) if isinstance(levels, (list, tuple)) else (
        levels or "impossible")


def seconds(number):
    return "" if number is None else f"{number:.2f}"


def known(persons, terms, fair, made):
    """What is known of a shared instance and not reached; nothing where all is."""
    name, path = os.path.basename(terms)[:-5], persons.replace(".csv.gz", ".expected.json")
    if os.path.exists(own := terms.replace(".yaml", ".expected.json")):
        path = own
    with open(path, encoding="utf-8") as text:
        answers = json.load(text)
    answer = answers if path == own else answers["terms"].get(name)
    if answer is None or made.plan is None:
        return "" if answer is None else "known values not reached"
    if not answer.get("possible", True):
        return "" if made.plan["status"] == "impossible" else "known to be impossible"
    levels = answer.get("separable" if fair == "separable" else "levels") or [
        level for level in answer["levels"] if level[0] in ("count", "weight", "band")]
    have = {level["level"]: level["value"] for level in made.plan["levels"]}
    return "; ".join(f"{level} is known to be {value}" for level, value in levels if have.get(level) != value)


def shared():
    """Persons, terms and mode of every instance of the shared data."""
    if not os.path.isdir(SHARED):
        sys.exit("skipped: ../shared/planning is not there")
    sized = [(f"{SHARED}instances/persons-{os.path.basename(t)[:-5].split('-')[-1]}.csv.gz", t)
             for t in sorted(glob.glob(SHARED + "instances/n*.yaml"))]
    rest = [(p, t) for p in sorted(glob.glob(SHARED + "instances/persons-[12]?00x6000.csv.gz"), reverse=True)
            for t in sorted(glob.glob(SHARED + "terms/*.yaml") + glob.glob(SHARED + "terms/impossible/*.yaml"))]
    return [(*pair, fair) for pair in sized + rest for fair in ("joint", "separable")]


def main():
    options = argparse.ArgumentParser(
        prog="scripts/compare-planner", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--parley", default=".build/release/parley", help="the command (.build/release/parley)")
    options.add_argument("--keep", metavar="DIR", help="where to leave what differs")
    options.add_argument("--shared", action="store_true", help="all of ../shared/planning")
    options.add_argument("--generate", metavar="SEED", type=int, help="random instances from this seed on")
    options.add_argument("--sweep", metavar="SEED", type=int, nargs="?", const=1, help="instances of real size (from seed 1)")
    options.add_argument("--count", metavar="N", type=int, help="how many (1 random one, 100 of real size)")
    options.add_argument("--loss", action="store_true", help="joint beside separable, Parley alone")
    options.add_argument("--same", action="store_true", help="HiGHS on Parley's programme, level by level: seconds of both")
    options.add_argument("--fair", choices=("joint", "separable"), help="instead of what the terms say")
    options.add_argument("--limit", metavar="SECONDS", type=float, default=60, help="for one plan make (60)")
    options.add_argument("--highs-limit", metavar="SECONDS", type=float, default=300, help="for HiGHS, one instance (300)")
    options.add_argument("--alone", action="store_true", help="Parley without HiGHS")
    options.add_argument("files", nargs="*", metavar="PERSONS TERMS")
    given = options.parse_args()
    sources = [bool(given.files), given.shared, given.generate is not None, given.sweep is not None]
    if len(given.files) % 2 or sum(sources) != 1:
        options.error("give pairs of PERSONS TERMS, or one of --shared, --generate SEED, --sweep")
    if given.loss:
        pairs = zip(given.files[::2], given.files[1::2]) if given.files else dict.fromkeys(i[:2] for i in shared())
        sys.exit(loss.run(given.parley, pairs, given.limit))
    differ, tally = 0, sweep.Tally()
    if not given.same:
        print("| instance | mode | Parley | HiGHS | Parley s | CPU s | HiGHS s | CPU s | verdict |\n" + "|---" * 9 + "|")
    with tempfile.TemporaryDirectory() as folder:
        instances = [(*pair, given.fair) for pair in zip(given.files[::2], given.files[1::2])]
        if given.shared:
            instances = shared()
        elif given.generate is not None:
            instances = ((*random_exchange.generate(given.generate + i, folder), given.fair)
                         for i in range(given.count or 1))
        elif given.sweep is not None:
            instances = ((*sized_exchange.generate(given.sweep + i, size, folder), given.fair)
                         for i, size in enumerate(sized_exchange.sizes(given.count or 100)))
        if given.same:
            modes = lambda p, t, f: [(p, t, m) for m in ([f] if f else ["joint", "separable"])]  # noqa: E731
            sys.exit(same_programme.run(
                given.parley, itertools.chain.from_iterable(modes(*one) for one in instances), given.highs_limit) > 0)
        for persons, terms, fair in itertools.chain(instances):
            out = os.path.join(folder, "plan.json")
            one = Compared(given.parley, persons, terms, out, fair, given.limit, given.highs_limit, not given.alone)
            if given.shared and (missed := known(persons, terms, fair, one.made)):
                one.verdict = f"DIFFERS: {missed}"
            differ += "DIFFERS" in one.verdict or "NO ANSWER" in one.verdict
            tally.add(os.path.basename(terms), one)
            if given.keep and one.verdict not in ("agree", "proved", "impossible"):
                kept = os.path.join(given.keep, os.path.basename(terms))
                os.makedirs(kept, exist_ok=True)
                for file in filter(os.path.exists, (persons, terms, out)):
                    shutil.copy(file, kept)
            print(f"| {os.path.basename(persons)} {os.path.basename(terms)} | {one.fair} | {words(one.theirs)} | "
                  f"{'' if given.alone else words(one.ours)} | {seconds(one.made.wall)} | {seconds(one.made.cpu)} | "
                  f"{seconds(one.highs_wall)} | {seconds(one.highs_cpu)} | {one.verdict} |", flush=True)
            if given.sweep is not None or given.generate is not None:
                for file in (persons, terms):
                    os.remove(file)
    if given.sweep is not None:
        print(tally.table())
    sys.exit(differ > 0)


if __name__ == "__main__":
    main()
