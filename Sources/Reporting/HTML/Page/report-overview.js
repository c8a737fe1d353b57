// All runs of a suite: what passed and what did not, with filters.

class Overview {
  constructor() {
    this.words = "";
    this.verdict = "";
    this.order = "file";
    const counts = new Map();
    for (const run of report.runs) counts.set(run.verdict, (counts.get(run.verdict) ?? 0) + 1);
    this.chips = [["", "All", report.runs.length], ...["failed", "invalid", "passed"].filter((name) => counts.has(name))
      .map((name) => [name, name, counts.get(name)])].map(([name, text, count]) =>
      h("button", { type: "button", class: `chip ${name}`, "aria-pressed": "false", "data-verdict": name,
        onclick: () => this.choose(name) },
        text, " ", h("b", {}, count.toLocaleString("en"))));
    this.filter = h("input", { type: "search", id: "suite-filter", placeholder: "Filter scenarios",
      "aria-label": "Filter scenarios",
      oninput: () => { this.words = this.filter.value; this.draw(); } });
    this.sorting = h("select", { "aria-label": "Order of the runs",
      onchange: () => { this.order = this.sorting.value; this.draw(); } },
      [["file", "as run"], ["verdict", "failed first"], ["wall", "slowest first"], ["virtual", "longest first"],
        ["events", "most events first"]]
        .map(([name, text]) => h("option", { value: name }, text)));
    this.count = h("span", { class: "count", role: "status" });
    this.rows = h("tbody");
    this.table = h("table", { class: "runs" },
      h("caption", { class: "hidden" }, "The runs of this suite"),
      h("thead", {}, h("tr", {}, ["Verdict", "Scenario", "Held", "Faults", "Stuck", "Simulated",
        "Took"].map((name, index) =>
        h("th", { scope: "col", class: index > 1 ? "number" : null }, name)))), this.rows);
    this.element = h("div", { class: "overview" },
      h("h1", {}, report.title), this.summary(),
      h("div", { class: "toolbar" }, h("div", { class: "chips", role: "group", "aria-label": "Verdicts" }, this.chips),
        this.filter,
        h("label", {}, "Order ", this.sorting), this.count),
      h("div", { class: "scroller", tabindex: "0", role: "region", "aria-label": "Runs" }, this.table));
    this.choose("");
  }

  summary() {
    const suite = report.suite;
    const { runs } = report;
    const passed = suite?.passed ?? runs.filter((run) => run.verdict === "passed").length;
    const other = [["failed", suite?.failed], ["invalid", suite?.invalid],
      ["not run", suite?.notRun]].filter(([, count]) => count);
    const seconds = runs.reduce((sum, run) => sum + (run.virtualSeconds ?? 0), 0);
    const share = (count) => ({ "flex-grow": String(count) });
    return h("div", { class: "summary" },
      h("p", {}, badge("passed", `${passed.toLocaleString("en")} passed`), " ",
        other.map(([name, count]) => [badge(name === "not run" ? "unknown" : name,
          `${count.toLocaleString("en")} ${name}`), " "]),
        h("span", { class: "quiet" },
          `${duration(seconds * SECOND)} of virtual time${suite ? ` in ${duration(suite.seconds * SECOND)}`
          : ""}, ${report.program}`)),
      h("div", { class: "share", "aria-hidden": "true" }, h("i", { class: "passed", style: share(passed) }),
        other.map(([name, count]) => h("i", { class: name.replace(" ", "-"), style: share(count) }))));
  }

  choose(name) {
    this.verdict = name;
    for (const chip of this.chips) chip.setAttribute("aria-pressed", String(chip.dataset.verdict === name));
    this.draw();
  }

  draw() {
    const words = this.words.toLowerCase().split(/\s+/).filter(Boolean);
    const by = {
      file: (a, b) => a.index - b.index, verdict: (a, b) => rank(a.run) - rank(b.run), wall: (a, b) =>
        b.run.wallSeconds - a.run.wallSeconds,
      virtual: (a, b) => b.run.virtualSeconds - a.run.virtualSeconds, events: (a, b) => b.run.events - a.run.events,
    }[this.order];
    const runs = report.runs.map((run, index) => ({ run, index }))
      .filter(({ run }) => (!this.verdict || run.verdict === this.verdict) &&
      words.every((word) => `${run.scenario ?? ""} ${run.file} ${run.description ?? ""} ${run.verdict}`.toLowerCase()
        .includes(word)));
    runs.sort((a, b) => by(a, b) || a.index - b.index);
    this.count.textContent = runs.length === report.runs.length ? ""
      : `${runs.length} of ${plural(report.runs.length, "run")}`;
    fill(this.rows, runs.map(({ run, index }) => this.row(run, index)));
    if (!runs.length) this.rows.append(h("tr", {}, h("td", { colspan: "7", class: "empty" }, "No run is like that.")));
  }

  row(run, index) {
    const held = (run.expectations ?? []).filter((entry) => entry.held).length;
    const unmet = firstTrouble(run);
    const stuck = (run.stuck ?? []).filter((row) => row.isStuck).length;
    const fired = (run.faults ?? []).filter((fault) => fault.fired).length;
    const number = (text, isBad) => h("td", { class: `number${isBad ? " bad" : ""}` }, text);
    return h("tr", { class: run.verdict },
      h("td", {}, badge(run.verdict)),
      h("th", { scope: "row" }, h("a", { href: `#run=${index + 1}&view=verdict` }, run.scenario ?? run.file),
        run.seed === null || run.seed === undefined ? null : h("span", { class: "quiet" }, ` seed ${run.seed}`),
        run.mustFail ? h("span", { class: "tag" }, "must fail") : null,
        run.scenario && run.file ? h("span", { class: "path" }, run.file) : null,
        unmet ? h("span", { class: "unmet" }, unmet) : null),
      number(run.verdict === "invalid" ? "" : `${held}/${run.expectations.length}`, held < (run.expectations ?? [])
        .length),
      number(run.faults?.length ? `${fired}/${run.faults.length}` : ""), number(stuck || "", stuck),
      number(run.virtualSeconds ? duration(run.virtualSeconds * SECOND) : ""),
        number(run.wallSeconds ? duration(run.wallSeconds * SECOND) : ""));
  }
}

function rank(run) { return { invalid: 0, failed: 1 }[run.verdict] ?? 2; }

/// The first thing that kept a run from passing, in a line.
function firstTrouble(run) {
  if (run.verdict === "passed") return null;
  const unmet = [...(run.expectations ?? []), ...(run.invariants ?? [])].find((entry) => !entry.held);
  const fault = (run.faults ?? []).find((entry) => !entry.held);
  const wrong = run.diagnostics?.[0];
  return wrong ? `${wrong.line ? `line ${wrong.line}: ` : ""}${wrong.message}` : unmet ? unmet.text : fault
    ? `${fault.id}: ${fault.effect}` : null;
}
