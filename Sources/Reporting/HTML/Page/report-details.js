// The panel beside every view: what is picked, in full, and what else happened at that instant.

const SHOWN = 20;

class Details {
  constructor() {
    this.element = h("aside", { class: "details", "aria-label": "Details" });
  }

  show(model) {
    const [kind, ...numbers] = (state.pick ?? "").split(":");
    const make = this[`${kind}Part`];
    const parts = kind && make ? make.call(this, model, ...numbers.map(Number)) : null;
    const hadFocus = this.element.contains(document.activeElement);
    this.element.classList.toggle("picked", Boolean(parts));
    fill(this.element,
      parts ? h("section", { class: "picked-part" },
        h("div", { class: "details-head" }, parts[0],
          h("button", { type: "button", class: "close", "aria-label": "Close what is picked", onclick: () =>
            state.set({ pick: null }) },
            icon(ICONS.bad))), parts.slice(1)) : null,
      this.meanwhile(model));
    this.element.scrollTop = 0;
    // Who came here by keys goes on from here.
    if (hadFocus) (this.element.querySelector("[aria-current]") ?? this.element.querySelector("h2")).focus();
  }

  changePart(model, index) {
    const change = model.changes[index];
    if (!change) return null;
    const table = model.tables[change.table];
    const images = [change.old, change.new].filter(Boolean), heads = images.length > 1 ? ["Before", "After"]
      : ["Value"];
    const isDifferent = (column) => change.op === "update" && !same(change.old[column], change.new[column]);
    return [
      heading(table.name, " ", h("b", {}, change.row)),
      facts([
        ["What", { insert: "row written", update: "row changed", delete: "row deleted" }[change.op]],
        ["When", this.time(model, change.t)], ["Who", this.process(model, change.process, change.pid)],
        ["Step", change.step],
      ]),
      h("table", { class: "cells" },
        h("caption", { class: "hidden" }, "The columns of the row"),
        h("thead", {}, h("tr", {}, ["Column", ...heads].map((name) => h("th", { scope: "col" }, name)))),
        h("tbody", {}, table.columns.map((name, column) => h("tr", { class: isDifferent(column) ? "different" : "" },
          h("th", { scope: "row" }, name),
          images.map((image) => h("td", {}, value(model, change.table, column, image[column]))))))),
      this.life(model, change.table, change.row, index),
      this.ways([["Tables", "tables"], ["Sequence", "sequence"], ["Lanes", "lanes"]]),
    ];
  }

  /// The life of a row, or of one of its cells.
  rowPart(model, tableIndex, row, column) {
    const table = model.tables[tableIndex];
    if (!table) return null;
    const ofCell = Number.isInteger(column) && table.columns[column] !== undefined;
    const writers = ofCell ? model.writers(tableIndex, row, column) : model.lives[tableIndex].get(row) ?? [];
    const now = model.rowsAt(tableIndex, state.t).find((entry) => entry.id === row);
    const last = writers.filter((index) => model.changes[index].t <= state.t).at(-1);
    return [
      heading(table.name, " ", h("b", {}, row), ofCell ? ` ${table.columns[column]}` : ""),
      ofCell ? facts([
        ["Value", now ? value(model, tableIndex, column, now.values[column]) : "no such row at this instant"],
        ["Written", last === undefined ? "before the run, or not yet" : [this.time(model, model.changes[last].t)]],
        ["By", last === undefined ? null : this.process(model, model.changes[last].process, model.changes[last].pid)],
        ["Step", last === undefined ? null : model.changes[last].step],
      ]) : null,
      this.life(model, tableIndex, row, last, ofCell ? column : null),
    ];
  }

