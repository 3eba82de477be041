"""Random persons and random terms, to test a planner on what nobody tuned it for. Everybody is invented.

Sizes, distributions and clauses vary widely; some terms are impossible.
"""
import csv, gzip, io, json, os, random

RANKS = "private nco warrant lieutenant captain major lt_colonel colonel brigadier major_general general".split()


def persons(r):
    """Rows of the persons file: each side with its own odd distributions."""
    leave_out = {c for c in ("band", "ticket", "rank", "family", "site", "retained", "veto_rank") if r.random() < 0.3}
    dates, rows = r.random() < 0.3, []
    for side in "AB":
        size = r.choice([r.randint(0, 12), r.randint(20, 120), r.randint(100, 400), r.randint(300, 900),
                         r.randint(300, 900), r.randint(900, 3000)]) if r.random() < 0.96 else r.randint(5000, 10000)
        p = {k: r.choice([0, r.random() ** 3, r.random()]) for k in (
            "civilian", "female", "severe", "wounded", "ambulance", "proceedings", "no_age", "no_months", "minor")}
        yes = {k: r.choice([1, 1 - r.random() ** 2 / 2, 1 - r.random() ** 4]) for k in ("confirmed", "consent", "fit")}
        p["severe"], p["minor"] = p["severe"] / 3, p["minor"] / 8
        middle, spread, longest = r.randint(20, 50), r.choice([2, 8, 20]), r.choice([1, 6, 40, 130])
        is_ = lambda key: r.random() < p[key]  # noqa: E731
        for i in range(size):
            civilian, age, held = is_("civilian"), round(r.gauss(middle, spread)), r.randint(0, longest)
            age = r.randint(0, 17) if is_("minor") else min(max(age, 18), 95)
            row = {"person_id": f"{side}{i:06}", "held_by": side, "status": "civilian" if civilian else "military",
                   "sex": r.choice(["female", ""]) if is_("female") else "male",
                   "age": "" if is_("no_age") else age, "captive_months": "" if is_("no_months") else held,
                   "rank": "" if civilian else RANKS[min(int(r.expovariate(0.7)), 10)],
                   "health": "severe" if is_("severe") else "wounded" if is_("wounded") else r.choice(["well", ""]),
                   "ambulance": "yes" if is_("ambulance") else r.choice(["no", ""]),
                   "proceedings": "yes" if is_("proceedings") else "no", "site": f"{side}{r.randint(0, 9):02}",
                   "crossing": r.choice(["north", "south", ""]),
                   "family": f"F{r.randint(0, size // 3)}" if r.random() < 0.1 else "",
                   "retained": "yes" if r.random() < 0.03 else "", "veto_rank": i if 0 < i < 20 else "",
                   "wish_tier": r.randint(0, 5), "band": min(int(r.expovariate(0.9)), 3), "ticket": r.getrandbits(63),
                   **{k: "yes" if r.random() < v else r.choice(["no", ""]) for k, v in yes.items()}}
            if dates:  # the day before and the day of a birthday and a full month matter
                if row["age"] != "":
                    row["birth_date"] = f"{2025 - age}-05-{r.choice(['01', '15', '16'])}"
                if row["captive_months"] != "":
                    row["captive_since"] = f"{2025 - (held + 7) // 12}-{(4 - held) % 12 + 1:02}-{r.randint(1, 16):02}"
                row["age"] = row["captive_months"] = ""
            rows.append({k: v for k, v in row.items() if k not in leave_out})
    r.shuffle(rows)
    return rows


def who(r, rows, depth=0):
    """A random predicate."""
    kind = r.choice(["status", "sex", "age", "captive_months", "rank", "health", "ambulance", "proceedings", "site",
                     "band", "ids", "two", "any", "all", "not"][:11 if depth > 1 else 15])
    low, high = sorted(r.randint(*{"age": (16, 60), "band": (0, 3)}.get(kind, (0, 40))) for _ in "12")
    return {
        "status": lambda: {"status": r.choice(["civilian", "military"])},
        "sex": lambda: {"sex": r.choice(["female", "male"])},
        "rank": lambda: {"rank": r.choice(RANKS[:8]) + r.choice(["+", "+", ""])},
        "health": lambda: {"health": r.choice(["severe", "wounded", "well"])},
        "ambulance": lambda: {"ambulance": r.random() < 0.7}, "proceedings": lambda: {"proceedings": r.random() < 0.7},
        "site": lambda: {"site": f"{r.choice('AB')}{r.randint(0, 9):02}"},
        "ids": lambda: {"ids": [row["person_id"] for row in r.sample(rows, min(len(rows), 5))] or ["A000000"]},
        "two": lambda: {**who(r, rows, 2), **who(r, rows, 2)}, "not": lambda: {"not": who(r, rows, depth + 1)},
        "any": lambda: {"any": [who(r, rows, depth + 1) for _ in range(r.randint(1, 3))]},
        "all": lambda: {"all": [who(r, rows, depth + 1) for _ in range(r.randint(1, 3))]},
    }.get(kind, lambda: {kind: r.choice([f"<{high}", f">={low}", f">{low}", f"<={high}", f"{low}-{high}", high])})()


