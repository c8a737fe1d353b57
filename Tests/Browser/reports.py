"""Makes the pages that are looked at, and asks tvsim itself what they should show."""

import functools
import json
import os
import pathlib
import re
import sqlite3
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
HOME = ROOT / ".build" / "browser"
TVSIM = str((ROOT / os.environ.get("TVSIM", ".build/debug/tvsim")).resolve())


def tvsim(*arguments, codes=(0,)):
    """Runs tvsim from the repository's root and gives what it wrote; any other exit code is an error."""
    result = subprocess.run(
        [TVSIM, *map(str, arguments)], cwd=ROOT, capture_output=True, text=True, timeout=300, check=False
    )
    if result.returncode not in codes:
        raise AssertionError(
            f"tvsim {arguments} ended with {result.returncode}:\n{result.stdout[-2000:]}{result.stderr}"
        )
    return result.stdout


def scenario(name, change, base="crawl-failure.json"):
    """Writes a variant of a scenario and gives its path."""
    content = json.loads((ROOT / "Scenarios" / base).read_text())
    content.pop("$schema", None)
    content["name"] = name
    change(content)
    path = HOME / "scenarios" / f"{name}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content, indent=2))
    return path


def unmet(content):
    """Two expectations that do not hold, lost answers and a late one, and a text that would like to be HTML."""
    content["description"] = '<img src=x onerror="window.caught = 1"></script><script>window.caught = 1</script>'
    content["expect"] += [
        {"table": "gb_console.wishlist_dataset_histories", "count": 1, "row": {"status": "Failed"}},
        {"slack": {"severity": "critical", "text": "*B0B2*"}, "count": 1},
    ]
    content["faults"] += [
        {"on": "tv-python-api GET /datasets/*", "between": ["00:31", "00:56"], "do": {"timeout": "after-accept"}},
        {"id": "late", "on": "tv-python-api POST /dataset/create", "do": {"slow": "5s"}},
    ]


def busy(content):
    """A day with eighty wishlists."""
    content["until"] = "1d 00:00"
    content["faults"] = []
    content["expect"] = [{"invariants": "all"}]
    content["steps"] = [
        {
            "at": f"{minute // 60:02}:{minute % 60:02}",
            "request": "POST /api/v1/general/wishlist-to-group",
            "as": "mika",
            "body": {
                "name": f"Wish {minute}",
                "products": [
                    {"input": f"B0A{minute}", "inputType": "asin"},
                    {"input": f"B0C{minute}", "inputType": "asin"},
                ],
            },
        }
        for minute in range(1, 721, 9)
    ]


class Report:
    """A page, and the record of the run that it shows."""

    def __init__(self, name, path, codes):
        self.name = name
        self.page = HOME / "pages" / f"{name}.html"
        self.record = HOME / "pages" / f"{name}.tvrun"
        self.page.parent.mkdir(parents=True, exist_ok=True)
        self.record.unlink(missing_ok=True)
        tvsim("run", path, "--html", self.page, "--record", self.record, codes=codes)

    def rows(self, query, *values):
        """Rows of the record, read without tvsim."""
        with sqlite3.connect(f"file:{self.record}?mode=ro", uri=True) as connection:
            return connection.execute(query, values).fetchall()

    def instant(self, clock):
        """An instant that counts from the start, as the record writes it."""
        ((start,),) = self.rows("SELECT start_time FROM run")
        seconds = sum(float(part) * size for part, size in zip(clock.split(":"), (3600, 60, 1), strict=False))
        ((time,),) = self.rows("SELECT strftime('%Y-%m-%d %H:%M:%S', ?, ? || ' seconds')", start, seconds)
        return time

    def tables_at(self, clock):
        """Every table that holds a row when an instant is over, as `tvsim inspect --at --sql` answers."""
        names = [name for (name,) in self.rows("SELECT name FROM tables ORDER BY position")]
        queries = HOME / "queries.sql"
        queries.write_text(";\n".join(f"SELECT * FROM {name} ORDER BY rowid" for name in names))
        answer = tvsim("inspect", self.record, "--at", clock, "--sql-file", queries, "--report", "json")
        results = json.loads(answer)["results"]
        return {name: result for name, result in zip(names, results, strict=True) if result["rows"]}


@functools.cache
def passed():
    return Report("passed", "Scenarios/crawl-failure.json", codes=(0,))


@functools.cache
def failed():
    return Report("failed", scenario("unmet", unmet), codes=(1,))


@functools.cache
def stuck():
    return Report("stuck", "Scenarios/stuck-analyzer.json", codes=(0,))


@functools.cache
def long():
    return Report("long", scenario("busy-day", busy), codes=(0,))


@functools.cache
def otherwise():
    """A scenario that must fail for another reason than the one for which it does."""

    def change(content):
        unmet(content)
        content["mustFail"] = {"why": "*no such thing*", "because": "B0B2 cannot be crawled."}

    return Report("otherwise", scenario("otherwise", change), codes=(1,))


@functools.cache
def extended():
    """A scenario whose expectations all stand in the file that it extends."""
    base = scenario("extended.base", unmet)
    path = base.with_name("extended.json")
    path.write_text(json.dumps({"name": "extended", "extends": base.name}))
    return Report("extended", path, codes=(1,))


@functools.cache
def draws_records():
    """Whether this tvsim makes a page of a record."""
    return "--html" in tvsim("inspect", "--help")


@functools.cache
def recorded():
    """The page of a record, which must be the page of the run."""
    page = HOME / "pages" / "recorded.html"
    tvsim("inspect", passed().record, "--html", page)
    return page


@functools.cache
def bare():
    """The page of that suite as it is when there was no room for pictures."""
    page, told = suite()
    before, content, after = re.split(
        r'(?<=id="report">)(.*?)(?=</script>)', page.read_text(), maxsplit=1, flags=re.DOTALL
    )
    report = json.loads(content)
    for run in report["runs"]:
        run["picture"] = None
        run["omitted"] = "There was no room."
    path = page.with_name("bare.html")
    path.write_text(before + json.dumps(report).replace("<", "\\u003c") + after)
    return path, told


@functools.cache
def suite():
    """The page of a suite with a run that fails and a file that is none, and its JSON."""
    scenario("unmet", unmet)
    wrong = HOME / "scenarios" / "wrong.json"
    wrong.write_text('{"name": "wrong", "nme": 1}\n')
    page = HOME / "pages" / "suite.html"
    page.parent.mkdir(parents=True, exist_ok=True)
    answer = tvsim(
        "test", "Scenarios", HOME / "scenarios" / "unmet.json", wrong, "--html", page, "--report", "json", codes=(1, 2)
    )
    return page, json.loads(answer)