  spanPart(model, row, span) {
    const lane = model.rows[row], part = lane?.spans[span];
    if (!part) return null;
    const [t0, t1, , word, tone, change] = part;
    const written = model.changes[change];
    return [
      heading(lane.title, " ", h("b", {}, lane.column)),
      facts([
        ["State", h("span", { class: `state ${tone}` }, word)], ["From", this.time(model, t0)],
        ["Until", t1 >= model.length ? "the end of the run" : this.time(model, t1)], ["For", duration(t1 - t0)],
        ["Row", `${lane.table} ${lane.id}`],
        ["Written by", written ? this.process(model, written.process, written.pid) : null], ["Step", written?.step],
      ]),
      change === null || !written ? null : this.life(model, written.table, lane.id, change),
      this.ways([["Tables", "tables"], ["Sequence", "sequence"]]),
    ];
  }

  exchangePart(model, index) {
    const exchange = model.exchanges[index];
    if (!exchange) return null;
    const { t0, t1, handled, error } = exchange;
    const ended = t1 === null ? "not by the end of the run" : t1 === t0 ? "at the same instant"
      : [this.time(model, t1), ` after ${duration(t1 - t0)}`];
    return [
      heading(exchange.method, " ", h("span", { class: "mono" }, exchange.host + exchange.target)),
      facts([
        ["Outcome", [h("span", { class: `code ${isTrouble(exchange) ? "bad" : "good"}` }, outcome(exchange)),
          error ? ` ${error}` : ""]],
        ["Fault", exchange.fault ? this.fault(model, exchange.fault) : null],
        ["From", this.process(model, exchange.from, exchange.pid)], ["Sent", this.time(model, t0)], ["Ended", ended],
        ["Handled", { 0: "never: the service did not do it", 1: null }[handled] ?? (handled > 1 ? `${handled} times`
          : null)],
      ]),
      httpSide("Request", exchange.request), httpSide("Answer", exchange.response),
      this.ways([["HTTP", "http"], ["Sequence", "sequence"], ["Tables", "tables"]]),
    ];
  }

  messagePart(model, index) {
    const message = model.messages[index];
    if (!message) return null;
    return [
      heading(message.title),
      facts([
        ["Kind", h("span", { class: `tag ${message.kind}` }, message.kind)],
        ["Severity", message.tone ? h("span", { class: `tone ${message.tone}` }, message.tone) : null],
        ["From", this.process(model, message.from, null)], ["To", message.to], ["When", this.time(model, message.t)],
        ...(message.details ?? []).filter(([, text]) => text !== "" && text !== null),
      ]),
      h("div", { class: "body" }, bodyText(message.text)),
      this.ways([["Messages", "messages"], ["Sequence", "sequence"], ["Tables", "tables"]]),
    ];
  }

  logPart(model, index) {
    const log = model.logs[index];
    if (!log) return null;
    return [
      heading("Log line"),
      facts([["Level", log.level], ["Log", log.log], ["Who", this.process(model, log.process, null)],
        ["When", this.time(model, log.t)]]),
      h("pre", { class: "wrapped", tabindex: "0" }, log.text),
      this.ways([["Logs", "logs"], ["Tables", "tables"]]),
    ];
  }

  faultPart(model, index) {
    const fault = model.faults[index];
    if (!fault) return null;
    const scripted = (model.report.faults ?? [])[fault.fault];
    return [
      heading(icon(ICONS.bolt), " Fault ", h("b", {}, fault.id)),
      facts([
        ["When", this.time(model, fault.t)], ["Where", fault.lane], ["What", fault.text],
        ["Fired", scripted ? (scripted.fired === 1 ? "once" : `${scripted.fired} times`) : null],
          ["Line", scripted ? this.line(scripted) : null],
      ]),
      scripted ? h("p", { class: "why" }, linked(model, scripted.effect)) : null,
      this.ways([["Lanes", "lanes"], ["Sequence", "sequence"], ["Tables", "tables"]]),
    ];
  }

