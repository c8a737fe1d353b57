// The views that are lists in the order of time: changes, messages, HTTP exchanges, logs and the story.

/// A list with a filter for its text and, where it has kinds, one for those. The line shows where the instant is.
///
/// A list is declared by `items`, `time(item)`, `text(item)` (what is searched and read aloud), `columns(item)`,
/// `pick(index)`, `kind(item)`, `switches` (a label and a test each), `look(item)`, how many were `leftOut`, and what
/// is
/// said where it is `empty`.
class ListView {
  constructor(name, label, one, declared) {
    const list = { kind: null, switches: [], look: () => "", leftOut: 0, ...declared };
    Object.assign(this, { label, one, all: list.items, time: list.time, text: list.text, kind: list.kind });
    this.places = new Map(list.items.map((item, index) => [item, index]));
    this.pickOf = (item) => list.pick(this.places.get(item));
    this.leftOut = list.leftOut ? `, ${list.leftOut.toLocaleString("en")} of runs that did nothing left out` : "";
    this.count = h("span", { class: "count", role: "status" });
    const sift = () => this.sift();
    this.filter = h("input", { type: "search", "aria-label": `Filter ${label}`, placeholder: "Filter", oninput: sift });
    this.choice = list.kind ? h("select", { "aria-label": `Kind of ${label}`, onchange: sift },
      h("option", { value: "" }, "all"), distinctWords(list.items.map(list.kind)).map((kind) => h("option", {}, kind)))
        : null;
    this.switches = list.switches.map(([text, test]) =>
      ({ text, test, box: h("input", { type: "checkbox", onchange: sift }) }));
    this.list = new LongList({
      label: `${label}, in the order of time`, className: `table ${name}`,
      render: (item) => [column("when", clock(this.time(item))), list.columns(item)],
      name: (item) => `${clock(this.time(item))} ${this.text(item)}`,
      look: (item, index) => `${list.look(item)} ${index === this.next ? "next" : ""}`,
      pick: (item) => state.go(this.time(item), this.pickOf(item)),
    });
    this.element = list.items.length ? h("div", { class: "view" },
      h("div", { class: "toolbar" }, this.filter, this.choice,
        this.switches.map(({ text, box }) => h("label", {}, box, text)), this.count),
      this.list.element) : h("p", { class: "empty" }, list.empty);
  }

  shown() { this.sift(); this.react(new Set(["t", "pick"])); }

  sift() {
    if (!this.all.length) return;
    const words = this.filter.value.toLowerCase().split(/\s+/).filter(Boolean);
    const kind = this.choice?.value;
    const tests = this.switches.filter(({ box }) => box.checked).map(({ test }) => test);
    if (kind) tests.push((item) => this.kind(item) === kind);
    if (words.length) tests.push((item) => this.has(item, words));
    this.items = this.all.filter((item) => tests.every((test) => test(item)));
    const all = plural(this.all.length, this.one, this.label.toLowerCase());
    const some = this.items.length === this.all.length ? "" : `${this.items.length.toLocaleString("en")} of `;
    this.count.textContent = some + all + this.leftOut;
    this.next = firstIndex(this.items, (item) => this.time(item) > state.t);
    this.list.setItems(this.items);
  }

  has(item, words) {
    const text = `${clock(this.time(item))} ${this.text(item)}`.toLowerCase();
    return words.every((word) => text.includes(word));
  }

  react(changed) {
    if (!this.all.length || (!changed.has("t") && !changed.has("pick"))) return;
    const picked = state.pick === null ? -1 : this.items.findIndex((item) => this.pickOf(item) === state.pick);
    const next = firstIndex(this.items, (item) => this.time(item) > state.t);
    if (next !== this.next) { this.next = next; this.list.clear(); }
    if (picked >= 0) this.list.choose(picked);
    else { this.list.reveal(Math.max(0, next - 1)); this.list.draw(); }
  }
}

