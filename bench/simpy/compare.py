"""Runs crawl-failure in SimPy with SQLite, as often as it can, and prints the rate beside that of `tvsim bench`.

What the SimPy program does is taken from a record of the scenario that tvsim made, so that both do the same amount of each
kind of work. In a scenario of either
- a fresh database begins as a copy of a prebuilt image, with the same tables in as many schemas;
- the same commands and services become processes at the same instants;
- each command asks the same questions of the same tables (the conditions by which it selects rows), in SQL;
- the same rows are written with the same values, in as many transactions;
- the same requests go to services, their bodies written and read as JSON, and are answered after the same virtual time;
- the same log lines, messages, branches and changes become events, each put together as text from its time, process and
  values, kept in a list and digested with SHA-256;
- at the end as many questions are asked of the tables as there are expectations and invariants.

What the SimPy program does less: it decides nothing, since the record says what comes next; no row is locked, no transaction
is kept open over an await, no change is captured from the database, no fault is looked for, nothing explains itself, and no
scenario is read.

Usage: compare.py TVSIM
"""

import collections
import hashlib
import json
import os
import re
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import datetime, timedelta

import simpy

SCENARIO = "Scenarios/crawl-failure.json"
COUNT = 100
REPETITIONS = 5


@dataclass(slots=True)
class Event:
    """Something that happened in the model."""

    time: datetime
    sequence: int
    process: str
    number: int
    kind: str
    subject: str
    text: str


