// The views that are lists in the order of time: changes, messages, HTTP exchanges, logs and the story.

/// A list with a filter for its text and, where it has kinds, one for those. The line shows where the instant is.
class ListView {
  constructor(model, { name, label, one, items, time, columns, text, kinds, kind, pick, empty, look, switches }) {
    Object.assign(this, { model, label, one, all: items, time, text, kind, switches: switches ?? [] });
    this.count = h("span", { class: "count", role: "status" });
    this.filter = h("input", { type: "search", "aria-label": `Filter ${label}`, placeholder: "Filter", oninput: () =>
      this.sift() });
    this.choice = kinds ? h("select", { "aria-label": `Kind of ${label}`, onchange: () => this.sift() },
      h("option", { value: "" }, "all"), kinds.map((name) => h("option", { value: name }, name))) : null;
    this.boxes = this.switches.map((entry) => h("input", { type: "checkbox", onchange: () => this.sift() }));
    this.list = new LongList({
      label: `${label}, in the order of time`, className: `table ${name}`,
      render: (item) => [h("span", { class: "when" }, clock(time(item))), columns(item)],
      name: (item) => `${clock(time(item))} ${text(item)}`,
      look: (item, index) => `${look?.(item) ?? ""} ${index === this.next ? "next" : ""}`,
      pick: (item) => state.go(time(item), pick(item)),
    });
    this.pickOf = pick;
    this.element = items.length ? h("div", { class: "view" },
      h("div", { class: "toolbar" }, this.filter, this.choice,
        this.switches.map((entry, index) => h("label", {}, this.boxes[index], entry.label)), this.count),
      this.list.element) : h("p", { class: "empty" }, empty);
  }

  shown() { this.sift(); this.react(new Set(["t", "pick"])); }

  sift() {
    if (!this.all.length) return;
    const words = this.filter.value.toLowerCase().split(/\s+/).filter(Boolean);
    const kind = this.choice?.value;
    const tests = this.switches.filter((_, index) => this.boxes[index].checked).map((entry) => entry.test);
    this.items = this.all.filter((item) => (!kind || this.kind(item) === kind) && tests.every((test) => test(item)) &&
      this.has(item, words));
    const all = plural(this.all.length, this.one, this.label.toLowerCase());
    this.count.textContent = this.items.length === this.all.length ? all
      : `${this.items.length.toLocaleString("en")} of ${all}`;
    this.next = firstIndex(this.items, (item) => this.time(item) > state.t);
    this.list.setItems(this.items);
  }

