// The page: the way to a run, its head, the views as tabs, the keys.

const KEYS = [
  ["1 … 9, 0", "the views, in their order"],
  [", and .", "previous and next instant at which something happened"],
  ["[ and ]", "previous and next run of the suite"],
  ["o", "the overview of the suite"],
  ["/", "the filter of the view"],
  ["t", "the field for an instant"],
  ["d", "the details on and off"],
  ["Esc", "closes what is picked"],
  ["?", "this list"],
  ["arrows", "on the slider: from instant to instant; in a list: from row to row; in the lanes, left and right: " +
    "along a lane; in the tables: from cell to cell"],
  ["Page Up, Page Down", "on the slider: a twentieth of the run; in a list: a screenful"],
  ["Enter", "picks: the instant moves there and the details show it"],
  ["+, -, 0", "in the lanes: zoom in, zoom out, whole run"],
];

class Page {
  constructor() {
    this.main = document.getElementById("main");
    this.way = document.getElementById("way");
    this.keysAreOn = true;
    this.makeKeys();
    theme.show(theme.get());
    document.getElementById("theme").addEventListener("click", () => theme.next());
    document.getElementById("help").addEventListener("click", () => this.keys.showModal());
    document.addEventListener("keydown", (event) => this.key(event));
    addEventListener("beforeprint", () => this.print(true));
    addEventListener("afterprint", () => this.print(false));
    state.follow();
    state.listeners.add((changed) => this.react(changed));
    this.draw();
  }

