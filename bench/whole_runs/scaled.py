"""The reference scenario for another number of people: districts of the same density, side by side.

Counts grow with people; shares, rents, wages, distances and the size of a community stay. Programmes grow alike: amounts, budgets and
budget lines. From one district up the towns are repeated, so that no search meets more neighbours than in the reference.
"""

import copy
import datetime
import pathlib
import tomllib


def written(value):
    """A value as TOML."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, list):
        return "[" + ", ".join(written(item) for item in value) + "]"
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{written(key)} = {written(item)}" for key, item in value.items()) + " }"
    return repr(value)


def as_toml(table):
    lines = [f"{key} = {written(value)}" for key, value in table.items() if not nested(value)]
    for key, value in table.items():
        if not nested(value):
            continue
        for one in value if isinstance(value, list) else [value]:
            lines.append(f"\n[[{key}]]" if isinstance(value, list) else f"\n[{key}]")
            lines += [f"{written(name)} = {written(item)}" for name, item in one.items()]
    return "\n".join(lines) + "\n"


def nested(value):
    return isinstance(value, dict) or (isinstance(value, list) and value and isinstance(value[0], dict))


def times(value, factor):
    """A whole number stays one, and above 0."""
    return max(1, round(value * factor)) if isinstance(value, int) else value * factor


def scaled_district(counts, people):
    counts = copy.deepcopy(counts)
    factor = people / counts["population"]["residents"]
    copies = max(1, round(factor))
    for one in range(1, copies):
        counts["town"] += [{**town, "name": f"{town['name']} {one + 1}"} for town in counts["town"][: len(counts["town"]) // one]]
    for town in counts["town"]:
        for key in ("residents", "area_km2", "communities"):
            town[key] = times(town[key], factor / copies)
    counts["population"]["residents"] = sum(town["residents"] for town in counts["town"])
    counts["population"]["employed"] = times(counts["population"]["employed"], factor)
    counts["housing"]["landlords"] = {tier: times(n, factor) for tier, n in counts["housing"]["landlords"].items()}
    counts["enterprises"]["count"] = times(counts["enterprises"]["count"], factor)
    counts["enterprises"]["largest"] = times(counts["enterprises"]["largest"], min(factor, 1))
    for key in ("incubators", "maker_spaces", "teams"):
        counts["incubation"][key] = times(counts["incubation"][key], factor)
    for region in counts["region"]:
        region["candidates"] = region["candidates"] * factor
        if "people" in region:
            region["people"] = {skill: n * factor for skill, n in region["people"].items()}
    for department in counts["department"]:
        department["staff"] = department["staff"] * factor
    return counts


def merged(path):
    """A scenario file with all it extends laid under it, as Tenure reads it."""
    own = tomllib.loads(path.read_text())
    result = {}
    extended = own.pop("extends", [])
    for name in [extended] if isinstance(extended, str) else extended:
        lay_over(result, merged(path.parent / name))
    for key in ("district", "book"):
        if key in own:
            own[key]["file"] = str((path.parent / own[key]["file"]).resolve())
    lay_over(result, own)
    return result


def lay_over(under, over):
    for key, value in over.items():
        if key == "intervention":
            named = {one["name"]: one for one in under.get(key, [])}
            named.update({one["name"]: one for one in value})  # one of the same name takes the other's place
            under[key] = list(named.values())
        elif isinstance(value, dict):
            lay_over(under.setdefault(key, {}), value)
        else:
            under[key] = value


def write_scaled(scenario, people, folder):
    """Writes scenario and district for so many people into `folder`; returns the scenario's path and its true number of people."""
    whole = merged(pathlib.Path(scenario))
    district = tomllib.loads(pathlib.Path(whole["district"]["file"]).read_text())
    factor = people / district["population"]["residents"]
    counts = scaled_district(district, people)
    name = f"{pathlib.Path(scenario).stem}-{people:.0f}"
    (folder / f"{name}-district.toml").write_text(as_toml(counts))
    whole["district"]["file"] = f"{name}-district.toml"
    for line in whole.get("budgets", {}):
        whole["budgets"][line] *= factor
    for one in whole.get("intervention", []):
        for key in ("amount", "budget"):
            if key in one:
                one[key] = times(one[key], factor) if one[key] > 1 else one[key] * factor
    path = folder / f"{name}.toml"
    path.write_text(as_toml(whole))
    return path, counts["population"]["residents"]
