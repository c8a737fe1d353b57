"""Checks Scenarios/scenario.schema.json, and docs/schemas, with jsonschema; bench/schema.sh says how to run it."""

import copy
import json
import pathlib
import subprocess
import sys
import tempfile

from jsonschema import Draft202012Validator

HISTORIES = "gb_console.wishlist_dataset_histories"

# Each is a path into Scenarios/crawl-failure.json with a value to put there; a last element "+" appends to an array.
BROKEN = [
    (["expct"], []),
    (["name"], ""),
    (["system"], "trend-viewr"),
    (["seed"], -1),
    (["seed"], "one"),
    (["start"], "yesterday"),
    (["until"], "25:61"),
    (["until"], "90"),
    (["until"], "90 moments"),
    (["until"], "P"),
    (["until"], "1h,,30m"),
    (["expect"], []),
    (["settings", "crawl.duraton"], "10m"),
    (["settings", "crawl.duration"], "10"),
    (["settings", "spvpEngine"], "gpt"),
    (["given", "groups", "+"], {"id": 1}),
    (["given", "groups", "+"], {"id": 9, "members": [], "subscription": "on"}),
    (["given", "rows"], {"gb_console.malls": [{"nmae": "x"}]}),
    (["given", "rows"], {HISTORIES: [{"status": "inpro gress"}]}),
    (["cases"], {"a": {"reason": ["CAPTCHA"]}}),
    (["cases"], ["a"]),
    (["matrix"], {"reason": "CAPTCHA"}),
    (["exclude"], {}),
    (["exclude"], []),
    (["mustFail"], False),
    (["mustFail"], {"because": "it says no why"}),
    (["mustFail"], {"why": []}),
    (["steps", "+"], {"run": "dataset:get-status"}),
    (["steps", "+"], {"at": "1:1", "run": "dataset:get-status"}),
    (["steps", "+"], {"at": "01:00", "run": "dataset:getstatus"}),
    (["steps", "+"], {"at": "01:00", "check": []}),
    (["steps", "+"], {"at": "01:00", "check": [{"stuck": "none"}]}),
    (["steps", "+"], {"at": "01:00", "check": [{"slack": {}, "by": "00:30"}]}),
    (["steps", "+"], {"at": "01:00", "check": [{"slack": {}}], "run": "dataset:create"}),
    (["faults", "+"], {"on": "crawlr", "do": {"fail": "CAPTCHA"}}),
    (["faults", "+"], {"on": "plg-api", "do": {"refuse": True, "status": 500}}),
    (["faults", "+"], {"on": "plg-api", "do": {"slow": "10"}}),
    (["faults", "+"], {"on": "plg-api", "answers": []}),
    (["faults", "+"], {"on": "crawler", "where": {"inptu": "B0"}, "do": {"fail": "CAPTCHA"}}),
    (["faults", "+"], {"on": "crawler", "per": "", "do": {"fail": "CAPTCHA"}}),
    (["faults", "+"], {"on": "clock plg-api", "do": {"slow": "1h"}}),
    (["expect", "+"], {"table": "histories"}),
    (["expect", "+"], {"table": HISTORIES, "row": {"status": "Completd"}}),
    (["expect", "+"], {"table": HISTORIES, "row": {"status": "4"}}),
    (["expect", "+"], {"table": HISTORIES, "per": "statsu"}),
    (["expect", "+"], {"table": HISTORIES, "per": []}),
    (["expect", "+"], {"table": HISTORIES, "count": {"atLest": 1}}),
    (["expect", "+"], {"slack": {"severity": "eror"}}),
    (["expect", "+"], {"slack": {}, "per": "data"}),
    (["expect", "+"], {"slack": {}, "after": {"table": HISTORIES, "count": 1}}),
    (["expect", "+"], {"slack": {}, "after": {"stuck": "none"}}),
    (["expect", "+"], {"slack": {}, "before": ["02:00"]}),
    (["expect", "+"], {"slack": {}, "before": "2 o'clock"}),
    (["expect", "+"], {"http": "slak POST /x"}),
    (["expect", "+"], {"http": "slack PSOT /x"}),
    (["expect", "+"], {"order": [{"slack": {}}]}),
    (["expect", "+"], {"order": [{"slack": {}}, [{"mail": {}}]]}),
    (["expect", "+"], {"order": [{"slack": {}, "count": 1}, {"mail": {}}]}),
    (["expect", "+"], {"query": "SELECT 1", "rows": -1}),
    (["expect", "+"], {"stuck": {"table": HISTORIES, "wher": {}}}),
    (["expect", "+"], {"invariants": ["I-99"]}),
    (["expect", "+"], {"because": "nothing is asked"}),
]

