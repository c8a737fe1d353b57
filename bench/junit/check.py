"""Runs suites with hostile names through `tvsim test --junit` and reads what it wrote with strict readers.

Usage: check.py TVSIM SCHEMA MOCKS. Exit 0: every document is valid and says what the JSON report says; 1: one is not.
"""

import collections
import json
import os
import pathlib
import subprocess
import sys
import tempfile

import junitparser
import xmlschema

NAMES = {
    "plain": "plain",
    "markup": "a <b> & \"c\" 'd' ]]> <![CDATA[ --> &amp; &#0;",
    "control": "esc \x1b[2J nul \x00 bell \x07 del \x7f c1 \x85\x9b",
    "lines": "one\ntwo\r\nthree\rfour\tfive",
    "noncharacters": "\ufffe \uffff \ufdd0 \U0001fffe",
    "wide": "日本語 🎧 👩‍👩‍👧 é e\u0301 \u202e right to left",
    "long": "x" * 5000,
    "spaces": "  leading and trailing  ",
    "commands": "::error::x %0A , : ; %",
}


def scenario(name, holds=True, canary=False, **more):
    """A scenario that does nothing and expects something that holds, or does not."""
    return {
        "name": name,
        "system": "trend-viewer",
        "start": "2026-01-05T00:00:00Z",
        "until": "00:01",
        "expect": [{"table": "gb_console.malls", "count": 0 if holds else 7}],
        **({"mustFail": name} if canary else {}),
        **more,
    }


def write(folder, path, content):
    file = os.fsencode(folder) + b"/" + (path if isinstance(path, bytes) else os.fsencode(path))
    os.makedirs(os.path.dirname(file), exist_ok=True)
    with open(file, "wb") as out:
        out.write(content if isinstance(content, bytes) else json.dumps(content).encode())


def build(folder):
    """A suite with every verdict under every name, and files that are no scenarios."""
    for key, name in NAMES.items():
        write(folder, f"s/passed/{key}.json", scenario(name))
        write(folder, f"s/failed/{key}.json", scenario(name, holds=False))
        write(folder, f"s/canaries/{key}.json", scenario(name, holds=False, canary=True))
        write(folder, f"s/canaries/{key}-alive.json", scenario(name, canary=True))
        write(folder, f"s/invalid/{key}.json", scenario(name, **{name: 1}))
    write(folder, "s/matrix.json", scenario("m", matrix={"a": ["<", "\x1b", "]]>"]}, description="${a}"))
    write(folder, "s/invalid/cut.json", b'{"name": "\x1b')
    write(folder, "s/invalid/bytes.json", b'{"name": "\xff\xfe"}')
    write(folder, "s/invalid/empty.json", b"")
    write(folder, "s/a <&\"'> ]]>.d/\x1b[31m.json", scenario("name of file"))
    write(folder, b"s/not-utf8-\xff\xc3/x.json", scenario("bytes in the path"))
    write(folder, "s/same/x.json", scenario("same"))
    write(folder, "s/same/y.json", scenario("same"))


def main():
    tvsim, schema, mocks = sys.argv[1:4]
    validator = xmlschema.XMLSchema(schema)
    problems = []
    documents = cases = 0
    with tempfile.TemporaryDirectory() as folder:
        build(folder)
        suites = [
            ["s"], ["s", "--repeat", "2"], ["s", "--fail-fast"], ["s", "--jobs", "1", "--shard", "1/3"],
            ["s", "--shard", "3/3"], ["s/passed/plain.json", "--shard", "2/2"], ["s/passed/plain.json"],
            ["./s/passed"], ["../" + os.path.basename(folder) + "/s/same"], ["s/invalid"],
        ]
        for words in suites:
            out = os.path.join(folder, "out.xml")
            command = [tvsim, "test", "--mocks", mocks, "--junit", out, "--report", "json", *words]
            run = subprocess.run(command, cwd=folder, capture_output=True, timeout=300)
            label = "tvsim test " + " ".join(words)
            if run.returncode not in (0, 1, 2):
                problems.append(f"{label}: exit code {run.returncode}\n{run.stderr.decode(errors='replace')}")
                continue
            report = json.loads(run.stdout)
            problems += [f"{label}: {error.reason} at {error.path}" for error in validator.iter_errors(out)]
            documents += 1
            cases += check(label, out, report, problems)
    for problem in problems[:20]:
        print(problem, file=sys.stderr)
    print(f"{documents} documents, {cases} cases: {'valid' if not problems else f'{len(problems)} problems'}.")
    sys.exit(1 if problems else 0)


def check(label, path, report, problems):
    """Compares the document as junitparser has it with the JSON report of the same run; returns the number of cases."""
    document = junitparser.JUnitXml.fromfile(path)
    suites = list(document)
    found = collections.Counter()
    names = collections.Counter()
    for suite in suites:
        inside = collections.Counter()
        for case in suite:
            result = [type(one).__name__ for one in case.result]
            inside[result[0] if result else "Passed"] += 1
            names[case.classname, case.name] += 1
            if len(result) > 1:
                problems.append(f"{label}: two results in {case.name!r}")
        said = (suite.tests, suite.failures, suite.errors, suite.skipped)
        if said != (inside.total(), inside["Failure"], inside["Error"], 0):
            problems.append(f"{label}: the suite {suite.name!r} counts {said}, and holds {dict(inside)}")
        found += inside
    wanted = report["suite"]
    if (found["Passed"], found["Failure"], found["Error"]) != (wanted["passed"], wanted["failed"], wanted["invalid"]):
        problems.append(f"{label}: the document holds {dict(found)}, the report {wanted}")
    if (document.tests, document.failures, document.errors) != (found.total(), found["Failure"], found["Error"]):
        problems.append(f"{label}: the document counts {document.tests}, {document.failures}, {document.errors}")
    problems += [f"{label}: {count} cases are called {name}" for name, count in names.items() if count > 1]
    return found.total()


main()
