"""Attacks tvsim with scenario files that are wrong in as many ways as can be thought of.

Usage: attack.py TVSIM [COUNT [SEED]], in the project's folder. Exit 0: every file was read or refused as it should be; 1: one was
not, and is kept in .build/hostile.
"""

import copy
import glob
import json
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time

MEMORY = 3 << 30  # bytes of address space that a process may take
SECONDS = 30  # that a batch may take, and a single file
BATCH = 100
KEPT = ".build/hostile"

WRONG = [
    None, True, False, 0, -1, 1, 1.5, -0.0, 1e308, 9223372036854775807, -9223372036854775808, 18446744073709551615,
    "", " ", "x", "\u0000", "\u001b[31m", "e\u0301", "🎧", "${x}", "${", "*", "00:01", "-1h", "99999999h", "1e9d",
    "9999-12-31T23:59:59Z", "0000-01-01T00:00:00Z", "2026-02-30T00:00:00Z", "GET /", "$.a[9999999999999]", "x" * 5000,
    [], [None], [[]], [1, "x", {}], {}, {"": 1}, {"x": {"x": {}}}, {"atLeast": -1},
]


class Attack:
    """Files to attack with: a name and the bytes of each."""

    def __init__(self, count, seed):
        self.chance = random.Random(seed)
        self.count = count
        paths = glob.glob("Scenarios/**/*.json", recursive=True) + glob.glob("Tests/ScenariosTests/Fixtures/*.json")
        self.samples = [open(path, "rb").read() for path in sorted(paths) if not path.endswith(".schema.json")]
        self.schema = json.load(open("Scenarios/scenario.schema.json"))

    # Random damage

    def damaged(self):
        tokens = [b"{", b"}", b"[", b"]", b",", b":", b'"', b"\\", b"null", b"1e999", b"\\ud800", b"\xff", b"\x00", b"${", b"\xef\xbb\xbf"]
        for number in range(self.count):
            data = bytearray(self.chance.choice(self.samples))
            for _ in range(self.chance.choice([1, 1, 1, 2, 5, 20])):
                place = self.chance.randrange(len(data) + 1)
                kind = self.chance.randrange(7)
                if kind == 0:
                    del data[place:]
                elif kind == 1 and data:
                    data[place % len(data)] ^= 1 << self.chance.randrange(8)
                elif kind == 2:
                    del data[place : place + self.chance.randrange(1, 40)]
                elif kind == 3:
                    data[place:place] = self.chance.choice(tokens)
                elif kind == 4:
                    data[place:place] = data[place : place + self.chance.randrange(1, 200)]
                elif kind == 5:
                    other = self.chance.choice(self.samples)
                    start = self.chance.randrange(len(other))
                    data[place:place] = other[start : start + self.chance.randrange(1, 200)]
                else:
                    data[place : place + 1] = str(self.chance.choice([-1, 0, 10**18, 10**30, "1e400"])).encode()
            yield f"damaged-{number}", bytes(data)

    # Wrong values, systematically

    def replaced(self):
        """Every value of every sample in turn replaced by a wrong one, and every key misspelt and doubled."""
        for index, sample in enumerate(self.samples):
            whole = json.loads(sample)
            for place, path in enumerate(self.paths(whole)):
                number = f"{index}-{place}"
                # Each place meets a few of the wrong values; together all kinds of place meet all of them.
                for wrong in self.chance.sample(range(len(WRONG)), 3):
                    yield f"replaced-{number}-{wrong}", json.dumps(self.put(whole, path, WRONG[wrong])).encode()
                if isinstance(path[-1], str):
                    renamed = copy.deepcopy(whole)
                    holder = self.reach(renamed, path[:-1])
                    holder[path[-1] + "x"] = holder.pop(path[-1])
                    yield f"renamed-{number}", json.dumps(renamed).encode()
                    key = json.dumps(path[-1])
                    yield f"doubled-{number}", sample.replace(key.encode(), (key + ": 1, " + key).encode(), 1)

    def keyed(self):
        """Every key that the schema knows, wherever it may stand, with every wrong value."""
        base = {"name": "x", "system": "trend-viewer", "until": "00:01"}
        for number, path in enumerate(self.schema_paths(self.schema, (), 0)):
            for place, wrong in enumerate(WRONG):
                yield f"keyed-{number}-{place}", json.dumps(self.build(base, path, wrong)).encode()

    def schema_paths(self, schema, path, depth):
        """The paths of keys; a list stands as 0. Tables and their columns are sampled, since there are many alike."""
        if depth > 12 or not isinstance(schema, dict):
            return
        if "$ref" in schema:
            target = self.schema
            for part in schema["$ref"].split("/")[1:]:
                target = target[part]
            yield from self.schema_paths(target, path, depth + 1)
        for key, inner in schema.get("properties", {}).items():
            if "." in key and path and path[-1] in ("rows", "settings") and self.chance.random() > 0.15:
                continue
            yield path + (key,)
            yield from self.schema_paths(inner, path + (key,), depth + 1)
        if isinstance(schema.get("items"), dict):
            yield from self.schema_paths(schema["items"], path + (0,), depth + 1)
        if isinstance(schema.get("additionalProperties"), dict):
            yield path + ("x",)
            yield from self.schema_paths(schema["additionalProperties"], path + ("x",), depth + 1)
        for keyword in ("anyOf", "oneOf", "allOf"):
            for inner in schema.get(keyword, []):
                yield from self.schema_paths(inner, path, depth + 1)

    def paths(self, value, path=()):
        if path:
            yield path
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
            yield from self.paths(inner, path + (key,))

    def reach(self, value, path):
        for key in path:
            value = value[key]
        return value

    def put(self, value, path, new):
        value = copy.deepcopy(value)
        self.reach(value, path[:-1])[path[-1]] = new
        return value

    def build(self, base, path, new):
        """The base with objects and lists down to the path, and the value at its end."""
        value = copy.deepcopy(base)
        holder = value
        for key, following in zip(path, path[1:]):
            inner = [] if following == 0 else {}
            if isinstance(holder, list):
                holder.append(inner)
                holder = inner
            else:
                holder = holder.setdefault(key, inner)
                if not isinstance(holder, (dict, list)):
                    return value
        if isinstance(holder, list):
            holder.append(new)
        else:
            holder[path[-1]] = new
        return value

    # Files that cost as much as they can

    def expensive(self):
        def scenario(**more):
            return json.dumps({"name": "x", "system": "trend-viewer", "until": "00:01", **more}).encode()

        deep = 200
        yield "nested-arrays", b"[" * 1_000_000
        yield "nested-objects", b'{"a":' * 1_000_000
        yield "nested-in-limits", scenario(steps=json.loads("[" * deep + "]" * deep))
        yield "nested-body", scenario(steps=[{"at": "1m", "request": "POST /x", "body": json.loads("[" * deep + "]" * deep)}])
        yield "too-large", b'{"name": "' + b"x" * (16 << 20) + b'"}'
        yield "much-too-large", b" " * (65 << 20)
        yield "long-text", scenario(name="x" * (8 << 20))
        yield "long-key", scenario(**{"k" * (8 << 20): 1})
        yield "long-line", b" " * (8 << 20) + b"{,}"
        yield "many-lines", b"\n" * (8 << 20) + b"{,}"
        yield "long-number", b'{"name": "x", "seed": ' + b"1" * (8 << 20) + b"}"
        yield "long-fraction", b'{"name": "x", "seed": 0.' + b"1" * (8 << 20) + b"}"
        yield "long-exponent", b'{"name": "x", "seed": 1e' + b"0" * (8 << 20) + b"1}"
        marks = "e" + "\u0301\u0316" * 500_000
        yield "combining-key", scenario(**{marks: 1})
        yield "combining-target", scenario(faults=[{"on": marks, "do": {"refuse": True}}])
        yield "many-unknown-keys", scenario(**{f"key-{number}": number for number in range(200_000)})
        yield "many-wrong-keys-lines", json.dumps({f"key-{number}": number for number in range(50_000)}, indent=1).encode()
        yield "many-wrong-steps", scenario(steps=[{}] * 200_000)
        yield "many-wrong-words", scenario(steps=[{"at": "1m", "run": "datset:creat"}] * 50_000)
        yield "many-steps", scenario(steps=[{"at": "00:00:30", "run": "dataset:get-status"}] * 20_000)
        yield "many-faults", scenario(faults=[{"on": "crawler", "do": {"fail": "X"}, "optional": True}] * 5_000)
        yield "many-expectations", scenario(expect=[{"table": "gb_console.malls", "count": 2}] * 20_000)
        yield "many-rows", scenario(given={"rows": {"gb_console.malls": [{"id": n, "name": "x"} for n in range(3, 50_000)]}})
        yield "same-rows", scenario(given={"rows": {"gb_console.malls": [{"id": 7, "name": "x"}] * 20_000}})
        yield "matrix-product", scenario(matrix={f"p{number}": list(range(100)) for number in range(20)})
        yield "matrix-list", scenario(matrix={"p": list(range(1_000_000))})
        yield "matrix-thousand", scenario(matrix={"p": list(range(1000))}, steps=[{"at": "${p}", "run": "x"}] * 1000)
        yield "matrix-bomb", scenario(
            name="${a0}", matrix={f"a{number}": [f"${{a{number + 1}}}" * 50] for number in range(12)}
        )
        yield "wildcards", scenario(expect=[{"slack": {"text": "*a" * 2000 + "b"}, "count": 0}])
        yield "placeholders", scenario(name="${" * 100_000)
        yield "extends-itself", b'{"extends": "extends-itself.json"}'
        yield "extends-device", b'{"extends": "../../../../../../../../dev/zero"}'
        yield "extends-folder", b'{"extends": "."}'
        yield "extends-pipe", b'{"extends": "pipe"}'
        yield "extends-nothing", b'{"extends": "' + b"../" * 5000 + b'x"}'
        yield "year", scenario(start="9999-12-31T23:59:59Z", until="24:00")
        yield "utf-16", json.dumps({"name": "x"}).encode("utf-16")
        yield "no-utf-8", b'{"name": "\xc3\x28"}'
        yield "empty", b""
        yield "zero", b"\x00" * 1000