# The same, and right: words as people write them.
RIGHT = [
    (["until"], "2 days, 06:00"),
    (["until"], "PT30H"),
    (["until"], "1.5d"),
    (["until"], "2026-01-06 06:00"),
    (["settings", "crawl.duration"], "9 min..0.25 hours"),
    (["expect", "+"], {"table": HISTORIES, "row": {"status": "COMPLETED", "spvp_status": "3"}}),
    (["expect", "+"], {"table": "gb_console.summary_wishlist_products", "where": {"crawl_status": "in progress"}, "count": 0}),
    (["expect", "+"], {"slack": {}, "after": {"table": HISTORIES, "row": {"status": "Pending"}}, "before": "150 min"}),
    (["expect", "+"], {"pusher": {}, "per": ["channel", "event"]}),
    (["expect", "+"], {"order": [{"http": "plg-api"}, [{"slack": {"kind": "dataset_completed"}}, {"mail": {}}]]}),
    (["steps", "+"], {"at": "00:40", "check": [{"slack": {"severity": "critical"}, "count": 0}]}),
]


def edited(base, path, value):
    scenario = copy.deepcopy(base)
    place = scenario
    for key in path[:-1]:
        place = place.setdefault(key, {})
    if path[-1] == "+":
        place.append(value)
    else:
        place[path[-1]] = value
    return scenario


def accepts(tvsim, folder, scenario):
    file = folder / "scenario.json"
    file.write_text(json.dumps(scenario))
    run = subprocess.run([tvsim, "validate", file, "--mocks", "Mocks"], capture_output=True, text=True)
    if run.returncode not in (0, 2):
        sys.exit(f"tvsim validate ended with {run.returncode}: {run.stderr}")
    return run.returncode == 0


# Command lines whose reports keep to a schema of docs/schemas; RUN and OTHER are records of two scenarios.
REPORTS = [
    ("run", ["run", "Scenarios/crawl-failure.json", "Package.swift"]),
    ("run", ["inspect", "RUN"]),
    ("test", ["test", "Scenarios/canaries"]),
    ("validate", ["validate", "Scenarios/happy-path.json", "Package.swift"]),
    ("coverage", ["coverage", "Scenarios/happy-path.json"]),
    ("list", ["list", "settings"]),
    ("inspect-timeline", ["inspect", "RUN", "--timeline"]),
    ("inspect-timeline", ["inspect", "RUN", "--kind", "story"]),
    ("inspect-row", ["inspect", "RUN", "--row", "wishlist_dataset_histories#1"]),
    ("inspect-row", ["inspect", "RUN", "--row", "summary_wishlist_products#1"]),
    ("inspect-http", ["inspect", "RUN", "--http", "all"]),
    ("inspect-at", ["inspect", "RUN", "--at", "00:40"]),
    ("inspect-sql", ["inspect", "RUN", "--sql", "SELECT NULL, 1, 2.5, 'x'; SELECT * FROM datasets"]),
    ("inspect-diff", ["inspect", "RUN", "--diff", "OTHER"]),
    ("inspect-diff", ["inspect", "RUN", "--diff", "RUN"]),
]


def reports(tvsim, folder):
    """What is wrong with reports, by their schemas; and how many were read."""
    records = {"RUN": folder / "run.tvrun", "OTHER": folder / "other.tvrun"}
    for record, name in zip(records.values(), ("stuck-analyzer", "analysis-failure")):
        subprocess.run([tvsim, "run", f"Scenarios/{name}.json", "--record", record, "-q"], check=True)
    problems = []
    for name, words in REPORTS:
        line = [str(records.get(word, word)) for word in words] + ["--report", "json"]
        run = subprocess.run([tvsim] + line, capture_output=True, text=True)
        schema = json.loads(pathlib.Path(f"docs/schemas/{name}.schema.json").read_text())
        Draft202012Validator.check_schema(schema)
        for error in Draft202012Validator(schema).iter_errors(json.loads(run.stdout)):
            problems.append(f"tvsim {' '.join(words)}: {error.json_path}: {error.message[:200]}")
    return problems


def main():
    tvsim = sys.argv[1]
    schema = json.loads(pathlib.Path("Scenarios/scenario.schema.json").read_text())
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    problems = []
    files = sorted(file for file in pathlib.Path("Scenarios").rglob("*.json") if not file.name.endswith(".schema.json"))
    for file in files:
        for error in validator.iter_errors(json.loads(file.read_text())):
            problems.append(f"{file}: {error.json_path}: {error.message[:200]}")
    base = json.loads(pathlib.Path("Scenarios/crawl-failure.json").read_text())
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for cases, isRight in ((BROKEN, False), (RIGHT, True)):
            for path, value in cases:
                scenario = edited(base, path, value)
                what = f"{'/'.join(path)} = {json.dumps(value)}"
                for reader, answer in (
                    ("the schema", validator.is_valid(scenario)), ("tvsim", accepts(tvsim, folder, scenario))
                ):
                    if answer != isRight:
                        problems.append(f"{reader} {'accepts' if answer else 'refuses'} {what}")
        problems += reports(tvsim, folder)
    for problem in problems:
        print(problem)
    print(
        f"{len(files)} scenarios, {len(BROKEN)} broken and {len(RIGHT)} right ones, {len(REPORTS)} reports: "
        f"{len(problems)} problems"
    )
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
