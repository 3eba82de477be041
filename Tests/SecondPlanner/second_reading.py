"""Persons and predicates of the terms read a second time: no code of Parley's."""
import csv, datetime, gzip, hashlib

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
