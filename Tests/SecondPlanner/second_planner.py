"""The planner's levels found a second way: HiGHS instead of CLP over rows of its own, no code of Parley's."""
import sys, time
try:
    import highspy
    import numpy
except ImportError as missing:
    sys.exit(f"{missing}. Install it: pip install highspy")
from second_programme import INF, Rows


class OutOfTime(Exception):
    """HiGHS did not prove an optimum in the time that it has; names the level and what it had."""


class Programme(Rows):
    """Rows of the terms over classes of persons, solved level by level."""

    seconds = wall = 0.0  # spent in HiGHS: processor, on the wall
    limit = 300.0  # wall seconds that all levels together may take
    at, reached = "", ()

    def best(self, goal, rows):
        """The greatest value of a goal over rows, None when there is no point; checked again in whole numbers."""
        n, lp, highs = len(self.upper), highspy.HighsLp(), highspy.Highs()
        for name, value in (("output_flag", False), ("mip_rel_gap", 0.0), ("mip_abs_gap", 0.5), ("threads", 1),
                            ("time_limit", max(0.1, self.limit - self.wall))):
            highs.setOptionValue(name, value)
        cost, starts, places, values = numpy.zeros(n), [0], [], []
        cost[list(goal)] = list(goal.values())
        for row in rows:
            places += row[0].keys()
            values += row[0].values()
            starts.append(len(places))
        limit = lambda v: v if abs(v) < INF else highspy.kHighsInf * (1 if v > 0 else -1)  # noqa: E731
        lp.num_col_, lp.num_row_, lp.sense_ = n, len(rows), highspy.ObjSense.kMaximize
        lp.col_cost_, lp.col_lower_, lp.col_upper_ = cost, numpy.zeros(n), numpy.array(self.upper, float)
        lp.row_lower_ = numpy.array([limit(row[1]) for row in rows], float)
        lp.row_upper_ = numpy.array([limit(row[2]) for row in rows], float)
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lp.a_matrix_.start_, lp.a_matrix_.index_ = numpy.array(starts), numpy.array(places, int)
        lp.a_matrix_.value_ = numpy.array(values, float)
        lp.integrality_ = [highspy.HighsVarType.kInteger] * n
        highs.passModel(lp)
        began, start = time.process_time(), time.perf_counter()
        highs.run()
        self.seconds += time.process_time() - began
        self.wall += time.perf_counter() - start
        status = highs.getModelStatus()
        if status == highspy.HighsModelStatus.kInfeasible:
            return None
        if status == highspy.HighsModelStatus.kTimeLimit:
            info = highs.getInfo()
            found = f"{info.objective_function_value:,.0f}" if abs(info.objective_function_value) < INF else "no point"
            raise OutOfTime(f"{self.at}: {found} of at most {info.mip_dual_bound:,.0f}")
        if status != highspy.HighsModelStatus.kOptimal:
            raise RuntimeError(str(status))
        point = [round(v) for v in highs.getSolution().col_value]
        for row in rows:
            if not row[1] <= sum(v * point[k] for k, v in row[0].items()) <= row[2]:
                raise RuntimeError("HiGHS gave a point that does not keep the rows in whole numbers")
        return sum(v * point[k] for k, v in goal.items())

    def levels(self, objective, mode):
        """The value of every level before the first lot; None when nothing is possible."""
        extra, values, columns = [], [], len(self.upper)
        self.reached = values
        lots = next((i for i, level in enumerate(objective) if level in ("select", "lottery")), len(objective))

        def reach(goal, lock=True):
            value = self.best(goal, self.rows + extra)
            if lock and value is not None:
                extra.append([goal, value, value])
            return value
        for level in objective[:lots]:
            self.at = level
            if level == "fair":
                values += (self.joint if mode == "joint" else self.separable)(reach, extra, values)
            else:
                value = reach(self.goal(level))
                if value is None:
                    return None
                values.append((level, value))
        if not values and reach({}) is None:
            return None
        del self.upper[columns:]
        return values

    def joint(self, reach, extra, _):
        wishes = [self.goal("tier", held_by) for held_by in "BA"]
        ideals = [reach(goal, lock=False) for goal in wishes]
        share = len(self.upper)
        self.upper.append(1000)
        for goal, ideal in zip(wishes, ideals):
            extra.append([{k: 1000 * v for k, v in goal.items()} | {share: -ideal}, 0, INF])
        return [("ideal A", ideals[0]), ("ideal B", ideals[1]), ("min permille", reach({share: 1})),
                ("sum tiers", reach(wishes[0] | wishes[1]))]

    def separable(self, reach, extra, values):
        kept = len(extra)
        reach(self.goal("captivity"))
        parts = []
        pairs = [row[0] for row in self.rows if row[4]] + [self.goal(level) for level, _ in values]
        for goal in pairs:
            for side in "AB":
                part = {k: abs(v) for k, v in goal.items() if self.side[k] == side}
                parts.append([part, *[reach(part)] * 2])
        extra[kept:] = parts
        return [(f"tiers {home}", reach(self.goal("tier", held_by))) for home, held_by in ("AB", "BA")]

    def possible(self, clauses=None, change=(), side=None):
        """Whether some clauses can hold (all when None), after a change of their numbers."""
        rows = []
        for row, low, high, clause, _, keys, of in self.rows:
            for name, by in dict(change).items():
                name, key = name.split(".", 1)
                its = side
                if key[-2:] in (".A", ".B"):
                    key, its = key[:-2], key[-1]
                if name == clause and key in keys and (its is None or of in (None, its)):
                    low, high = low + by * keys[key][0], high + by * keys[key][1]
            if clause is None or clauses is None or clause in clauses:
                rows.append([row, low, high])
        return self.best({}, rows) is not None

    def faults(self, plan):
        """What is wrong with a plan: who goes, its totals, its lots."""
        point, when = [0] * len(self.upper), {}
        for stage in plan["stages"]:
            for one in stage["released"]:
                if one["person"] not in self.unit or one["person"] in when:
                    yield f"{one['person']} cannot go, or goes twice"
                    continue
                when[one["person"]] = stage["stage"]
                group, fine, unit = self.unit[one["person"]]
                if unit[0]["person_id"] == one["person"]:
                    point[self.x[group, fine]] += 1
                    point[self.y[group, stage["stage"] - 1]] += 1
        for group, fine, unit in self.unit.values():
            if len({when.get(p["person_id"]) for p in unit}) > 1:
                yield f"the family of {unit[0]['person_id']} is torn apart"
        for z, people in self.visits:
            point[z] = int(any(point[k] for k in people))
        for row, low, high, clause, *_ in self.rows:
            if not low <= sum(v * point[k] for k, v in row.items()) <= high:
                yield f"clause {clause} does not hold"
        for level in plan["levels"]:
            if level["level"] in ("count", "weight", "band", "captivity", "early"):
                if sum(v * point[k] for k, v in self.goal(level["level"]).items()) != level["value"]:
                    yield f"the level {level['level']} is misstated"
        lots = {}
        for group, fine, unit in self.unit.values():
            if len(unit) == 1:
                stage = when.get(unit[0]["person_id"])
                lots.setdefault((group, fine, stage is not None), []).append((unit[0]["ticket"], stage))
        for (group, fine, goes), alike in lots.items():
            stages = [stage for _, stage in sorted(alike, key=lambda one: one[0])]
            stay = lots.get((group, fine, False), [])
            if goes and (stay and max(alike)[0] > min(stay)[0] or stages != sorted(stages)):
                yield f"lots: a higher ticket goes before a lower one among people alike ({group[0]})"

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
