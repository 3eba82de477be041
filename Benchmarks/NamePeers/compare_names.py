"""The figures of other name comparisons on the pairs that Parley scored, in one run.

compare_names.py SCORES.tsv PARLEY_SECONDS: the scores file of `parley names compare`, and the processor seconds it took.
Peers: nomenklatura's logic-v2 on Person entities with the name alone, and Jaro-Winkler after ICU's transliteration to
plain Latin. Prints ROC AUC, recall at precision 0.99 over all and by task, and pairs a second of one core.
"""

import csv
import sys
import time


def quality(pairs):
    """ROC AUC (ties half) and the greatest recall at precision 0.99 of (score, same) pairs."""
    pairs = sorted(pairs, key=lambda pair: -pair[0])
    same = sum(label for _, label in pairs)
    found = wrong = best = index = 0
    ordered = 0.0
    while index < len(pairs):
        end = index
        while end < len(pairs) and pairs[end][0] == pairs[index][0]:
            end += 1
        here = sum(label for _, label in pairs[index:end])
        ordered += (end - index - here) * (found + here / 2)
        found += here
        wrong += end - index - here
        if found >= 0.99 * (found + wrong):
            best = max(best, found)
        index = end
    return ordered / max(1, same * (len(pairs) - same)), best / max(1, same)


def report(name, rows, scores, seconds):
    rate = f"{len(rows) / seconds:12,.0f}" if seconds else f"{'-':>12}"
    print(f"{name:34} {'task':12} {'AUC':>7} {'recall':>7} {'pairs/s':>12}")
    groups = {"all": list(range(len(rows)))}
    for index, row in enumerate(rows):
        groups.setdefault(row.get("task") or "all", []).append(index) if row.get("task") else None
    for task, members in groups.items():
        auc, recall = quality([(scores[i], int(rows[i]["label"])) for i in members])
        print(f"{'':34} {task:12} {auc:7.4f} {recall:7.4f} {rate if task == 'all' else '':>12}")


def timed(score, rows):
    start = time.process_time()
    scores = [score(row["a"], row["b"]) for row in rows]
    return scores, time.process_time() - start


def jaro_winkler():
    import icu
    from rapidfuzz.distance import JaroWinkler

    latin = icu.Transliterator.createInstance("Any-Latin; NFD; [:Nonspacing Mark:] Remove; Latin-ASCII; Lower")
    return lambda a, b: JaroWinkler.similarity(latin.transliterate(a), latin.transliterate(b))


def logic_v2():
    from followthemoney import model
    from nomenklatura.matching.logic_v2.model import LogicV2

    try:
        from followthemoney import EntityProxy as Entity
    except ImportError:
        from followthemoney.proxy import EntityProxy as Entity
    config = LogicV2.default_config() if hasattr(LogicV2, "default_config") else None

    known = {}

    def person(name):
        # The algorithm remembers what it read by the entity's id.
        if name not in known:
            number = str(len(known) + 1)
            known[name] = Entity.from_dict({"id": number, "schema": "Person", "properties": {"name": [name]}})
        return known[name]

    def score(a, b):
        left, right = person(a), person(b)
        result = LogicV2.compare(left, right, config) if config is not None else LogicV2.compare(left, right)
        return result.score

    assert model is not None
    return score


def main():
    with open(sys.argv[1], encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    report("Parley", rows, [float(row["score"]) for row in rows], float(sys.argv[2]))
    for name, make in (("nomenklatura logic-v2", logic_v2), ("Jaro-Winkler after ICU", jaro_winkler)):
        try:
            score = make()
        except ImportError as problem:
            print(f"{name}: not installed ({problem})")
            continue
        report(name, rows, *timed(score, rows))


main()