class Plan:
    """What happens in the scenario, from tvsim's record of it."""

    def __init__(self, path):
        record = sqlite3.connect(path)
        self.origin = record.execute("SELECT MIN(time) FROM events").fetchone()[0]
        self.start = datetime.fromisoformat(self.origin)
        self.end = self.seconds(record.execute("SELECT end_time FROM run").fetchone()[0])
        self.schemas = self.read_tables(record)
        self.processes = self.read_processes(record)
        self.judgements = self.write_judgements(record)

    def seconds(self, text):
        return (datetime.fromisoformat(text.replace("Z", "")) - self.start).total_seconds()

    # Tables

    def read_tables(self, record):
        """The statements that make the tables of each schema."""
        columns = collections.defaultdict(list)
        rows = record.execute("SELECT table_name, name, type, is_primary_key FROM columns ORDER BY table_name, position")
        for table, name, kind, is_key in rows:
            columns[table].append(f'"{name}" {kind}' + (" PRIMARY KEY" if is_key else ""))
        schemas = collections.defaultdict(list)
        for table, parts in columns.items():
            schema, name = table.split(".")
            schemas[schema].append(f'CREATE TABLE "{name}" ({", ".join(parts)})')
        return schemas

    # Processes

    def read_processes(self, record):
        """Each process: when it starts, and what it does, in order, each with the instant at which it does it."""
        processes = {}
        changes = self.group(record.execute("SELECT * FROM changes ORDER BY sequence"), "process_id", record, "changes")
        looks = self.group(record.execute("SELECT * FROM looks ORDER BY id"), "process_id", record, "looks")
        requests = self.group(record.execute("SELECT * FROM http ORDER BY id"), "sender_id", record, "http")
        for event in self.rows(record.execute("SELECT * FROM events ORDER BY sequence"), record, "events"):
            number = event["process_id"]
            at = self.seconds(event["time"])
            told = (event["process"], number, event["kind"], event["subject"])
            steps = processes.setdefault(number, [])
            if event["kind"] == "change":
                change = changes[number].pop(0)
                step = ("change", self.change(change), (*told, json.loads(change["new_row"] or "{}")))
            elif event["kind"] == "http.request" and requests[number]:
                request = requests[number].pop(0)
                step = ("request", self.request(request), (*told, json.loads(request["query"])))
            else:
                step = ("event", None, (*told, self.detail(event["detail"])))
            steps.append((at, *step))
            if event["kind"] == "process.started":
                steps += [(self.seconds(look["time"]), "look", self.look(look), None) for look in looks[number]]
        # A process does things in the order of their instants; what is said at one instant keeps its order.
        return [sorted(steps, key=lambda step: step[0]) for steps in processes.values()]

    def detail(self, text):
        """The detail of an event; a log line as its level, its message and the values after it."""
        line = re.fullmatch(r"\[[^]]*\] (\S+): (.*?) ?(\{.*\})?", text)
        return (line[1], line[2], json.loads(line[3] or "null")) if line else text

    def rows(self, cursor, record, table):
        names = [row[1] for row in record.execute(f"PRAGMA table_info({table})")]
        return [dict(zip(names, row)) for row in cursor]

    def group(self, cursor, key, record, table):
        groups = collections.defaultdict(list)
        for row in self.rows(cursor, record, table):
            groups[row[key]].append(row)
        return groups

    def change(self, change):
        """The statement of a change with its values, and the number of its transaction."""
        new = json.loads(change["new_row"] or "null")
        table = change["table_name"]
        if change["operation"] == "insert":
            marks = ", ".join("?" * len(new))
            return f"INSERT INTO {table} ({', '.join(new)}) VALUES ({marks})", list(new.values()), change["commit_number"]
        if change["operation"] == "update":
            changed = json.loads(change["changed"])
            sets = ", ".join(f"{name} = ?" for name in changed)
            values = [one["new"] for one in changed.values()] + [change["row_id"]]
            return f"UPDATE {table} SET {sets} WHERE id = ?", values, change["commit_number"]
        return f"DELETE FROM {table} WHERE id = ?", [change["row_id"]], change["commit_number"]

    def look(self, look):
        """The statement by which a command selects rows."""
        conditions = json.loads(look["conditions"])
        where = " AND ".join(f"({one['sql']})" for one in conditions) or "1"
        values = [value for one in conditions for value in one["arguments"]]
        return f"SELECT * FROM {look['table_name']} WHERE {where} ORDER BY {look['sort_order']} LIMIT 100", values

    def request(self, request):
        """The host, the bodies as values, and how long the answer takes."""
        def body(text):
            try:
                return json.loads(text or "null")
            except ValueError:
                return text

        waited = self.seconds(request["ended"]) - self.seconds(request["sent"]) if request["ended"] else 0
        return request["host"], body(request["request_body"]), body(request["response_body"]), waited

    # The end

    def write_judgements(self, record):
        """As many questions to the tables at the end as the scenario has expectations and invariants."""
        expectations, invariants = (
            record.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0] for table in ("expectations", "invariants")
        )
        questions = [
            "SELECT COUNT(*) FROM gb_console.wishlist_dataset_histories WHERE status = 3",
            "SELECT COUNT(*) FROM gb_console.summary_wishlist_products WHERE input = 'B0B2' AND crawl_status = 3",
            "SELECT COUNT(*) FROM gb_console.wishlist_dataset_histories h LEFT JOIN ds_analyzer.datasets d "
            "ON d.id = h.dataset_id WHERE d.id IS NULL",
            "SELECT COUNT(*) FROM crawler_v2.configs c LEFT JOIN gb_console.summary_wishlist_products p "
            "ON p.crawler_config_id = c.id WHERE c.status = 2 AND p.id IS NULL",
        ]
        return [questions[number % len(questions)] for number in range(expectations + invariants)]