  react(changed) {
    if (changed.has("run")) { this.draw(); return; }
    // A slider tells of more steps than a screen can show.
    this.pending = new Set([...(this.frame ? this.pending : []), ...changed]);
    if (this.frame) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      const due = this.pending;
      if (state.run === null || !this.view) return;
      if (due.has("view")) this.showView();
      else this.view.react(due);
      if (due.has("t")) this.bar?.move();
      if (this.bar && (due.has("t") || due.has("pick"))) this.details.show(state.model);
      if (due.has("pick") && state.pick) this.withDetails(true);
    });
  }

  draw() {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    const hadFocus = this.main.contains(document.activeElement) || this.way.contains(document.activeElement);
    this.drawWay();
    if (state.run === null) {
      this.view = null;
      document.title = report.title;
      this.overview ??= new Overview();
      this.main.replaceChildren(this.overview.element);
      this.overview.draw();
    } else {
      this.drawRun(state.model);
    }
    if (hadFocus) this.main.focus({ preventScroll: true });
  }

  /// Where one is: the suite, the run and its neighbours.
  drawWay() {
    const count = report.runs.length;
    const step = (by, name, text) => {
      const to = state.run + by;
      return h("button", { type: "button", class: "small", "aria-label": text, title: text, disabled: !report.runs[to],
        onclick: () => state.set({ run: to, pick: null }) }, icon(ICONS[name]));
    };
    fill(this.way,
      h("span", { class: "mark", translate: "no" }, "tvsim"),
      count > 1 && state.run !== null ? h("a", { href: "#" }, icon(ICONS.all), " All runs") : null,
      count > 1 && state.run !== null ? h("span", { class: "group" }, step(-1, "previous", "Previous run"),
        h("span", { class: "count" }, `${state.run + 1} of ${count}`), step(1, "next", "Next run")) : null);
  }

  drawRun(model) {
    const run = model.report;
    document.title = `${model.name}: ${run.verdict}`;
    this.details = new Details();
    this.bar = model.hasPicture ? new InstantBar(model) : null;
    this.makers = {
      verdict: () => new VerdictView(model), lanes: () => new LanesView(model), sequence: () => new SequenceView(model),
      tables: () => new TablesView(model), scenario: () => new ScenarioView(model),
      ...Object.fromEntries(Object.entries(LISTS).map(([name, make]) => [name, () => make(model)])),
    };
    this.made = new Map();
    this.views = VIEWS.filter(([name]) => model.hasPicture || name === "verdict" || name === "scenario");
    if (!this.views.some(([name]) => name === state.view)) state.view = "verdict";
    this.tabs = this.views.map((view) => this.tab(model, ...view));
    const bar = h("div", { class: "tabs", role: "tablist", "aria-label": "Views" }, this.tabs);
    bar.addEventListener("keydown", (event) => this.tabKey(event));
    this.panel = h("div", { id: "panel", class: "panel", role: "tabpanel", tabindex: "-1" });
    this.switch = h("button", { type: "button", class: "small details-switch", onclick: () => this.withDetails() },
      "Details");
    this.body = h("div", { class: "body-of-run" }, this.panel, model.hasPicture ? this.details.element : null);
    fill(this.main, this.head(model), this.bar?.element,
      h("div", { class: "tabs-line" }, bar, model.hasPicture ? this.switch : null), this.body);
    this.withDetails(model.hasPicture && (matchMedia("(min-width: 900px)").matches || state.pick !== null));
    this.showView();
    if (this.bar) { this.bar.move(); this.details.show(model); }
  }

  tab(model, name, text) {
    const list = { changes: model.changes, messages: model.messages, http: model.exchanges, logs: model.logs }[name];
    return h("button", {
      type: "button", role: "tab", id: `tab-${name}`, "aria-controls": "panel", "data-view": name,
      onclick: () => state.set({ view: name }),
    }, text, list?.length ? h("span", { class: "count" }, list.length.toLocaleString("en")) : null);
  }

  head(model) {
    const run = model.report;
    const parts = [
      run.system,
      run.seed === null || run.seed === undefined ? null : `seed ${run.seed}`,
      run.virtualSeconds ? `${duration(run.virtualSeconds * SECOND)} of virtual time` : null,
      run.events ? plural(run.events, "event") : null,
      run.wallSeconds ? `in ${duration(run.wallSeconds * SECOND)}` : null,
      run.digest ? `digest ${run.digest.slice(0, 12)}` : null,
    ].filter(Boolean);
    const command = run.command ? [h("code", {}, run.command), copyButton(run.command, "the command")] : null;
    return h("div", { class: "run-head" },
      h("h1", {}, badge(run.verdict), " ", model.name),
      run.description ? h("p", { class: "description" }, run.description) : null,
      h("p", { class: "quiet meta" }, parts.join(" · ")),
      command ? h("p", { class: "command" }, command) : null);
  }

  // The views.

  showView() {
    const name = state.view;
    if (!this.made.has(name)) this.made.set(name, this.makers[name]());
    this.view = this.made.get(name);
    for (const tab of this.tabs) {
      const isOpen = tab.dataset.view === name;
      tab.setAttribute("aria-selected", String(isOpen));
      tab.tabIndex = isOpen ? 0 : -1;
      if (isOpen) tab.scrollIntoView({ block: "nearest", inline: "nearest" });
    }
    this.panel.setAttribute("aria-labelledby", `tab-${name}`);
    const hadFocus = this.panel.contains(document.activeElement);
    this.panel.replaceChildren(this.view.element);
    if (hadFocus) this.panel.focus({ preventScroll: true });
    this.view.shown();
    if (state.model.hasPicture) this.details.show(state.model);
  }

  tabKey(event) {
    const place = this.tabs.findIndex((tab) => tab.dataset.view === state.view);
    const to = { ArrowRight: place + 1, ArrowLeft: place - 1, Home: 0, End: this.tabs.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const tab = this.tabs[(to + this.tabs.length) % this.tabs.length];
    tab.focus();
    state.set({ view: tab.dataset.view });
  }

  withDetails(isShown = !this.body.classList.contains("with-details")) {
    this.body.classList.toggle("with-details", Boolean(isShown));
    this.switch.setAttribute("aria-pressed", String(Boolean(isShown)));
  }

  // Keys and paper.

  makeKeys() {
    this.keys = document.getElementById("keys");
    const box = h("input", { type: "checkbox", checked: true, onchange: () => { this.keysAreOn = box.checked; } });
    this.keys.append(h("h2", { id: "keys-title" }, "Keys"),
      facts(KEYS.map(([key, text]) => [h("kbd", {}, key), text])),
      h("p", {}, h("label", {}, box, "single letters and signs are keys")),
      h("form", { method: "dialog" }, h("button", { autofocus: true }, "Close")));
  }

  key(event) {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || this.keys.open) return;
    const isTyping = event.target.matches("input:not([type=checkbox]):not([type=range]), select, textarea");
    if (event.key === "Escape" && !isTyping) {
      if (state.pick) state.set({ pick: null });
      else if (state.run !== null && this.body.classList.contains("with-details")) this.withDetails(false);
      return;
    }
    if (isTyping || !this.keysAreOn) return;
    const action = this.actions()[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  }

  /// What the single keys do where the reader is now.
  actions() {
    const run = (index) => report.runs[index] ? () => state.set({ run: index, pick: null }) : null;
    const view = (name) => this.views.some(([one]) => one === name) ? () => state.set({ view: name }) : null;
    const always = {
      "?": () => this.keys.showModal(),
      "/": () => this.main.querySelector("input[type=search]")?.focus(),
      o: report.runs.length > 1 ? () => state.set({ run: null }) : null,
    };
    if (state.run === null) return always;
    const digits = VIEWS.map(([name], index) => [String((index + 1) % 10), view(name)]);
    const inRun = { ...always, ...Object.fromEntries(digits), "[": run(state.run - 1), "]": run(state.run + 1) };
    if (!this.bar) return inRun;
    return {
      ...inRun, ",": () => this.bar.step(-1), ".": () => this.bar.step(1), d: () => this.withDetails(),
        t: () => this.bar.type(),
    };
  }

  /// Paper does not scroll: lists are drawn whole, and what is folded is opened.
  print(isPrinting) {
    LongList.onPaper = isPrinting;
    this.view?.list?.draw();
    if (isPrinting) this.folded = [...document.querySelectorAll("#panel details:not([open])")];
    for (const details of this.folded ?? []) details.open = isPrinting;
  }
}

new Page();