  has(item, words) {
    if (!words.length) return true;
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

const MAKERS = {
  changes(model) {
    const place = new Map(model.changes.map((change, index) => [change, index]));
    return new ListView(model, {
      name: "changes", label: "Changes", one: "change", items: model.changes, time: (change) => change.t,
        pick: (change) => `change:${place.get(change)}`,
      kinds: model.tables.map((table) => table.name).sort(), kind: (change) => model.tables[change.table].name,
      switches: [{ label: "with a new state", test: (change) => hasNewState(model, change) }],
      text: (change) => `${change.process} ${change.op} ${model.tables[change.table].name} ${change.row}: ${model.summary(change)}`,
      columns: (change) => [
        h("span", { class: "who" }, change.process), h("span", { class: `op ${change.op}` }, change.op),
        h("span", { class: "where" }, shortTable(model.tables[change.table].name), " ", h("b", {}, change.row)),
        h("span", { class: "what" }, model.summary(change)),
      ],
      empty: "This run changed no row.",
    });
  },
  messages(model) {
    const place = new Map(model.messages.map((message, index) => [message, index]));
    return new ListView(model, {
      name: "messages", label: "Messages", one: "message", items: model.messages, time: (message) => message.t,
        pick: (message) => `message:${place.get(message)}`,
      kinds: distinctWords(model.messages.map((message) => message.kind)), kind: (message) => message.kind,
      text: (message) => `${message.kind} ${message.tone ?? ""} from ${message.from} to ${message.to}: ${message.title} ${message.text}`,
      columns: (message) => [
        h("span", { class: "who" }, message.from), h("span", { class: `tag ${message.kind}` }, message.kind),
        h("span", { class: "where" }, message.tone ? h("span", { class: `tone ${message.tone}` }, message.tone) : null,
          " ", message.to),
        h("span", { class: "what" }, message.title),
      ],
      empty: "This run sent no message.",
    });
  },
  http(model) {
    const place = new Map(model.exchanges.map((exchange, index) => [exchange, index]));
    return new ListView(model, {
      name: "http", label: "Exchanges", one: "exchange", items: model.exchanges, time: (exchange) => exchange.t0,
        pick: (exchange) => `exchange:${place.get(exchange)}`,
      kinds: distinctWords(model.exchanges.map((exchange) => exchange.host)), kind: (exchange) => exchange.host,
      switches: [
        { label: "without reads that went well", test: (exchange) => exchange.method !== "GET" || isTrouble(exchange) },
        { label: "failed or faulted", test: isTrouble },
      ],
      look: (exchange) => isTrouble(exchange) ? "trouble" : "",
      text: (exchange) => `${exchange.from} ${exchange.method} ${exchange.host}${exchange.target} ${outcome(exchange)} ${exchange.fault ?? ""}`,
      columns: (exchange) => [
        h("span", { class: "who" }, exchange.from),
        h("span", { class: `code ${isTrouble(exchange) ? "bad" : "good"}` }, exchange.fault ? icon(ICONS.bolt) : null,
          outcome(exchange)),
        h("span", { class: "where" }, h("b", {}, exchange.method), " ", exchange.host),
          h("span", { class: "what mono" }, exchange.target),
      ],
      empty: "This run made no request.",
    });
  },
  logs(model) {
    const place = new Map(model.logs.map((log, index) => [log, index]));
    return new ListView(model, {
      name: "logs", label: "Log lines", one: "log line", items: model.logs, time: (log) => log.t, pick: (log) =>
        `log:${place.get(log)}`,
      kinds: distinctWords(model.logs.map((log) => log.log)), kind: (log) => log.log,
      switches: [{ label: "warnings and errors", test: (log) => /^(warn|err|crit|alert|emerg)/i.test(log.level) }],
      look: (log) => /^(err|crit|alert|emerg)/i.test(log.level) ? "trouble" : "",
      text: (log) => `${log.process} ${log.level} ${log.text}`,
      columns: (log) => [
        h("span", { class: "who" }, log.process), h("span", { class: `level ${log.level.toLowerCase()}` }, log.level),
        h("span", { class: "what mono" }, bare(log.text)),
      ],
      empty: model.hasLogs ? "This run wrote no log."
        : "The logs of this run were left out of the page; tvsim run FILE --logs DIR writes them.",
    });
  },
  story(model) {
    const place = new Map(model.story.map((event, index) => [event, index]));
    return new ListView(model, {
      name: "story", label: "Events", one: "event", items: model.story, time: (event) => event.t, pick: () => null,
      kinds: distinctWords(model.story.map((event) => event.kind)), kind: (event) => event.kind,
      look: (event) => event.kind === "fault" ? "trouble" : "",
      text: (event) => `${event.actor} ${event.text}`,
      columns: (event) => [
        h("span", { class: "who" }, event.actor), h("span", { class: `tag ${event.kind}` }, event.kind),
          h("span", { class: "what" }, event.text),
      ],
      empty: "Nothing worth telling happened.",
    });
  },
};

function distinctWords(words) { return [...new Set(words)].sort(); }

function isTrouble(exchange) {
  return exchange.outcome !== "answered" || exchange.status >= 400 || exchange.fault !== null;
}

function outcome(exchange) {
  return exchange.outcome === "answered" ? String(exchange.status) : exchange.outcome === "pending" ? "no answer yet"
    : "failed";
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