  /// A note of the diagram, which may stand for many changes.
  notePart(model, index) {
    const note = model.notes[index];
    if (!note) return null;
    const names = note.over.map((place) => model.diagram.participants[place].name);
    return [
      heading(`Note at ${names.join(" and ")}`),
      facts([["When", this.time(model, note.t)]]),
      h("p", { class: "why" }, linked(model, note.text)),
      this.items("Changes", note.change.map((place) => [model.changes[place], place]).map(([change, place]) =>
        this.item(model, change.t, `change:${place}`,
        `${change.process}: ${shortTable(model.tables[change.table].name)} ${change.row} ${model.summary(change)}`))),
      this.ways([["Sequence", "sequence"], ["Tables", "tables"], ["Lanes", "lanes"]]),
    ];
  }

  processPart(model, pid) {
    const found = model.processes.get(pid);
    if (!found) return null;
    const [t0, t1, , ended] = found.run;
    const own = (list) => list.map((item, index) => [item, index]).filter(([item]) => item.pid === pid);
    const changes = own(model.changes), exchanges = own(model.exchanges);
    return [
      heading(found.lane.name, " ", h("b", {}, `#${pid}`)),
      facts([
        ["Kind", found.lane.kind], ["Ended", ended], ["From", this.time(model, t0)],
        ["Until", t1 === t0 ? "the same instant" : this.time(model, t1)], ["For", t1 === t0 ? null : duration(t1 - t0)],
      ]),
      this.items("Changes", changes.map(([change, index]) => this.item(model, change.t, `change:${index}`,
        `${shortTable(model.tables[change.table].name)} ${change.row}: ${model.summary(change)}`))),
      this.items("HTTP", exchanges.map(([exchange, index]) => this.item(model, exchange.t0, `exchange:${index}`,
        `${exchange.method} ${exchange.host}${exchange.target} ${outcome(exchange)}`))),
      changes.length || exchanges.length ? null : h("p", { class: "quiet" }, "It changed no row and made no request."),
      this.ways([["Lanes", "lanes"], ["Sequence", "sequence"]]),
    ];
  }

  /// Everything of the present instant.
  meanwhile(model) {
    const at = (list, time) => list.map((item, index) => [item, index]).filter(([item]) => time(item) === state.t);
    const faults = at(model.faults, (fault) => fault.t).map(([fault, index]) =>
      this.item(model, null, `fault:${index}`, `${fault.id}: ${fault.text}`, "bolt"));
    const changes = at(model.changes, (change) => change.t).map(([change, index]) => this.item(model, null,
      `change:${index}`,
      `${change.process}: ${shortTable(model.tables[change.table].name)} ${change.row} ${model.summary(change)}`));
    const messages = at(model.messages, (message) => message.t).map(([message, index]) =>
      this.item(model, null, `message:${index}`, `${message.from}: ${message.kind}, ${message.title}`));
    const exchanges = at(model.exchanges, (exchange) => exchange.t0).map(([exchange, index]) => this.item(model, null,
      `exchange:${index}`,
      `${exchange.from}: ${exchange.method} ${exchange.host}${exchange.target} ${outcome(exchange)}`));
    const parts = [
      this.items("Faults", faults), this.items("Changes", changes), this.items("Messages", messages),
        this.items("HTTP", exchanges),
    ].filter(Boolean);
    return h("section", { class: "meanwhile" }, heading(`At ${clock(state.t)}`),
      h("p", { class: "quiet" }, model.date(state.t), " UTC"),
      parts.length ? parts : h("p", { class: "quiet" }, "Nothing happened at this instant. ",
        link("Go to the last change before it", () => state.go(model.changedAt(state.t) ?? 0))));
  }

  life(model, table, row, current, column = null) {
    const indexes = column === null ? model.lives[table].get(row) ?? [] : model.writers(table, row, column);
    const text = (change) => column === null ? model.summary(change)
      : change.new ? model.text(table, column, change.new[column]) : "row deleted";
    return this.items(column === null ? "The row's life" : "The cell's life", indexes.map((index) =>
      this.item(model, model.changes[index].t, `change:${index}`,
        `${model.changes[index].process}: ${text(model.changes[index])}`,
        index === current ? "current" : "")));
  }