def more(r, rows, n, last, times):
    """Clauses of the kinds that not every exchange has."""
    side = lambda: r.choice([{}, {}, {"released_by": "each"}, {"released_by": "A"}, {"released_by": "B"}])  # noqa: E731
    part, few = n // max(last, 1), r.randint(0, 3)
    table = {rank: place + 1 + r.randint(0, place * place // 8) for place, rank in enumerate(RANKS)}
    limit = lambda most: r.choice([most, [most] * last])  # noqa: E731
    return [
        {"kind": "all_of", "who": {"all": [who(r, rows, 2), {"age": ">=50"}]}, **side()},
        {"kind": "share", "who": who(r, rows, 1), "of": r.choice([5, 10, 30, 60]), "at": r.choice(["least", "most"]),
         **side()},
        {"kind": "mirror", "who": who(r, rows, 1), "tolerance": r.choice([0, 1, 3, 20])},
        {"kind": "weights", "table": table, "tolerance": few, "stage_tolerance": few + r.randint(0, 30),
         **r.choice([{}, {"max": 2 * n + 1}])},
        {"kind": "rate", "paid_by": r.choice("AB"), "for": [
            {"who": {"status": "civilian"}, "give": r.choice([1, 2, 30])}, {"who": who(r, rows, 2), "give": times}],
         "tolerance": few, "stage_tolerance": few + 50},
        {"kind": "pace", "who": {"status": "civilian"}, "tolerance": few + 1, "stage_tolerance": few + 9},
        {"kind": "keep_together"},
        {"kind": "named", "ids": [row["person_id"] for row in r.sample(rows, min(len(rows), 3))] or ["A000000"],
         "by_stage": r.randint(1, last), **side()},
        {"kind": "veto", "max": r.choice([5, {"A": 9, "B": 2}]), "not_over": [{"sex": "female"}]},
        {"kind": "capacity", "seats": limit(part * times + 40), "ambulance": limit(r.randint(5, 60)),
         "crossings": {"north": limit(part * times), "south": part * times + 30}, **side()},
        {"kind": "sites", "max": limit(r.randint(6, 11)), **side()},
        {"kind": "exposure", "weight": r.choice([0, 10, n * times])},
        {"kind": "handover", "wave": r.randint(5, 50)},
        {"kind": "reserve", "per_stage": r.randint(1, 9)},
        {"kind": "no_show", "then": ["substitute", "shrink", "carry"]},
        {"kind": "priority", "mode": r.choice(["joint", "separable"])},
        {"kind": "bodies", "each": 100},
    ]


def terms(r, rows):
    """Random clauses of every kind, their numbers near what the persons could give; some ask for a lot."""
    harsh = r.random() < 0.25
    can = {side: sum(row["held_by"] == side and row["confirmed"] == row["consent"] == row["fit"] == "yes"
                     for row in rows) for side in "AB"}
    ratio = r.choice([[1, 1], [1, 1], [1, 1], [1, 1], [2, 1], [1, 3], [3, 2], [5, 4], [7, 3]])
    n = int(min(can["A"] / ratio[0], can["B"] / ratio[1]) * r.choice([0.1, 0.3, 0.5, 0.6, 0.7, 0.9, 1.05]))
    last, clauses = r.choice([1, 2, 2, 3, 3, 4, 6]), [{"kind": "eligible", "confirmed": True, "consent": True}]
    add = lambda kind, **keys: clauses.append({"kind": kind, **keys})  # noqa: E731
    if r.random() < 0.9:
        add("count", n=n, mode=r.choice(["exact", "up_to"]), ratio=ratio)
    cuts = [0, *sorted(r.randint(0, n) for _ in range(last - 1)), n]
    sizes, limits = [b - a for a, b in zip(cuts, cuts[1:])], r.choice(["size", "min", "max", "both", ""])
    if ratio != [1, 1] and r.random() < 0.9:
        limits = r.choice(["max", "min", ""])
    of = {"size": lambda s: {"size": s}, "min": lambda s: {"min": s // 2}, "": lambda s: {},
          "max": lambda s: {"max": s * max(ratio) + r.randint(-1, 9)},
          "both": lambda s: {"min": s // 2, "max": s + r.randint(0, 20)}}[limits]
    if r.random() < 0.95:
        add("stages", stages=[{"id": i + 1, **{k: max(v, 0) for k, v in of(s).items()}} for i, s in enumerate(sizes)])
    else:
        last = 1
    for _ in range(r.choice([0, 1, 1, 2])):
        add("exclude", who=r.choice([{"proceedings": True}, {"site": "A03"}, who(r, rows, 2)]))
    if r.random() < 0.8:
        add("must", who={"health": "severe"}, counts=r.random() < 0.2, by_stage=r.randint(1, last))
    if r.random() < 0.3:
        add("must", who={"all": [who(r, rows, 2), who(r, rows, 2)]}, counts=r.random() < 0.5)
    for _ in range(r.choice([0, 0, 1, 2])):
        add("first", who=who(r, rows, 1), by_stage=r.randint(1, last))
    for _ in range(r.randint(0, 7 if harsh else 5)):
        side, stage = r.choice(["each", "A", "B", None]), r.choice([None, None, r.randint(1, last)])
        about = who(r, rows)
        near = (n if stage is None else sizes[stage - 1] if stage <= len(sizes) else n) * max(ratio)
        part = r.random() ** 2
        low = int(near * part * r.choice([0, 0.3, 0.6, 1] if harsh else [0, 0, 0.02, 0.1]))
        high = int(near * part * (1.3 if harsh else 2)) + r.randint(0, 3)
        keys = r.choice([{"min": low // 2}, {"max": high}, {"min": min(low, high), "max": high}, {"min": low // 3}])
        where = {k: v for k, v in (("released_by", side), ("stage", stage)) if v}
        add("quota", who=about, **keys, **where)
    for clause in r.sample(more(r, rows, n, last, max(ratio)), r.choice([0, 0, 1, 2, 4])):
        add(**clause)
    add("lottery", method="ticket")
    if r.random() < 0.3:
        r.shuffle(clauses)
    objective = r.choice([["count", "band", "captivity", "early", "lottery"]] * 3 + [
        ["captivity", "early", "count", "lottery"], ["early", "band", "lottery"], ["band", "count", "captivity"],
        *[["count", "band", "fair", "captivity", "select", "early", "lottery"]] * 3, ["count", "fair", "lottery"]])
    if any(c["kind"] == "weights" for c in clauses):
        objective = ["weight" if level == "count" else level for level in objective]
    return {"exchange": "random", "version": 1, "as_of": "2025-05-16", "sides": {"A": "Norrow", "B": "Veshna"},
            "clauses": [{"id": f"{c['kind']}-{i}", **c} for i, c in enumerate(clauses)], "objective": objective}


def generate(seed, folder):
    """Writes persons-SEED.csv (or .csv.gz) and terms-SEED.yaml into a folder and returns their paths."""
    r = random.Random(seed)
    rows = persons(r)
    return write(folder, seed, rows, terms(r, rows), packed=r.random() < 0.2)


def write(folder, name, rows, agreed, packed=False):
    """Writes persons-NAME.csv (or .csv.gz) and terms-NAME.yaml into a folder and returns their paths."""
    text = io.StringIO()
    names = list(dict.fromkeys(key for row in rows for key in row)) or ["person_id", "held_by", "status"]
    writer = csv.DictWriter(text, names, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    people = os.path.join(folder, f"persons-{name}.csv" + ".gz" * packed)
    with (gzip.open if packed else open)(people, "wb") as out:
        out.write(text.getvalue().encode())
    file = os.path.join(folder, f"terms-{name}.yaml")
    with open(file, "w", encoding="utf-8") as out:
        json.dump(agreed, out, indent=1)  # JSON is YAML
    return people, file