class Model:
    """The scenario in SimPy."""

    def __init__(self, plan):
        self.plan = plan
        self.images = {}
        for schema, statements in plan.schemas.items():
            database = sqlite3.connect(":memory:")
            for statement in statements:
                database.execute(statement)
            self.images[schema] = database.serialize()

    def run(self):
        """Runs the scenario once; returns how many statements, events and processes it took, and the digest."""
        self.database = sqlite3.connect(":memory:", isolation_level=None, cached_statements=1024)
        for schema, image in self.images.items():
            self.database.execute(f"ATTACH ':memory:' AS {schema}")
            self.database.deserialize(image, name=schema)
        self.environment = simpy.Environment()
        self.hosts = {}
        self.events = []
        self.digest = hashlib.sha256()
        self.statements = 0
        self.environment.process(self.world())
        self.environment.run(until=self.plan.end + 1)
        for question in self.plan.judgements:
            self.ask(question)
        self.database.close()
        return self.statements, len(self.events), len(self.plan.processes), self.digest.hexdigest()

    def world(self):
        """Starts each process at its instant."""
        environment = self.environment
        for steps in self.plan.processes:
            start = steps[0][0]
            if start > environment.now:
                yield environment.timeout(start - environment.now)
            environment.process(self.process(steps))

    def process(self, steps):
        """A process: what it does, at its instants."""
        environment = self.environment
        transaction = None
        for at, kind, detail, told in steps:
            if transaction is not None and (kind != "change" or detail[2] != transaction):
                self.ask("COMMIT")
                transaction = None
            if at > environment.now:
                yield environment.timeout(at - environment.now)
            if kind == "look":
                self.ask(*detail)
                continue
            if kind == "change":
                statement, values, number = detail
                if transaction is None:
                    self.ask("BEGIN")
                    transaction = number
                self.ask(statement, values)
            self.tell(*told)
            if kind == "request":
                host, sent, answer, waited = detail
                reply = environment.event()
                yield self.host(host).put((reply, json.dumps(sent), answer, waited))
                json.loads((yield reply))
        if transaction is not None:
            self.ask("COMMIT")

    def host(self, name):
        """The queue of a service; the service itself begins with its first request."""
        if name not in self.hosts:
            self.hosts[name] = simpy.Store(self.environment)
            self.environment.process(self.service(self.hosts[name]))
        return self.hosts[name]

    def service(self, queue):
        while True:
            self.environment.process(self.answer(*(yield queue.get())))

    def answer(self, reply, body, answer, waited):
        json.loads(body)
        yield self.environment.timeout(waited)
        reply.succeed(json.dumps(answer))

    def ask(self, statement, values=()):
        self.statements += 1
        return self.database.execute(statement, values).fetchall()

    def tell(self, process, number, kind, subject, detail):
        """Puts an event together and keeps it."""
        now = self.plan.start + timedelta(seconds=self.environment.now)
        if isinstance(detail, tuple):
            level, message, values = detail
            detail = f"[{now:%Y-%m-%d %H:%M:%S}] {level}: {message} {json.dumps(values)}"
        elif isinstance(detail, dict):
            detail = " ".join(f"{name}={value}" for name, value in detail.items())
        elif isinstance(detail, list):
            detail = "&".join(f"{name}={value}" for name, value in detail)
        text = f"{now.isoformat()}Z {process}#{number} {kind} {subject} {detail}"
        self.events.append(Event(now, len(self.events), process, number, kind, subject, text))
        self.digest.update(text.encode())


def measure(tvsim):
    """What `tvsim bench` says of the same scenario: scenarios a second, and what one of them consists of."""
    run = subprocess.run([tvsim, "bench", "--report", "json"], capture_output=True, text=True)
    for figure in json.loads(run.stdout)["figures"]:
        if figure["figure"].startswith("crawl-failure.json from a fresh database"):
            return figure["value"], figure["over"]
    sys.exit(f"'tvsim bench' did not measure crawl-failure:\n{run.stderr}")


def processor_rate(tvsim):
    """Scenarios a second of processor time, from runs with many seeds on one thread; the clock of the wall is not in it."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    words = [tvsim, "run", SCENARIO, "--seeds", f"1..{COUNT}", "--jobs", "1", "--report", "json"]
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return COUNT / (after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)


def main():
    tvsim = sys.argv[1]
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "crawl-failure.tvrun")
        subprocess.run([tvsim, "run", SCENARIO, "--record", path, "--quiet"], check=True, stdout=subprocess.DEVNULL)
        plan = Plan(path)
    model = Model(plan)
    counts = model.run()
    if model.run() != counts:
        sys.exit("Two runs of the model differ.")
    rates, processor = [], []
    for _ in range(REPETITIONS):
        start, used = time.perf_counter(), time.process_time()
        for _ in range(COUNT):
            model.run()
        rates.append(COUNT / (time.perf_counter() - start))
        processor.append(COUNT / (time.process_time() - used))
    own, over = measure(tvsim)
    other = statistics.median(rates)
    own_processor, other_processor = processor_rate(tvsim), statistics.median(processor)
    statements, events, processes, _ = counts
    print(f"crawl-failure from a fresh database, on one core, Python {sys.version.split()[0]}, SimPy {simpy.__version__},")
    print(f"SQLite {sqlite3.sqlite_version} in Python:")
    print(f"  tvsim             {own:8.1f} scenarios a second   {over}")
    print(f"  SimPy and SQLite  {other:8.1f} scenarios a second   each {events:,} events, {statements:,} statements, {processes:,} processes")
    print(f"  tvsim is {own / other:.2f}× as fast; by processor time {own_processor / other_processor:.2f}×")
    print(f"  ({own_processor:.1f} and {other_processor:.1f} a second, which a busy machine changes less)")


main()
