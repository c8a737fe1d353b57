// All runs of a suite: what passed and what did not, with filters.

const ORDERS = [
  ["verdict", "failed first", (a, b) => rank(a.run) - rank(b.run)],
  ["file", "as run", (a, b) => a.index - b.index],
  ["wall", "slowest first", (a, b) => b.run.wallSeconds - a.run.wallSeconds],
  ["virtual", "longest first", (a, b) => b.run.virtualSeconds - a.run.virtualSeconds],
  ["events", "most events first", (a, b) => b.run.events - a.run.events],
];

class Overview {
  constructor() {
    const counts = new Map([["", report.runs.length]]);
    for (const run of report.runs) counts.set(run.verdict, (counts.get(run.verdict) ?? 0) + 1);
    this.chips = ["", "failed", "invalid", "passed"].filter((name) => counts.has(name)).map((name) =>
      h("button", { type: "button", class: `chip ${name}`, "data-verdict": name, onclick: () => this.choose(name) },
        name || "All", " ", h("b", {}, counts.get(name).toLocaleString("en"))));
    this.filter = h("input", {
      type: "search", id: "suite-filter", placeholder: "Filter scenarios", "aria-label": "Filter scenarios",
      oninput: () => this.draw(),
    });
    this.sorting = h("select", { onchange: () => this.draw() },
      ORDERS.map(([name, text]) => h("option", { value: name }, text)));
    this.count = h("span", { class: "count", role: "status" });
    this.rows = h("tbody");
    const heads = ["Verdict", "Scenario", "Held", "Faults", "Stuck", "Simulated", "Took"];
    const table = h("table", { class: "runs" },
      h("caption", { class: "hidden" }, "The runs of this suite"),
      h("thead", {}, h("tr", {}, heads.map((name, index) =>
        h("th", { scope: "col", class: index > 1 ? "number" : null }, name)))),
      this.rows);
    this.element = h("div", { class: "overview" },
      h("h1", {}, report.title), this.summary(),
      h("div", { class: "toolbar" },
        h("div", { class: "chips", role: "group", "aria-label": "Verdicts" }, this.chips),
        this.filter, h("label", {}, "Order ", this.sorting), this.count),
      h("div", { class: "scroller", tabindex: "0", role: "region", "aria-label": "Runs" }, table));
    this.choose("");
  }

  summary() {
    const { suite, runs, program } = report;
    const count = (verdict) => suite?.[verdict] ?? runs.filter((run) => run.verdict === verdict).length;
    const counts = [["passed", "passed"], ["failed", "failed"], ["invalid", "invalid"], ["notRun", "not run"]]
      .map(([verdict, text]) => [verdict, text, count(verdict)]).filter(([verdict, , number]) => number ||
        verdict === "passed");
    const simulated = duration(runs.reduce((sum, run) => sum + (run.virtualSeconds ?? 0), 0) * SECOND);
    const took = suite ? ` in ${duration(suite.seconds * SECOND)}` : "";
    return h("div", { class: "summary" },
      h("p", {}, counts.map(([verdict, text, number]) => [badge(verdict, `${number.toLocaleString("en")} ${text}`),
        " "]),
        h("span", { class: "quiet" }, `${simulated} of virtual time${took}, ${program}`)),
      h("div", { class: "share", "aria-hidden": "true" }, counts.map(([verdict, , number]) =>
        h("i", { class: verdict, style: { "flex-grow": String(number) } }))));
  }

  choose(name) {
    this.verdict = name;
    for (const chip of this.chips) chip.setAttribute("aria-pressed", String(chip.dataset.verdict === name));
    this.draw();
  }

  draw() {
    const words = this.filter.value.toLowerCase().split(/\s+/).filter(Boolean);
    const text = (run) => `${run.scenario ?? ""} ${run.file} ${run.description ?? ""} ${run.verdict}`.toLowerCase();
    const [, , before] = ORDERS.find(([name]) => name === this.sorting.value);
    const runs = report.runs.map((run, index) => ({ run, index }))
      .filter(({ run }) => !this.verdict || run.verdict === this.verdict)
      .filter(({ run }) => words.every((word) => text(run).includes(word)))
      .sort((a, b) => before(a, b) || a.index - b.index);
    const isWhole = runs.length === report.runs.length;
    this.count.textContent = isWhole ? "" : `${runs.length} of ${plural(report.runs.length, "run")}`;
    fill(this.rows, runs.map(({ run, index }) => this.row(run, index)),
      runs.length ? null : h("tr", {}, h("td", { colspan: "7", class: "empty" }, "No run is like that.")));
  }

  row(run, index) {
    const { expectations = [], faults = [], stuck = [] } = run;
    const held = expectations.filter((entry) => entry.held).length;
    const fired = faults.filter((fault) => fault.fired).length;
    const stays = stuck.filter((row) => row.isStuck).length;
    const unmet = firstTrouble(run);
    // A run that passed may be stuck or must fail: then that is what was expected.
    const number = (text, isBad) => h("td", { class: `number${isBad && run.verdict !== "passed" ? " bad" : ""}` }, text);
    return h("tr", { class: run.verdict },
      h("td", {}, badge(run.verdict)),
      h("th", { scope: "row" },
        h("a", { href: `#run=${index + 1}&view=verdict` }, run.scenario ?? run.file),
        run.seed === null || run.seed === undefined ? null : h("span", { class: "quiet" }, ` seed ${run.seed}`),
        run.mustFail ? h("span", { class: "tag" }, "must fail") : null,
        run.scenario && run.file ? h("span", { class: "path" }, run.file) : null,
        unmet ? h("span", { class: "unmet" }, unmet) : null),
      number(expectations.length ? `${held}/${expectations.length}` : "", held < expectations.length),
      number(faults.length ? `${fired}/${faults.length}` : ""),
      number(stays || "", stays > 0),
      number(run.virtualSeconds ? duration(run.virtualSeconds * SECOND) : ""),
      number(run.wallSeconds ? duration(run.wallSeconds * SECOND) : ""));
  }
}

function rank(run) { return { invalid: 0, failed: 1 }[run.verdict] ?? 2; }

/// The first thing that kept a run from passing, in a line.
function firstTrouble(run) {
  if (run.verdict === "passed") return null;
  const { diagnostics = [], expectations = [], invariants = [], faults = [] } = run;
  const [wrong] = diagnostics;
  if (wrong) return `${wrong.line ? `line ${wrong.line}: ` : ""}${wrong.message}`;
  const unmet = [...expectations, ...invariants].find(isUnmet);
  if (unmet) return unmet.text;
  const fault = faults.find((entry) => !entry.held);
  return fault ? `${fault.id}: ${fault.effect}` : null;
}