const LISTS = {
  changes: (model) => new ListView("changes", "Changes", "change", {
    items: model.changes, time: (change) => change.t, pick: (index) => `change:${index}`,
    kind: (change) => model.tables[change.table].name,
    switches: [["with a new state", (change) => hasNewState(model, change)]],
    text: (change) => [change.process, change.op, `${model.tables[change.table].name} ${change.row}:`,
      model.summary(change)].join(" "),
    columns: (change) => [
      column("who", change.process), column(`op ${change.op}`, change.op),
      column("where", shortTable(model.tables[change.table].name), " ", h("b", {}, change.row)),
      column("what", model.summary(change)),
    ],
    empty: "This run changed no row.",
  }),

  messages: (model) => new ListView("messages", "Messages", "message", {
    items: model.messages, time: (message) => message.t, pick: (index) => `message:${index}`,
    kind: (message) => message.kind, leftOut: model.messagesLeftOut,
    text: ({ kind, tone, from, to, title, text }) => `${kind} ${tone ?? ""} from ${from} to ${to}: ${title} ${text}`,
    columns: ({ kind, tone, from, to, title }) => [
      column("who", from), column(`tag ${kind}`, kind),
      column("where", tone ? h("span", { class: `tone ${tone}` }, tone) : null, " ", to), column("what", title),
    ],
    empty: "This run sent no message.",
  }),

  http: (model) => new ListView("http", "Exchanges", "exchange", {
    items: model.exchanges, time: (exchange) => exchange.t0, pick: (index) => `exchange:${index}`,
    kind: (exchange) => exchange.host, look: (exchange) => isTrouble(exchange) ? "trouble" : "",
    switches: [
      ["without reads that went well", (exchange) => exchange.method !== "GET" || isTrouble(exchange)],
      ["failed or faulted", isTrouble],
    ],
    text: (exchange) => [
      exchange.from, exchange.method, exchange.host + exchange.target, outcome(exchange), exchange.fault ?? "",
    ].join(" "),
    columns: (exchange) => [
      column("who", exchange.from),
      column(`code ${isTrouble(exchange) ? "bad" : "good"}`, exchange.fault ? icon(ICONS.bolt) : null,
        outcome(exchange)),
      column("where", h("b", {}, exchange.method), " ", exchange.host), column("what mono", exchange.target),
    ],
    empty: "This run made no request.",
  }),

  logs: (model) => new ListView("logs", "Log lines", "log line", {
    items: model.logs, time: (log) => log.t, pick: (index) => `log:${index}`, kind: (log) => log.log,
    leftOut: model.logsLeftOut, look: (log) => isBad(log.level) ? "trouble" : "",
    switches: [["warnings and errors", (log) => isBad(log.level) || /^warn/i.test(log.level)]],
    text: (log) => `${log.process} ${log.level} ${log.text}`,
    columns: (log) => [
      column("who", log.process), column(`level ${log.level.toLowerCase()}`, log.level),
        column("what mono", bare(log.text)),
    ],
    empty: model.hasLogs ? "This run wrote no log."
      : "The logs of this run were left out of the page; tvsim run FILE --logs DIR writes them.",
  }),

  story: (model) => new ListView("story", "Events", "event", {
    items: model.story, time: (event) => event.t, pick: () => null, kind: (event) => event.kind,
    look: (event) => event.kind === "fault" ? "trouble" : "",
    text: (event) => `${event.actor} ${event.text}`,
    columns: ({ actor, kind, text }) => [column("who", actor), column(`tag ${kind}`, kind), column("what", text)],
    empty: "Nothing worth telling happened.",
  }),
};

function column(look, ...content) { return h("span", { class: look }, content); }

function distinctWords(words) { return [...new Set(words)].sort(); }

function isTrouble(exchange) {
  return exchange.outcome !== "answered" || exchange.status >= 400 || exchange.fault !== null;
}

function isBad(level) { return /^(err|crit|alert|emerg)/i.test(level); }

function outcome(exchange) {
  return { answered: String(exchange.status), pending: "no answer yet" }[exchange.outcome] ?? "failed";
}

/// A table's name without its schema, which the details give.
function shortTable(name) { return name.slice(name.indexOf(".") + 1); }

/// A log line without the time that the first column shows already.
function bare(text) { return text.replace(/^\[[^\]]*\]\s*/, ""); }

/// Whether a change gave a column with words another value, other than at the row's birth.
function hasNewState(model, change) {
  const table = model.tables[change.table];
  return Object.keys(table.labels ?? {}).some((name) => {
    const column = table.columns.indexOf(name);
    return change.new && (!change.old || !same(change.old[column], change.new[column]));
  });
}
