"""What a sweep comes to, size by size."""
import statistics


def at(part, numbers):
    """The number that so large a part of them does not pass."""
    return sorted(numbers)[min(len(numbers) - 1, int(part * len(numbers)))]


class Tally:
    """Counts instances by size: `terms-SEED-HELDxHELD-N-STAGES.yaml`."""

    def __init__(self):
        self.of_size = {}

    def add(self, terms, one):
        size = terms.removesuffix(".yaml").split("-", 2)[-1]
        self.of_size.setdefault(size, []).append(one)

    def table(self):
        rows = ["", "| held, people a side, stages | instances | impossible | proved in full | levels proved | Parley s: median, p95 | "
                "HiGHS s: median, p95 | HiGHS faster |", "|---" * 8 + "|"]
        every = [one for ones in self.of_size.values() for one in ones]
        for size, ones in [*self.of_size.items(), ("all", every)]:
            planned = [one for one in ones if isinstance(one.theirs, list)]
            proved = [one for one in ones if one.theirs is None or one in planned and not one.made.gaps]
            levels = [level for one in planned for level in one.made.plan["levels"]]
            walls, others = [one.made.wall for one in ones], [one.highs_wall for one in ones if one.highs_wall is not None]
            both = lambda of: f"{statistics.median(of):.2f}, {at(0.95, of):.2f}" if of else ""  # noqa: E731
            faster = sum(one.highs_wall is not None and one.highs_wall < one.made.wall for one in ones)
            rows.append(f"| {size.replace('-', ', ')} | {len(ones)} | {sum(one.theirs is None for one in ones)} | {len(proved)} | "
                        f"{sum(level['proved'] for level in levels):,} of {len(levels):,} | {both(walls)} | {both(others)} | "
                        f"{faster if others else ''} |")
        rows += ["", *(f"{size}: {gap}" for size, ones in self.of_size.items() for one in ones if one.made.plan
                       for gap in one.made.gaps)]
        return "\n".join(rows)