class Judge:
    """Runs tvsim and says whether it did what it must."""

    def __init__(self, tvsim, folder):
        self.tvsim = tvsim
        self.folder = folder
        self.problems = []
        self.slowest = (0.0, "")
        self.largest = (0, "")
        self.verdicts = {"read": 0, "refused": 0}

    def execute(self, words):
        """Exit code (None when it took too long), output, diagnostics, seconds, kilobytes."""
        start = time.monotonic()
        process = subprocess.Popen(
            [self.tvsim, *words], cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY)),
        )
        try:
            output, diagnostics = process.communicate(timeout=SECONDS)
            code = process.returncode
        except subprocess.TimeoutExpired:
            process.kill()
            output, diagnostics = process.communicate()
            code = None
        return code, output, diagnostics, time.monotonic() - start

    def validate(self, files):
        """Validates several files at once; looks for the guilty one when that goes wrong."""
        names = [f"{name}.json" for name, _ in files]
        code, output, diagnostics, seconds = self.execute(["validate", "--report", "json", *names])
        problem = self.outcome(code, diagnostics)
        if problem and len(files) > 1:
            half = len(files) // 2
            self.validate(files[:half])
            self.validate(files[half:])
            return
        if len(files) == 1:
            self.slowest = max(self.slowest, (seconds, names[0]))
        if problem:
            self.report(files[0], f"validate {problem}")
            return
        for (name, data), entry in zip(files, json.loads(output)["files"]):
            self.verdicts["read" if entry["valid"] else "refused"] += 1
            complaint = self.complaint(entry, f"{name}.json", data)
            if complaint:
                self.report((name, data), complaint)

    def outcome(self, code, diagnostics):
        if code is None:
            return f"took more than {SECONDS} s"
        if code not in (0, 1, 2):
            return f"ended with {code}: {diagnostics[-500:].decode(errors='replace')}"
        return None

    def complaint(self, entry, name, data):
        if entry["valid"] != (not entry["diagnostics"]):
            return f"is {'valid' if entry['valid'] else 'invalid'} with {len(entry['diagnostics'])} mistakes"
        lines = data.split(b"\n")
        for one in entry["diagnostics"]:
            if not one["message"] or len(one["message"]) > 4000:
                return f"has a message of {len(one['message'])} characters"
            if "line" not in one:
                if b"extends" not in data and len(data) <= 64 << 20:
                    return f"has a mistake without a place: {one['message'][:200]}"
                continue
            if one["file"] != name:
                continue
            if not 1 <= one["line"] <= len(lines) or not 1 <= one["column"] <= len(lines[one["line"] - 1]) + 1:
                return f"has a mistake outside of it: {one['line']}:{one['column']}"
        return None

    def run(self, file):
        code, _, diagnostics, seconds = self.execute(["run", "--quiet", f"{file[0]}.json"])
        self.slowest = max(self.slowest, (seconds, f"run {file[0]}"))
        problem = self.outcome(code, diagnostics)
        if problem:
            self.report(file, f"run {problem}")

    def report(self, file, problem):
        self.problems.append(f"{file[0]} {problem}")
        if len(file[1]) < 1 << 20:
            os.makedirs(KEPT, exist_ok=True)
            with open(f"{KEPT}/{file[0]}.json", "wb") as kept:
                kept.write(file[1])


