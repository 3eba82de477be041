"""Exchanges of real size, with distributions as on real lists and terms as sides agree them. Everybody is invented.

Every number in the terms is drawn around what the persons could give; no instance is left out because it is hard.
"""
import random

from random_exchange import RANKS, write

# Held by A, held by B, people a side, stages, and how many of a hundred instances.
SIZES = [(1000, 1000, 300, 3, 30), (2000, 6000, 1000, 3, 28), (10000, 10000, 1000, 3, 20), (10000, 10000, 5000, 10, 12),
         (10000, 70000, 1000, 3, 10)]
SHARE_OF_RANK = [0.69, 0.2, 0.018, 0.047, 0.019, 0.008, 0.005, 0.0015, 0.001, 0.0004, 0.0001]


def sizes(count):
    """The size of each of so many instances, in the proportions of SIZES."""
    of_hundred = [size for *size, times in SIZES for _ in range(times)]
    return [of_hundred[i * 100 // count] for i in range(count)]


def persons(r, held):
    rows = []
    for side, size in zip("AB", held):
        p = {key: r.uniform(*ends) for key, ends in {
            "civilian": (0.06, 0.13), "female": (0.02, 0.05), "wounded": (0.08, 0.12), "proceedings": (0.01, 0.09),
            "confirmed": (0.85, 0.95), "retained": (0.005, 0.015), "consent": (0.96, 0.995), "fit": (0.98, 0.998)}.items()}
        severe, recent = r.uniform(0.01, 0.03) * min(1, 4000 / size), r.uniform(0.1, 0.4)
        family, sites = 0, r.randint(8, 40)
        for i in range(size):
            civilian, health = r.random() < p["civilian"], r.random()
            age = max(18, min(70, round(r.gauss(34, 9)))) if r.random() < 0.85 else r.randint(18, 24)
            months = r.randint(0, 8) if r.random() < recent else r.randint(0, 38)
            sex = "female" if r.random() < p["female"] * (4 if civilian else 0.7) else "male"
            health = "severe" if health < severe else "wounded" if health < severe + p["wounded"] else "well"
            family += r.random() < 0.5
            rows.append({
                "person_id": f"{side}{i:06}", "held_by": side, "status": "civilian" if civilian else "military", "sex": sex,
                "age": age, "captive_months": months, "rank": "" if civilian else r.choices(RANKS, SHARE_OF_RANK)[0],
                "health": health,
                "ambulance": "yes" if r.random() < {"severe": 0.4, "wounded": 0.03}.get(health, 0) else "no",
                "proceedings": "yes" if r.random() < p["proceedings"] else "no", "site": f"{side}{r.randrange(sites):02}",
                "crossing": r.choice(["north", "south"]), "family": f"F{family}" if r.random() < 0.02 else "",
                "confirmed": "yes" if r.random() < p["confirmed"] else "no",
                "retained": "yes" if r.random() < p["retained"] else "no",
                "consent": "yes" if r.random() < p["consent"] else "no", "fit": "yes" if r.random() < p["fit"] else "no",
                "veto_rank": i // 7 + 1 if i % 7 == 0 and i < 280 else "",
                "wish_tier": r.choices(range(6), [10, 25, 30, 20, 10, 5])[0], "ticket": r.getrandbits(63)})
    return rows


def terms(r, rows, n, stages):
    """A round of clauses that most exchanges have, and a few of the others."""
    parts = r.choice([[1, 1]] * 6 + [[2, 1], [1, 3]])
    n = n // max(parts)
    clauses, sizes = [], [n // stages + (i < n % stages) for i in range(stages)]
    can = [row for row in rows if row["confirmed"] == row["consent"] == row["fit"] == "yes" and row["retained"] == "no"
           and row["health"] != "severe" and row["proceedings"] == "no"]

    def most(holds):
        """How many of a kind the scarcer side could send inside the number."""
        return min(sum(row["held_by"] == side and holds(row) for row in can) // part for side, part in zip("AB", parts))

    def add(kind, chance=1.0, **keys):
        if r.random() < chance:
            clauses.append({"id": f"{kind}-{len(clauses)}", "kind": kind, **keys})
    civil, young = most(lambda row: row["status"] == "civilian"), most(lambda row: row["age"] < 25)
    old, women = most(lambda row: row["age"] >= 55), most(lambda row: row["sex"] == "female")
    share = lambda pool, of: int(min(pool * r.uniform(0.1, 0.6), n * of))  # noqa: E731
    least = share(civil, 0.06)
    equal = parts == [1, 1]
    add("eligible", confirmed=True, consent=True)
    add("exclude", 0.8, who={"proceedings": True})
    add("count", n=n, mode=r.choice(["exact", "exact", "up_to"]), ratio=parts)
    limit = r.choice(["size", "size", "max", "open"] if equal else ["max", "open"])
    add("stages", stages=[{"id": i + 1, **({"size": size} if limit == "size" else {"max": size * max(parts) + 20}
                                           if limit == "max" else {})} for i, size in enumerate(sizes)])
    add("must", who={"health": "severe"}, counts=False, by_stage=stages)
    add("first", 0.6, who={"health": "severe"}, by_stage=(stages + 1) // 2)
    add("first", 0.15, who={"sex": "female"}, by_stage=(stages + 1) // 2)
    add("quota", 0.6, who={"status": "civilian"}, stage=1, min=least // 2)
    add("quota", 0.6, who={"status": "civilian"}, min=least, max=least * 2 * max(parts) + 2)
    add("quota", 0.7, who={"age": "<25"}, min=share(young, 0.12))
    add("quota", 0.6, who={"age": ">=55"}, min=share(old, 0.01))
    add("quota", 0.6, who={"sex": "female"}, min=share(women, 0.02))
    add("quota", 0.5, who={"rank": "major+"}, max=max(2, n // 50))
    add("mirror", 0.6 * equal, who={"status": "civilian"}, tolerance=r.choice([0, 1, 2]))
    add("mirror", 0.6 * equal, who={"rank": "lieutenant+"}, tolerance=r.choice([0, 3, 5]))
    add("share", 0.6, who={"captive_months": ">=24"}, of=r.choice([20, 30]), at="least")
    add("share", 0.6, who={"captive_months": "<6"}, of=r.choice([20, 25]), at="most")
    add("veto", 0.6, max=r.choice([30, {"A": 40, "B": 15}]), not_over=[{"sex": "female"}, {"age": "<25"}])
    add("capacity", 0.7, seats=int(n * max(parts) / stages * 1.3) + 260, ambulance=r.randint(60, 90),
        **r.choice([{}, {}, {"crossings": {"north": int(n * max(parts) / stages) + 240}}]))
    add("exposure", 0.5 * equal, weight=r.choice([0, 50, n // 10]))
    add("keep_together", 0.7)
    add("named", 0.15, ids=[row["person_id"] for row in r.sample(can, 5)], by_stage=stages)
    add("all_of", 0.1, who={"all": [{"sex": "female"}, {"age": ">=55"}]})
    add("pace", 0.1, who={"health": "severe"}, tolerance=1, stage_tolerance=40)
    if equal and limit != "size" and r.random() < 0.15:
        add("weights", table={rank: weight for rank, weight in zip(RANKS, [1, 2, 3, 4, 6, 8, 10, 15, 20, 40, 60])},
            tolerance=r.choice([0, 5]), stage_tolerance=20)
    add("handover", 0.3, wave=50)
    add("reserve", 0.3, per_stage=15)
    add("priority", 1, mode=r.choice(["joint", "separable"]))
    add("lottery")
    weighted = any(clause["kind"] == "weights" for clause in clauses)
    return {"exchange": "sized", "version": 1, "as_of": "2025-05-16", "sides": {"A": "Norrow", "B": "Veshna"},
            "clauses": clauses, "objective": ["weight" if weighted else "count", "band", "fair", "captivity", "select", "early",
                                              "lottery"]}


def generate(seed, size, folder):
    """Writes one instance of a size (held by A, held by B, people a side, stages) and returns its paths."""
    r = random.Random(seed)
    rows = persons(r, size[:2])
    name = f"{seed}-{size[0]}x{size[1]}-{size[2]}-{size[3]}"
    return write(folder, name, rows, terms(r, rows, *size[2:]), packed=True)
