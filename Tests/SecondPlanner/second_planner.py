"""The planner's levels found a second way: persons and terms read anew, HiGHS instead of CLP, no code of Parley's."""
import csv, datetime, gzip, hashlib, itertools, sys
try:
    import numpy, scipy.optimize, scipy.sparse
except ImportError as missing:
    sys.exit(f"{missing}. Install it: apt-get install python3-scipy")

SEED = "2025"

RANKS = "private nco warrant lieutenant captain major lt_colonel colonel brigadier major_general general".split()


def number_in(number, text):
    text = str(text).replace(" ", "")
    for sign, holds in (("<=", int.__le__), (">=", int.__ge__), ("<", int.__lt__), (">", int.__gt__)):
        if text.startswith(sign):
            return holds(number, int(text[len(sign):]))
    ends = text.split("-")
    return int(ends[0]) <= number <= int(ends[-1])


def matches(who, p):
    """Whether a predicate of the terms is true of a person; what is not known makes it false."""
    def one(key, value):
        if key in ("any", "all"):
            return {"any": any, "all": all}[key](matches(part, p) for part in value)
        if key == "not":
            return not matches(value, p)
        if key == "ids":
            return p["person_id"] in value
        if key == "rank":
            least = RANKS.index(value.rstrip("+"))
            return p["rank"] >= least if value.endswith("+") else p["rank"] == least
        if key in ("age", "captive_months", "band"):
            return p[key] is not None and number_in(p[key], value)
        return p[key] == value
    return all(one(key, value) for key, value in who.items())


def read_persons(path, as_of):
    """The persons file with the defaults of formats.md; dates only in full."""
    def months(text):
        day = datetime.date.fromisoformat(text)
        return (as_of.year - day.year) * 12 + as_of.month - day.month - (as_of.day < day.day)
    with (gzip.open if path.endswith(".gz") else open)(path, "rt", encoding="utf-8", newline="") as lines:
        for p in csv.DictReader(lines):
            get = lambda key: p.get(key) or ""  # noqa: E731
            born, since = get("birth_date"), get("captive_since")
            p["age"] = int(get("age")) if get("age") else months(born) // 12 if born else None
            p["captive_months"] = (int(get("captive_months")) if get("captive_months")
                                   else months(since) if since else None)
            p["rank"], p["health"] = RANKS.index(get("rank") or "private"), get("health") or "well"
            p["site"], p["sex"] = get("site"), get("sex")
            for key in ("ambulance", "proceedings", "confirmed", "retained", "consent", "fit"):
                p[key] = get(key) == "yes"
            age, held = p["age"], p["captive_months"] or 0
            band = (3 if p["health"] == "severe" else
                    2 if held >= 30 or p["sex"] == "female" or age is not None and (age < 25 or age >= 55) else
                    1 if p["health"] == "wounded" or held >= 18 else 0)
            p["band"] = int(get("band")) if get("band") else band
            p["can_go"] = (p["confirmed"] and p["consent"] and p["fit"] and not p["retained"]
                           and not (age is not None and age < 18))
            lot = hashlib.sha256(bytes.fromhex(SEED) + p["person_id"].encode()).digest()
            p["ticket"] = int(get("ticket") or int.from_bytes(lot[:8], "big") >> 1)
            yield p


