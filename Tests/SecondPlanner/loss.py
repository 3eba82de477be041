"""What the rule that nobody gains by lying costs: wishes met under `separable` beside `joint`."""
import os, tempfile

from runs import Made


def run(parley, pairs, limit):
    """Prints one row an instance and the greatest loss of the side that is worse off; 1 where a mode gave no plan."""
    failed, most = 0, 0.0
    print("| instance | ideal A, B | joint A, B | separable A, B | worse off, joint | separable | loss, % |\n" + "|---" * 7 + "|")
    with tempfile.TemporaryDirectory() as folder:
        for persons, terms in pairs:
            made = [Made(parley, persons, terms, os.path.join(folder, "plan.json"), fair, limit)
                    for fair in ("joint", "separable")]
            name = f"{os.path.basename(persons)} {os.path.basename(terms)}"
            if any(one.plan is None for one in made):
                failed += 1
                print(f"| {name} | NO ANSWER |||||")
                continue
            if any(one.levels is None or not one.has_wishes for one in made):
                continue
            joint, separable = [one.tiers(persons) for one in made]
            ideals = [dict(made[0].levels)[f"ideal {side}"] for side in "AB"]
            worse = [min(part / ideal if ideal else 1 for part, ideal in zip(tiers, ideals)) for tiers in (joint, separable)]
            loss = 100 * (worse[0] - worse[1])
            most = max(most, loss)
            of = lambda numbers: ", ".join(f"{number:,}" for number in numbers)  # noqa: E731
            print(f"| {name} | {of(ideals)} | {of(joint)} | {of(separable)} | {worse[0]:.4f} | {worse[1]:.4f} | {loss:.2f} |",
                  flush=True)
    print(f"\nThe side that is worse off loses at most {most:.2f} % of its ideal.")
    return failed > 0
