"""The tables of the race, as Markdown for docs/benchmarks.md."""

import math

from measure import median

#: The size of right lists whose cost is projected.
PROJECTED = 10_000_000


def shown(value, digits):
    return "" if value is None else f"{value:,.{digits}f}"


def seconds(value):
    """Three significant figures or tenths."""
    return "" if value is None else f"{value:,.2f}" if value < 10 else f"{value:,.1f}"


def of(runs, *keys):
    """The median of a figure over runs; None where no run has it."""
    values = []
    for run in runs:
        for key in keys:
            run = run.get(key) if run else None
        values.append(run)
    return median(values)


def range_of(values):
    """The smallest and the greatest of some loads."""
    values = [value for value in values if value is not None]
    if not values:
        return ""
    low, high = min(values), max(values)
    return f"{low:.1f}" if f"{low:.1f}" == f"{high:.1f}" else f"{low:.1f}-{high:.1f}"


def loads(runs):
    """The loads before and after some runs."""
    return "; ".join(range_of([run.get(key) for run in runs]) for key in ("load_before", "load_after"))


def race_table(jobs, results):
    """One row a tool: medians; how many times Parley's wall seconds the others took."""
    lines = [
        "| job | tool | runs | wall s | CPU s | peak MiB | pairs | best F1, all pairs (P, R) | one to one (P, R) "
        "| wall, times Parley's "
        "| load before; after |",
        "|---|---|---|---|---|---|---|---|---|---|---|",
    ]
    notes = []
    for name, job in jobs.items():
        if "growth" in job or not results[name]:
            continue
        good = {
            tool: [run for run in results[name] if run["tool"] == tool and "failed" not in run]
            for tool, _ in job["tools"]
        }
        ours = of(good["Parley"], "wall_s")
        title = job["title"]
        for tool, runs in good.items():
            notes += [
                f"{job['title']}: {tool} failed: {run['failed']}"
                for run in results[name]
                if run["tool"] == tool and "failed" in run
            ]
            if not runs:
                continue

            def quality(kind):
                f1 = of(runs, kind, "f1")
                return (
                    ""
                    if f1 is None
                    else (f"{f1:.4f} ({of(runs, kind, 'precision'):.4f}, {of(runs, kind, 'recall'):.4f})")
                )

            wall = of(runs, "wall_s")
            ratio = f"{wall / ours:.1f}" if ours and tool != "Parley" else ""
            lines.append(
                f"| {title} | {tool} | {len(runs)} | {seconds(wall)} | {seconds(of(runs, 'cpu_s'))} "
                f"| {shown(of(runs, 'peak_mib'), 0)} "
                f"| {shown(of(runs, 'pairs'), 0)} | {quality('all')} | {quality('one')} | {ratio} "
                f"| {loads(runs)} |"
            )
            title = ""
    return lines if len(lines) > 2 else [], notes


def fitted(points):
    """Exponent and factor of a power law by least squares over the logarithms of (size, cost)."""
    xs, ys = [math.log(size) for size, _ in points], [math.log(cost) for _, cost in points]
    mean_x, mean_y = sum(xs) / len(xs), sum(ys) / len(ys)
    exponent = sum((x - mean_x) * (y - mean_y) for x, y in zip(xs, ys)) / sum((x - mean_x) ** 2 for x in xs)
    return exponent, math.exp(mean_y - exponent * mean_x)


def growth_table(jobs, results):
    """Parley alone over growing lists, the exponents, and what ten million lines would take."""
    rows = []
    for name, job in jobs.items():
        runs = [run for run in results[name] if "failed" not in run] if "growth" in job else []
        if runs:
            rows.append((job["growth"], runs))
    if not rows:
        return []
    lines = [
        "| lines left | lines right | runs | wall s | CPU s | peak MiB | pairs | best F1, all pairs | one to one "
        "| load before; after |",
        "|---|---|---|---|---|---|---|---|---|---|",
    ]
    for size, runs in rows:
        lines.append(
            f"| {size // 10:,} | {size:,} | {len(runs)} | {seconds(of(runs, 'wall_s'))} | {seconds(of(runs, 'cpu_s'))} "
            f"| {shown(of(runs, 'peak_mib'), 0)} | {shown(of(runs, 'pairs'), 0)} | {shown(of(runs, 'all', 'f1'), 4)} "
            f"| {shown(of(runs, 'one', 'f1'), 4)} "
            f"| {loads(runs)} |"
        )
    if len(rows) > 1:
        lines.append("")
        for words, key, unit in (
            ("wall seconds", "wall_s", "s"),
            ("CPU seconds", "cpu_s", "s"),
            ("pairs", "pairs", ""),
            ("peak memory", "peak_mib", "MiB"),
        ):
            points = [(size, of(runs, key)) for size, runs in rows]
            exponent, factor = fitted(points)
            steps = ", ".join(
                f"{math.log(b[1] / a[1]) / math.log(b[0] / a[0]):.2f}" for a, b in zip(points, points[1:])
            )
            # The last step alone says more of what comes than the small sizes, where the start weighs most.
            (size, cost), last = points[-1], math.log(points[-1][1] / points[-2][1]) / math.log(
                points[-1][0] / points[-2][0]
            )
            by_fit, by_step = factor * PROJECTED**exponent, cost * (PROJECTED / size) ** last
            unit = f" {unit}" if unit else ""
            lines.append(
                f"- {words} grow as lines to the power {exponent:.2f} (from size to size: {steps}); "
                f"at {PROJECTED:,} lines: "
                f"{by_fit:,.0f}{unit} by the fit over all sizes, {by_step:,.0f}{unit} by the last step."
            )
    return lines


def tables(jobs, results):
    """Everything there is, as Markdown."""
    race, notes = race_table(jobs, results)
    growth = growth_table(jobs, results)
    parts = [race, [f"- {note}" for note in notes], growth]
    return "\n\n".join("\n".join(part) for part in parts if part) or "No results yet."