class Programme:
    """Alike people together: x[f] of class f go, of whom y[g, s] of group g (f without months) in stage s."""

    def __init__(self, persons, terms):
        kinds = {kind: [c for c in terms["clauses"] if c["kind"] == kind]
                 for kind in ("exclude", "count", "stages", "must", "first", "quota")}
        stages = kinds["stages"][0]["stages"] if kinds["stages"] else [{}]
        asked = [c for kind in ("must", "first", "quota") for c in kinds[kind]]
        people, self.person = {}, {}
        for p in persons:
            truths = tuple(matches(c["who"], p) for c in asked)
            due = [c for c, truth in zip(asked, truths) if truth and c["kind"] == "must"]
            if p["can_go"] and (due or not any(matches(c["who"], p) for c in kinds["exclude"])):
                group = (p["held_by"], all(c.get("counts", False) for c in due), p["band"], truths)
                fine = (group, p["captive_months"] or 0)
                people[fine] = people.get(fine, 0) + 1
                self.person[p["person_id"]] = (fine, p["ticket"])
        x = {fine: column for column, fine in enumerate(sorted(people))}
        groups = sorted({group for group, _ in people})
        y = {key: len(x) + column for column, key in enumerate(itertools.product(groups, range(len(stages))))}
        size = {g: sum(n for (of, _), n in people.items() if of == g) for g in groups}
        self.upper = [people[f] for f in x] + [size[g] for g, _ in y] or [0]
        self.goals = {"count": {x[f]: 1 for f in x}, "band": {x[f]: f[0][2] for f in x},
                      "captivity": {x[f]: f[1] for f in x},
                      "early": {y[g, s]: g[2] * (len(stages) - 1 - s) for g, s in y}}
        self.x, self.y = x, y
        self.rows = []  # coefficients, least, most, (clause, what, side, weight of one step of a repair, ...)
        add = lambda row, low, high, *tag: self.rows.append([row, low, high, tag])  # noqa: E731
        for g in groups:
            tie = {x[f]: -1 for f in x if f[0] == g} | {y[g, s]: 1 for s in range(len(stages))}
            add(tie, 0, 0, None, None, None, 1)
        counted = lambda side, s: {y[g, s]: 1 for g in groups if g[0] == side and g[1]}  # noqa: E731
        every = range(len(stages))
        for c in kinds["count"]:
            parts = dict(zip("AB", c.get("ratio", [1, 1])))
            for side, part in parts.items():
                least = c["n"] * part if c.get("mode", "exact") == "exact" else 0
                add({k: 1 for s in every for k in counted(side, s)}, least, c["n"] * part, c["id"], "n", side, part,
                    c.get("mode", "exact") == "exact")
            for s in every:
                add({k: parts["B"] for k in counted("A", s)} | {k: -parts["A"] for k in counted("B", s)}, 0, 0,
                    c["id"], None, None, 1)
        for c, (s, stage), side in itertools.product(kinds["stages"], enumerate(stages), "AB"):
            add(counted(side, s), stage.get("size", stage.get("min", 0)), stage.get("size", stage.get("max", 10**9)),
                c["id"], f"stage{s + 1}", side, 1, "size" in stage)
        for i, c in enumerate(asked):
            for side in "AB" if c.get("released_by", "each") == "each" else c["released_by"]:
                who = [g for g in groups if g[0] == side and g[3][i]]
                if c["kind"] == "must":
                    n = sum(size[g] for g in who)
                    add({y[g, s]: 1 for g in who for s in every[:c.get("by_stage")]}, n, n, c["id"], None, side, 1)
                elif c["kind"] == "first":
                    add({y[g, s]: 1 for g in who for s in every[c["by_stage"]:]}, 0, 0, c["id"], "late", side, 1)
                else:
                    within = [c["stage"] - 1] if "stage" in c else every
                    add({y[g, s]: 1 for g in who if g[1] for s in within}, c.get("min", 0), c.get("max", 10**9),
                        c["id"], "limit", side, 1)

    def best(self, goal, rows):
        """The greatest value of a goal over rows, None when there is no point; checked again in whole numbers."""
        places = [(i, k, v) for i, row in enumerate(rows) for k, v in row[0].items()]
        i, k, v = zip(*places) if places else ((), (), ())
        matrix = scipy.sparse.csr_array((v, (i, k)), shape=(len(rows), len(self.upper)))
        cost = numpy.zeros(len(self.upper))
        cost[list(goal)] = list(goal.values())
        low, high = [row[1] for row in rows], [row[2] for row in rows]
        for presolve in (True, False):  # HiGHS's presolve now and then ends in an error of its own
            found = scipy.optimize.milp(
                -cost, integrality=numpy.ones(len(cost)), bounds=scipy.optimize.Bounds(0, self.upper),
                constraints=scipy.optimize.LinearConstraint(matrix, low, high),
                options={"mip_rel_gap": 0, "time_limit": 300, "presolve": presolve})
            if found.status in (0, 2):
                break
        if found.status == 2:
            return None
        if found.status:
            raise RuntimeError(found.message)
        point = numpy.rint(found.x)
        sums = matrix @ point
        if (sums < low).any() or (sums > high).any():
            raise RuntimeError("HiGHS gave a point that does not keep the rows in whole numbers")
        return int(cost @ point)

    def levels(self, objective):
        rows, values = list(self.rows), []
        for level in (level for level in objective if level in self.goals):
            value = self.best(self.goals[level], rows)
            if value is None:
                return None
            rows.append([self.goals[level], value, value])
            values.append((level, value))
        return values

    def possible(self, clauses=None, change=(), side=None):
        rows = []
        for row, low, high, (clause, what, of, step, *one) in self.rows:
            is_one_number = one == [True]  # n, or the size of a stage: both ends move
            for name, by in dict(change).items():
                name, key, *its = name.split(".")
                its = its[0] if its and its[0] in "AB" else side
                if name == clause and its in (None, of) and {"min": "limit", "max": "limit"}.get(key, key) == what:
                    low += by * step if by < 0 or is_one_number else 0
                    high += by * step if by > 0 or is_one_number else 0
            if clause is None or clauses is None or clause in clauses:
                rows.append([row, low, high])
        return self.best({}, rows) is not None

    def faults(self, plan):
        """What is wrong with a plan: who goes, its totals, its lots."""
        point, when = numpy.zeros(len(self.upper)), {}
        for stage in plan["stages"]:
            for one in stage["released"]:
                if one["person"] not in self.person or one["person"] in when:
                    yield f"{one['person']} cannot go, or goes twice"
                    continue
                (group, months), _ = self.person[one["person"]]
                if (one["held_by"], one["counted"]) != group[:2]:
                    yield f"{one['person']} is on the wrong side, or counted wrongly"
                when[one["person"]] = stage["stage"]
                point[self.x[group, months]] += 1
                point[self.y[group, stage["stage"] - 1]] += 1
        for row, low, high, tag in self.rows:
            if not low <= sum(v * point[k] for k, v in row.items()) <= high:
                yield f"clause {tag[0]} does not hold ({tag[1]} {tag[2]})"
        for level in plan["levels"]:
            goal = self.goals.get(level["level"])
            if goal is not None and sum(v * point[k] for k, v in goal.items()) != level["value"]:
                yield f"the level {level['level']} is misstated"
        lots = {}
        for person, (fine, ticket) in self.person.items():
            lots.setdefault((fine, person in when), []).append((ticket, when.get(person)))
        for (fine, goes), alike in lots.items():
            stages = [stage for _, stage in sorted(alike)]
            if goes and (max(alike) > min(lots.get((fine, False), [max(alike)])) or stages != sorted(stages)):
                yield f"lots: a higher ticket goes before a lower one among people alike ({fine[0][0]})"

    def reason_faults(self, plan):
        """What is wrong with the reasons that Parley gives for an impossible exchange."""
        for clauses in {tuple(c["clauses"]) for c in plan.get("conflicts", [])}:
            if self.possible(clauses):
                yield f"conflict {clauses} can hold"
            yield from (f"conflict {clauses} is not smallest: without {c}" for c in clauses
                        if not self.possible(set(clauses) - {c}))
        for repair in (r for r in plan.get("repairs", []) if r["change"]):
            if not self.possible(None, repair["change"], repair.get("side")):
                yield f"repair {repair['change']} is not enough"
            for key, by in repair["change"].items():
                less = repair["change"] | {key: by - (1 if by > 0 else -1)}
                if self.possible(None, less, repair.get("side")):
                    yield f"repair {repair['change']} is not least: {less}"
