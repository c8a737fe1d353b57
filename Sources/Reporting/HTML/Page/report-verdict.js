// What a run was judged to be and why, and the scenario that said so.

class VerdictView {
  constructor(model) {
    this.model = model;
    const run = model.report;
    const { expectations = [], invariants = [], stuck = [], faults = [], diagnostics = [], mustFail } = run;
    const held = (list) => `${list.filter((entry) => entry.held).length} of ${list.length} held`;
    const cards = [
      [
        card("diagnostics", "What is wrong with the file", diagnostics.length, this.diagnostics(diagnostics), true),
        card("expected", "Expected", held(expectations), this.judged(expectations), expectations.some(isUnmet)),
        card("stuck", "Unfinished at the end", stuck.length, this.stuck(stuck), stuck.some((row) => row.isStuck)),
      ],
      [
        card("must-fail", "This scenario must fail", "", mustFail ? [this.canary(mustFail)] : []),
        card("faults", "Faults", plural(faults.length, "fault"), this.faults(faults), faults.some(isUnmet)),
        card("invariants", "Invariants", held(invariants), this.invariants(invariants), invariants.some(isUnmet)),
      ],
    ];
    this.element = h("div", { class: "view scrolls verdict-view", tabindex: "0", role: "group",
      "aria-label": "Verdict" },
      run.omitted && !diagnostics.length ? h("p", { class: "notice" }, run.omitted) : null,
      h("div", { class: "columns" }, cards.map((column) => h("div", {}, column))));
  }

  shown() {}
  react() {}

  /// Expectations or invariants, those that did not hold first.
  judged(entries) {
    const sorted = [...entries].sort((a, b) => Number(a.held) - Number(b.held));
    // What a scenario does not ask for fails nothing, so it is no cross.
    return sorted.map((entry) => verdictLine(isUnmet(entry) ? false : entry.held || null,
      h("p", {}, entry.id ? h("b", {}, `${entry.id} `) : null, linked(this.model, entry.text), this.line(entry)),
      entry.why ? h("p", { class: "why" }, linked(this.model, entry.why)) : null,
      entry.judged === false ? h("p", { class: "why" }, "this scenario does not ask for it") : null));
  }

  /// Invariants mostly hold, and are then not worth the room.
  invariants(entries) {
    const good = entries.filter((entry) => entry.held), broken = entries.filter((entry) => !entry.held);
    if (!good.length) return this.judged(broken);
    const title = broken.length ? "Those that held" : `All ${good.length} held`;
    return [
      ...this.judged(broken),
      h("li", { class: "folded" }, h("details", {}, h("summary", {}, title), h("ul", { class: "judged" },
        this.judged(good)))),
    ];
  }

  stuck(rows) {
    return rows.map((row) => {
      const t = clamp(Date.parse(row.since) - this.model.base, 0, this.model.length);
      return verdictLine(row.isStuck ? false : null,
        h("p", {}, this.row(row, t), " ", h("span", { class: "tag" }, row.isStuck ? "stuck" : "unfinished"), " ",
          row.state),
        h("p", { class: "why" }, "since ", this.model.hasPicture ? link(clock(t), () => state.go(t)) : clock(t),
          row.next ? [", waits for ", h("b", {}, row.next)] : null),
        h("p", { class: "why" }, linked(this.model, row.why)));
    });
  }

  row(row, t) {
    const text = `${row.table} ${row.id}`;
    const index = this.model.tables.findIndex((table) => table.name === row.table);
    return index < 0 ? h("b", {}, text) : link(text, () => state.go(t, `row:${index}:${row.id}`, "tables"));
  }

  faults(faults) {
    return faults.map((fault, index) => {
      const fired = this.model.faults.map((entry, place) => [entry, place]).filter(([entry]) => entry.fault === index);
      const ways = fired.slice(0, 12).map(([entry, place]) => [
        h("button", { type: "button", class: "small", onclick: () => state.go(entry.t, `fault:${place}`, "lanes") },
          icon(ICONS.bolt), clock(entry.t), h("span", { class: "hidden" }, ` ${fault.id} in the lanes`)), " ",
      ]);
      return verdictLine(fault.held,
        h("p", {}, h("b", {}, fault.id), " ", firedText(fault.fired), this.line(fault)),
        fault.effect ? h("p", { class: "why" }, linked(this.model, fault.effect)) : null,
        fired.length ? h("p", {}, ways, fired.length > 12 ? `and ${fired.length - 12} more` : null) : null);
    });
  }

  canary({ held, reason, why }) {
    const came = held ? "It failed, as it must." : why ? `It did not fail as it must: ${why}` : "Everything held.";
    return verdictLine(held, reason ? h("p", {}, reason) : null, h("p", { class: "why" }, linked(this.model, came)));
  }

  diagnostics(entries) {
    const source = this.model.report.scenarioText?.split("\n");
    return entries.map((entry) => {
      const file = entry.file ?? this.model.report.file, line = source?.[entry.line - 1];
      return verdictLine(false,
        h("p", {}, entry.line ? h("b", { class: "mono" }, `${file}:${entry.line}:${entry.column} `) : null,
          entry.message),
        line === undefined ? null
          : h("pre", { class: "at", tabindex: "0" }, `${line}\n${" ".repeat(Math.max(0, entry.column - 1))}^`));
    });
  }

  /// The way to the line where something stands; a line of another file, which the scenario extends, is only named.
  line({ line, file }) {
    if (!line) return null;
    if (file) return h("span", { class: "line quiet mono" }, ` ${file}:${line}`);
    if (!this.model.report.scenarioText) return null;
    return [" ", link(`line ${line}`, () => showLine(line), { class: "link line" })];
  }
}

/// One part of the verdict; nothing where there is nothing to say.
function card(name, title, count, lines, isBad) {
  if (!lines.length) return null;
  return h("section", { class: `card ${name}${isBad ? " bad" : ""}`, "aria-labelledby": `title-${name}` },
    h("h2", { id: `title-${name}` }, title, " ", h("span", { class: "count" }, count)), h("ul", { class: "judged" },
      lines));
}

/// A line with its sign: held, not held, or (null) still open.
function verdictLine(held, ...content) {
  const [look, path, said] = held === null ? ["open", ICONS.minus, "open: "]
    : held ? ["good", ICONS.good, "held: "] : ["bad", ICONS.bad, "not held: "];
  return h("li", { class: held === null ? "unfinished" : held ? "held" : "unheld" },
    h("span", { class: `sign ${look}` }, icon(path), h("span", { class: "hidden" }, said)), h("div", {}, content));
}

/// Whether something keeps the run from passing: it does not hold, and the scenario asks for it.
function isUnmet(entry) { return !entry.held && entry.judged !== false; }

function firedText(count) {
  return count === 0 ? "never fired" : count === 1 ? "fired once" : `fired ${count} times`;
}

class ScenarioView {
  constructor(model) {
    const { file, scenarioText } = model.report;
    const lines = (scenarioText ?? "").split("\n").map((line, index) =>
      h("span", { class: "line", id: `line-${index + 1}` }, h("i", { "aria-hidden": "true" }, index + 1), line, "\n"));
    this.element = h("div", { class: "view" },
      h("div", { class: "toolbar" }, h("span", { class: "mono" }, file),
        scenarioText ? copyButton(scenarioText, "the scenario") : null),
      scenarioText
        ? h("pre", { class: "source scrolls", tabindex: "0", role: "group", "aria-label": "The scenario's text" },
          lines)
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
