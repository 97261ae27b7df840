"""What was measured: how it is judged, printed and written."""

import json
import statistics


def summary(numbers):
    return {"min": min(numbers), "median": statistics.median(numbers), "max": max(numbers)}


def ratio_result(row, side, target, unit, ours, theirs, more_is_better=False):
    """One line of the table, from the repetitions of both sides."""
    ours, theirs = summary(ours), summary(theirs)
    parts = (ours, theirs) if more_is_better else (theirs, ours)
    ratio = parts[0]["median"] / parts[1]["median"]
    return {"name": row.name, "through": side, "against": row.against, "unit": unit, "ours": ours, "theirs": theirs,
            "ratio": ratio, "target": target, "met": None if target is None else ratio >= target}


def memory_result(row, ours, theirs):
    """The other way round: ours may be a little more than theirs, and no more."""
    ours, theirs = summary(ours), summary(theirs)
    more = ours["median"] - theirs["median"]
    return {"name": row.name, "through": row.plain, "against": row.against, "unit": "MiB", "ours": ours,
            "theirs": theirs, "ratio": ours["median"] / theirs["median"], "more": more, "target": row.target,
            "met": more <= row.target}


def readable(number, unit):
    """Four digits, and a unit in which they are few."""
    if unit == "ns":
        for factor, name in ((1e9, "s"), (1e6, "ms"), (1e3, "µs")):
            if number >= factor:
                return f"{number / factor:.4g} {name}"
    if number >= 10_000:
        return f"{number:,.0f} {unit}"
    return f"{number:.4g} {unit}"


def line(result):
    ours, theirs = (readable(result[side]["median"], result["unit"]) for side in ("ours", "theirs"))
    if "more" in result:
        verdict = f"{result['more']:+7.1f} MiB, at most {result['target']}"
    else:
        verdict = f"{result['ratio']:7.2f}" + (f", at least {result['target']}" if result["target"] else "")
    missed = "   MISSED" if result["met"] is False else ""
    return f"{result['name']:<72} {result['through']:<16} {ours:>12} {theirs:>12} {verdict}{missed}"


def head():
    return f"{'row / beside':<72} {'through':<16} {'ours':>12} {'theirs':>12}   ratio"


def write(results, path):
    with open(path, "w", encoding="utf-8") as out:
        json.dump(results, out, indent=2, ensure_ascii=False)
        out.write("\n")
