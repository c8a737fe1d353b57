// What a run was judged to be and why, and the scenario that said so.

class VerdictView {
  constructor(model) {
    const run = model.report;
    this.model = model;
    const section = (name, title, count, content, isBad) => content &&
      h("section", { class: `card ${name}${isBad ? " bad" : ""}`, "aria-labelledby": `title-${name}` },
      h("h2", { id: `title-${name}` }, title, " ", h("span", { class: "count" }, count)), content);
    const expected = run.expectations ?? [], invariants = run.invariants ?? [], stuck = run.stuck ?? [],
      faults = run.faults ?? [];
    const broken = invariants.filter((entry) => !entry.held);
    const held = (list) => `${list.filter((entry) => entry.held).length} of ${list.length} held`;
    this.element = h("div", { class: "view scrolls verdict-view", tabindex: "0", role: "group",
      "aria-label": "Verdict" },
      model.report.omitted ? h("p", { class: "notice" }, run.omitted) : null,
      h("div", { class: "columns" },
        h("div", {},
          section("diagnostics", "What is wrong with the file", run.diagnostics?.length, run.diagnostics?.length
            ? this.diagnostics() : null, true),
          section("expected", "Expected", held(expected), expected.length ? this.judged(expected) : null,
            expected.some((entry) => !entry.held)),
          section("stuck", "Unfinished at the end", stuck.length, stuck.length ? this.stuck(stuck) : null,
            stuck.some((row) => row.isStuck))),
        h("div", {},
          section("must-fail", "This scenario must fail", "", run.mustFail
            ? h("p", { class: run.mustFail.held ? "held" : "unheld" },
            sign(run.mustFail.held), run.mustFail.reason ?? (run.mustFail.held ? "It failed, as it must."
              : "It did not fail.")) : null),
          section("faults", "Faults", plural(faults.length, "fault"), faults.length ? this.faults(faults) : null,
            faults.some((entry) => !entry.held)),
          section("invariants", "Invariants", held(invariants), invariants.length ? [
            broken.length ? this.judged(broken) : null,
            h("details", {}, h("summary", {}, broken.length ? "Those that held" : `All ${invariants.length} held`),
              this.judged(invariants.filter((entry) => entry.held)))] : null, broken.length > 0))));
  }

  shown() {}
  react() {}

  judged(entries) {
    return h("ul", { class: "judged" }, [...entries].sort((a, b) => Number(a.held) - Number(b.held)).map((entry) =>
      h("li", { class: entry.held ? "held" : "unheld" }, sign(entry.held),
        h("div", {}, h("p", {}, entry.id ? h("b", {}, `${entry.id} `) : null, linked(this.model, entry.text),
          entry.line && this.model.report.scenarioText ? [" ", link(`line ${entry.line}`, () => showLine(entry.line),
            { class: "link line" })] : null),
        entry.why ? h("p", { class: "why" }, linked(this.model, entry.why)) : null,
        entry.judged === false ? h("p", { class: "why" }, "not judged in this run") : null))));
  }

  stuck(rows) {
    return h("ul", { class: "judged" }, rows.map((row) => h("li", { class: row.isStuck ? "unheld" : "unfinished" },
      sign(row.isStuck ? false : null),
      h("div", {}, h("p", {}, this.row(row), " ", h("span", { class: "tag" }, row.isStuck ? "stuck" : "unfinished"),
        " ", row.state),
        h("p", { class: "why" }, "since ", this.since(row.since), row.next ? [", waits for ", h("b", {}, row.next)]
          : null),
        h("p", { class: "why" }, linked(this.model, row.why))))));
  }

  row(row) {
    const index = this.model.tables.findIndex((table) => table.name === row.table);
    const text = `${row.table} ${row.id}`;
    return index < 0 ? h("b", {}, text) : link(text, () => state.go(this.since_(row.since), `row:${index}:${row.id}`,
      "tables"));
  }

  since_(text) { return clamp(Date.parse(text) - this.model.base, 0, this.model.length); }
  since(text) { return link(clock(this.since_(text)), () => state.go(this.since_(text))); }

  faults(faults) {
    return h("ul", { class: "judged" }, faults.map((fault, index) => {
      const fired = this.model.faults.map((entry, place) => [entry, place]).filter(([entry]) => entry.fault === index);
      return h("li", { class: fault.held ? "held" : "unheld" }, sign(fault.held),
        h("div", {}, h("p", {}, h("b", {}, fault.id), " ", fault.fired
          ? `fired ${fault.fired === 1 ? "once" : `${fault.fired} times`}` : "never fired",
          fault.line && this.model.report.scenarioText ? [" ", link(`line ${fault.line}`, () => showLine(fault.line),
            { class: "link line" })] : null),
        fault.effect ? h("p", { class: "why" }, linked(this.model, fault.effect)) : null,
        fired.length ? h("p", {}, fired.slice(0, 12).map(([entry, place]) => [
          h("button", { type: "button", class: "small", onclick: () => state.go(entry.t, `fault:${place}`, "lanes") },
            icon(ICONS.bolt), clock(entry.t), h("span", { class: "hidden" }, ` ${fault.id} in the lanes`)), " "]),
        fired.length > 12 ? `and ${fired.length - 12} more` : null) : null));
    }));
  }

  diagnostics() {
    const source = this.model.report.scenarioText?.split("\n");
    return h("ul", { class: "judged" }, this.model.report.diagnostics.map((entry) => h("li", { class: "unheld" },
      sign(false),
      h("div", {}, h("p", {}, entry.line ? h("b", { class: "mono" },
        `${entry.file ?? this.model.report.file}:${entry.line}:${entry.column} `) : null, entry.message),
        entry.line && source?.[entry.line - 1] !== undefined
          ? h("pre", { class: "at", tabindex: "0" },
            `${source[entry.line - 1]}\n${" ".repeat(Math.max(0, entry.column - 1))}^`) : null))));
  }
}

function sign(held) {
  return h("span", { class: `sign ${held === null ? "open" : held ? "good" : "bad"}` },
    icon(held === null ? ICONS.minus : held ? ICONS.good : ICONS.bad),
    h("span", { class: "hidden" }, held === null ? "unfinished: " : held ? "held: " : "not held: "));
}

class ScenarioView {
  constructor(model) {
    const text = model.report.scenarioText;
    this.element = h("div", { class: "view" },
      h("div", { class: "toolbar" }, h("span", { class: "mono" }, model.report.file),
        text ? copyButton(text, "the scenario") : null),
      text ? h("pre", { class: "source scrolls", tabindex: "0", role: "group", "aria-label": "The scenario's text" },
        text.split("\n").map((line, index) => h("span", { class: "line", id: `line-${index + 1}` },
          h("i", { "aria-hidden": "true" }, index + 1), line, "\n")))
        : h("p", { class: "empty" }, "The scenario's text is not in this page."));
  }

  shown() { this.react(new Set(["line"])); }

  /// Marks the line that a verdict named.
  react(changed) {
    if (!changed.has("line") || !state.line) return;
    const line = this.element.querySelector(`#line-${state.line}`);
    this.element.querySelector(".here")?.classList.remove("here");
    line?.classList.add("here");
    line?.scrollIntoView({ block: "center" });
  }
}