def main():
    tvsim = sys.argv[1]
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 3000
    attack = Attack(count, int(sys.argv[3]) if len(sys.argv) > 3 else 1)
    shutil.rmtree(KEPT, ignore_errors=True)
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree("Mocks", f"{folder}/Mocks")
        shutil.copytree("Scenarios", f"{folder}/Scenarios")
        os.mkfifo(f"{folder}/pipe")
        judge = Judge(tvsim, folder)
        total = 0
        for kind in ("expensive", "damaged", "keyed", "replaced"):
            files = list(getattr(attack, kind)())
            # There are some 60,000 values to replace: a part of them each time.
            if kind == "replaced":
                files = attack.chance.sample(files, min(len(files), 4 * count))
            size = 1 if kind == "expensive" else BATCH
            total += len(files)
            for start in range(0, len(files), size):
                batch = files[start : start + size]
                for name, data in batch:
                    with open(f"{folder}/{name}.json", "wb") as out:
                        out.write(data)
                judge.validate(batch)
                # Damaged files that are still scenarios are run too.
                if kind in ("damaged", "expensive"):
                    for file in batch[:: 20 if kind == "damaged" else 1]:
                        judge.run(file)
                for name, _ in batch:
                    os.unlink(f"{folder}/{name}.json")
            print(f"{kind}: {len(files)} files, {len(judge.problems)} problems so far", flush=True)
    for problem in judge.problems[:40]:
        print(problem, file=sys.stderr)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    print(
        f"{total} files: {judge.verdicts['read']} are scenarios, {judge.verdicts['refused']} are refused, "
        f"{len(judge.problems)} problems; the slowest took {judge.slowest[0]:.1f} s ({judge.slowest[1]}), "
        f"no process had more than {peak >> 10} MiB."
    )
    sys.exit(1 if judge.problems else 0)


main()
