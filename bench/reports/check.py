"""Runs commands with --report json and validates what they print. Usage: check.py TVSIM, in the project's folder."""

import json
import subprocess
import sys

import jsonschema

LINES = [
    "run Scenarios/crawl-failure.json Scenarios/stuck-analyzer.json Scenarios/canaries/fault.json",
    "run Scenarios/happy-path.json --seeds 1..3",
    "run Scenarios/happy-path.json --seed 18446744073709551615",
    "run Scenarios/happy-path.json --set crawl.duration=9h",
    "run Package.swift no-such-file.json Scenarios/happy-path.json",
    "test Scenarios",
    "test Scenarios/canaries --repeat 2",
    "test Scenarios/happy-path.json --shard 2/2",
    "validate Scenarios/happy-path.json Package.swift no-such-file.json",
    "coverage Scenarios",
    "coverage Scenarios/happy-path.json --missing",
    "bench",
] + [f"list {topic}" for topic in "systems commands settings faults invariants branches incidents".split()]


def main():
    tvsim = sys.argv[1]
    wrong = 0
    for line in LINES:
        words = line.split()
        schema = json.loads(subprocess.check_output([tvsim, "schema", "--of", words[0]]))
        jsonschema.Draft202012Validator.check_schema(schema)
        validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
        run = subprocess.run([tvsim, *words, "--report", "json"], capture_output=True)
        errors = list(validator.iter_errors(json.loads(run.stdout)))
        wrong += bool(errors)
        print(f"{'✗' if errors else '✓'} tvsim {line} (exit code {run.returncode})")
        for error in errors[:5]:
            print(f"  {error.json_path}: {error.message[:200]}")
    sys.exit(1 if wrong else 0)


main()
