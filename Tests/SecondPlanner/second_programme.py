"""The terms over classes of alike units (persons, families) as rows of whole numbers; a second reading."""
from second_reading import RANKS, matches

INF = 10**9


class Rows:
    """Rows are [coefficients, least, most, clause, binds both sides, {key of a repair: (step of least, of most)}, side]."""

    def __init__(self, persons, terms):
        clauses, persons = terms["clauses"], list(persons)
        kind = lambda k: [c for c in clauses if c["kind"] == k]  # noqa: E731
        self.stages = (kind("stages") or [{"stages": [{}]}])[0]["stages"]
        people = self.eligible(persons, kind)
        together, units = bool(kind("keep_together")), {}
        for p in people:
            key = p["family"] if together and p.get("family") else "#" + p["person_id"]
            units.setdefault((p["held_by"], key), []).append(p)
        self.measures, self.use = [], {}
        self.measure_all(clauses, people)
        groups = {}
        for (side, _), unit in units.items():
            values = tuple(sum(column) for column in zip(*([f(p) for f in self.measures] for p in unit)))
            fine = (sum(int(p.get("wish_tier") or 0) for p in unit), sum(p["captive_months"] or 0 for p in unit))
            groups.setdefault((side, values), {}).setdefault(fine, []).append(unit)
        self.groups, self.upper, self.side, self.rows = groups, [], {}, []
        self.x, self.y, self.visits = {}, {}, []
        for g in sorted(groups):
            for f in sorted(groups[g]):
                self.x[g, f] = self.column(len(groups[g][f]), g[0])
        size = {g: sum(map(len, groups[g].values())) for g in groups}
        for g in sorted(groups):
            for s in range(len(self.stages)):
                self.y[g, s] = self.column(size[g], g[0])
            tie = {self.x[g, f]: -1 for f in groups[g]} | {self.y[g, s]: 1 for s in range(len(self.stages))}
            self.add(tie, 0, 0, None)
        self.total = lambda m, side: sum(g[1][m] * size[g] for g in groups if g[0] == side)
        for i, c in enumerate(clauses):
            getattr(self, "add_" + c["kind"], lambda *_: None)(c, self.use.get(i))
        self.unit = {p["person_id"]: (g, f, unit) for g in groups for f in groups[g] for unit in groups[g][f]
                     for p in unit}

    @staticmethod
    def eligible(persons, kind):
        can = []
        for p in persons:
            must = [c for c in kind("must") if matches(c["who"], p)]
            p["is_due"], p["counts"] = bool(must), all(c.get("counts", False) for c in must)
            if p["can_go"] and (must or not any(matches(c["who"], p) for c in kind("exclude"))):
                can.append(p)
        vetoed = set()
        for c in kind("veto"):
            for side in "AB":
                most = c["max"][side] if isinstance(c["max"], dict) else c["max"]
                open_ = [p for p in persons if p["held_by"] == side and p.get("veto_rank") and not p["is_due"]
                         and not any(matches(who, p) for who in c.get("not_over", []))]
                open_.sort(key=lambda p: (int(p["veto_rank"]), p["person_id"]))
                vetoed |= {p["person_id"] for p in open_[:most]}
        return [p for p in can if p["person_id"] not in vetoed]

    def measure(self, f):
        self.measures.append(f)
        return len(self.measures) - 1

    def measure_all(self, clauses, people):
        self.heads, self.counted = self.measure(lambda p: 1), self.measure(lambda p: int(p["counts"]))
        self.band, self.weight = self.measure(lambda p: p["band"]), None
        for i, c in enumerate(clauses):
            who = {"ids": c["ids"]} if c["kind"] == "named" else c.get("who")
            if c["kind"] in ("quota", "share", "mirror"):
                self.use[i] = self.measure(lambda p, who=who: int(p["counts"] and matches(who, p)))
            elif c["kind"] in ("must", "all_of", "first", "pace", "named"):
                self.use[i] = self.measure(lambda p, who=who: int(matches(who, p)))
            elif c["kind"] == "weights":
                self.use[i] = self.weight = self.measure(lambda p, c=c: p["counts"] * c["table"][RANKS[p["rank"]]])
            elif c["kind"] == "rate":
                self.use[i] = self.measure(lambda p, c=c: p["counts"] * next(
                    (f["give"] for f in c["for"] if matches(f["who"], p)), 0))
            elif c["kind"] == "capacity":
                self.use[i] = [("seats", self.heads)] * ("seats" in c)
                if "ambulance" in c:
                    self.use[i].append(("ambulance", self.measure(lambda p: int(p["ambulance"]))))
                for x in c.get("crossings", {}):
                    self.use[i].append((x, self.measure(lambda p, x=x: int(p.get("crossing") == x))))
            elif c["kind"] == "sites":
                self.use[i] = [self.measure(lambda p, z=z: int(p["site"] == z)) for z in {p["site"] for p in people}]

    def column(self, most, side):
        self.upper.append(most)
        self.side[len(self.upper) - 1] = side
        return len(self.upper) - 1

    def add(self, row, low, high, clause, both=False, keys=None, side=None):
        self.rows.append([row, low, high, clause, both, keys or {}, side])

    def sum(self, m, side, stages=None, times=1):
        stages = range(len(self.stages)) if stages is None else stages
        return {self.y[g, s]: times * g[1][m] for g in self.groups if g[0] == side and g[1][m] for s in stages}

    def goal(self, level, sides="AB"):
        if level == "early":
            last = len(self.stages) - 1
            return {v: g[1][self.band] * (last - s) for (g, s), v in self.y.items() if g[1][self.band] * (last - s)}
        of = {"count": lambda g, f: g[1][self.heads], "band": lambda g, f: g[1][self.band],
              "weight": lambda g, f: g[1][self.weight], "captivity": lambda g, f: f[1], "tier": lambda g, f: f[0]}[level]
        return {v: of(g, f) for (g, f), v in self.x.items() if g[0] in sides and of(g, f)}

    def sides(self, c):
        return "AB" if c.get("released_by", "each") == "each" else c["released_by"]

    def add_count(self, c, _):
        parts, exact = dict(zip("AB", c.get("ratio", [1, 1]))), c.get("mode", "exact") == "exact"
        for side, part in parts.items():
            self.add(self.sum(self.counted, side), c["n"] * part * exact, c["n"] * part, c["id"],
                     keys={"n": (part * exact, part)})
        for s in range(len(self.stages)):
            self.add(self.sum(self.counted, "A", [s], parts["B"]) | self.sum(self.counted, "B", [s], -parts["A"]), 0, 0,
                     c["id"], True)

    def add_stages(self, c, _):
        for s, stage in enumerate(self.stages):
            name = f"stage{s + 1}."
            one = "size" in stage or stage.get("min") == stage.get("max") is not None
            for side in "AB":
                self.add(self.sum(self.counted, side, [s]), stage.get("size", stage.get("min", 0)),
                         stage.get("size", stage.get("max", INF)), c["id"],
                         keys={name + "size": (1, 1)} if one else {name + "min": (1, 0), name + "max": (0, 1)})

    def add_must(self, c, m):
        for side in self.sides(c) if c["kind"] != "must" else "AB":
            due = self.total(m, side)
            if due:
                self.add(self.sum(m, side, range(c.get("by_stage", len(self.stages)))), due, due, c["id"])

    add_all_of = add_named = add_must

    def add_first(self, c, m):
        for side in "AB":
            late = self.sum(m, side, range(c["by_stage"], len(self.stages)))
            if late:
                self.add(late, 0, 0, c["id"], keys={"late": (0, 1)}, side=side)

    def add_quota(self, c, m):
        for side in self.sides(c):
            self.add(self.sum(m, side, [c["stage"] - 1] if "stage" in c else None), c.get("min", 0), c.get("max", INF),
                     c["id"], keys={"min": (1, 0), "max": (0, 1)}, side=side)

    def add_share(self, c, m):
        sign = 1 if c["at"] == "least" else -1
        for side in self.sides(c):
            row = self.sum(self.counted, side, times=-sign * c["of"])
            for k, v in self.sum(m, side, times=100 * sign).items():
                row[k] = row.get(k, 0) + v
            self.add(row, 0, INF, c["id"])

    def add_mirror(self, c, m):
        self.add(self.sum(m, "A") | self.sum(m, "B", times=-1), -c.get("tolerance", 0), c.get("tolerance", 0), c["id"],
                 True, {"tolerance": (-1, 1)})

    def compare(self, c, a, b, last, before, key=None):
        for s in range(len(self.stages)):
            far = last if s == len(self.stages) - 1 else before
            self.add(self.sum(a[0], "A", range(s + 1), a[1]) | self.sum(b[0], "B", range(s + 1), -b[1]), -far, far,
                     c["id"], True, {key: (-1, 1)} if key else None)

    def add_weights(self, c, m):
        if "max" in c:
            for side in "AB":
                self.add(self.sum(m, side), 0, c["max"], c["id"], keys={"max": (0, 1)})
        far = c.get("tolerance", 0)
        self.compare(c, (m, 1), (m, 1), far, c.get("stage_tolerance", far))

    def add_rate(self, c, m):
        order = ((self.counted, 1), (m, 1)) if c["paid_by"] == "A" else ((m, 1), (self.counted, 1))
        far = c.get("tolerance", 0)
        self.compare(c, *order, far, c.get("stage_tolerance", far))

    def add_pace(self, c, m):
        a, b = self.total(m, "A"), self.total(m, "B")
        far, last = max(a, b), c.get("tolerance", 0)
        self.compare(c, (m, b), (m, a), last * far, c.get("stage_tolerance", last) * far)

    def add_exposure(self, c, _):
        m = self.counted if self.weight is None else self.weight
        self.compare(c, (m, 1), (m, 1), c["weight"], c["weight"], "weight")

    def add_capacity(self, c, measures):
        for name, m in measures:
            limit = c["crossings"][name] if name in c.get("crossings", {}) and name not in ("seats", "ambulance") else c[name]
            key = name if limit is c.get(name) else "crossings." + name
            for s in range(len(self.stages)):
                each = isinstance(limit, list)
                for side in self.sides(c):
                    self.add(self.sum(m, side, [s]), 0, limit[s] if each else limit, c["id"],
                             keys={f"stage{s + 1}.{key}" if each else key: (0, 1)})

    def add_sites(self, c, measures):
        for side in self.sides(c):
            for s in range(len(self.stages)):
                visits = {}
                for m in measures:
                    row = self.sum(m, side, [s])
                    if row:
                        z = self.column(1, side)
                        visits[z] = 1
                        self.visits.append((z, list(row)))
                        self.add(row | {z: -self.total(m, side)}, -INF, 0, c["id"])
                self.add(visits, 0, c["max"][s] if isinstance(c["max"], list) else c["max"], c["id"])