  /// A list of links; what is more than a screenful waits behind a button.
  items(title, items) {
    if (!items.length) return null;
    const list = h("ul", { class: "items" }, items.slice(0, SHOWN));
    const more = items.length <= SHOWN ? null : h("button", { type: "button", class: "small", onclick: () => {
      list.append(...items.slice(SHOWN));
      items[SHOWN].firstChild.focus();
      more.remove();
    } }, `Show ${items.length - SHOWN} more`);
    return [h("h3", {}, title, " ", h("span", { class: "count" }, items.length)), list, more];
  }

  item(model, t, pick, text, mark = "") {
    const [kind, index] = pick.split(":");
    const when = t ?? { change: model.changes, message: model.messages,
      fault: model.faults }[kind]?.[index]?.t ?? state.t;
    return h("li", { class: mark }, h("button", { type: "button", class: "item", "aria-current": pick === state.pick
      ? "true" : null,
      onclick: () => state.go(when, pick) },
    mark === "bolt" ? icon(ICONS.bolt) : null, t === null ? null : h("span", { class: "when" }, clock(t)),
      h("span", {}, text)));
  }

  time(model, t) { return [link(clock(t), () => state.set({ t })), h("span", { class: "quiet" },
    ` ${model.date(t)}`)]; }

  process(model, name, pid) {
    return model.processes.has(pid) ? link(`${name} #${pid}`, () => state.set({ pick: `process:${pid}` })) : name;
  }

  fault(model, id) {
    const index = model.faults.findIndex((fault) => fault.id === id);
    return index < 0 ? id : link(id, () => state.set({ pick: `fault:${index}` }));
  }

  /// The line of a fault; one of another file, which the scenario extends, is only named.
  line({ line, file }) {
    return !line ? null : file ? `${file}:${line}` : link(String(line), () => showLine(line));
  }

  ways(views) {
    const others = views.filter(([, view]) => view !== state.view);
    return h("p", { class: "ways" }, "Show in ", others.map(([text, view]) => [link(text, () => state.set({ view })),
      " "]));
  }
}

/// One half of an exchange: its headers, folded, and its body.
function httpSide(name, part) {
  if (!part) return null;
  const headers = part.headers ?? [];
  return [
    h("h3", {}, name),
    headers.length ? h("details", {}, h("summary", {}, plural(headers.length, "header")), facts(headers)) : null,
    part.body
      ? h("div", { class: "body" }, copyButton(part.body, `the body of the ${name.toLowerCase()}`), bodyText(part.body))
      : h("p", { class: "quiet" }, "no body"),
  ];
}

/// A heading that can take the focus when what had it is gone.
function heading(...children) { return h("h2", { tabindex: "-1" }, children); }

/// A list of names and values; what has no value is left out.
function facts(pairs) {
  return h("dl", { class: "facts" }, pairs.filter(([, text]) => text !== null && text !== undefined && text !== "")
    .map(([name, text]) => h("div", {}, h("dt", {}, name), h("dd", {}, text))));
}

/// A value with its word, and NULL set apart from a text that says so.
function value(model, table, column, content) {
  if (content === null || content === undefined) return h("i", { class: "null" }, "NULL");
  const word = model.word(table, column, content);
  return word === undefined ? plain(content) : [plain(content), " ", h("span", { class: "word" }, word)];
}

/// A text whose times are buttons that move the instant.
function linked(model, text) {
  if (!text) return [];
  const parts = [];
  let done = 0;
  for (const match of text.matchAll(/(?:(\d{4}-\d\d-\d\d)[ T])?\b(\d\d:[0-5]\d(?::[0-5]\d(?:\.\d+)?)?)\b(?![:\d])/g)) {
    const t = model.meant(match[1], match[2]);
    if (t === null) continue;
    parts.push(text.slice(done, match.index), link(match[0], () => state.go(t), { title: `Go to ${clock(t)}` }));
    done = match.index + match[0].length;
  }
  return [...parts, text.slice(done)];
}

/// Opens the scenario at a line.
function showLine(line) { state.set({ view: "scenario", line }); }
