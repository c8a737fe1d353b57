// The tables as they were when an instant was over. What changed at it, or at the last change before it, is marked; a
// cell says on a click who wrote it.

const ROWS_OF_ONE = 200, ROWS_OF_EACH = 40;

class TablesView {
  constructor(model) {
    this.model = model;
    this.pick = "state";
    this.limits = new Map();
    this.inState = new Set(model.rows.map((row) => row.table));
    if (!this.inState.size) this.pick = "all";
    this.title = h("p", { class: "title" });
    this.choices = h("nav", { class: "choices", "aria-label": "Tables" });
    this.grid = h("div", { class: "grids scrolls", tabindex: "0", role: "region", "aria-label": "Rows" });
    this.nullness = h("input", { type: "checkbox", checked: true, onchange: () => this.draw() });
    this.element = model.tables.length ? h("div", { class: "view tables" },
      h("div", { class: "toolbar" }, this.select(), this.title, h("label", {}, this.nullness,
        "hide columns that are all NULL")),
      h("div", { class: "split" }, this.choices, this.grid)) : h("p", { class: "empty" }, "No table ever held a row.");
    this.grid.addEventListener("click", (event) => this.click(event));
    this.grid.addEventListener("keydown", (event) => this.key(event));
    this.grid.addEventListener("focusin", (event) => { if (event.target.matches(".cell")) this.rove(event.target); });
  }

  shown() { this.react(new Set(["t", "pick"])); }

  react(changed) {
    if (!this.model.tables.length || (!changed.has("t") && !changed.has("pick"))) return;
    const [table] = this.pickedRow;
    if (changed.has("pick") && table !== undefined && !this.shows(table)) this.pick = String(table);
    this.draw();
    const row = changed.has("pick") && this.grid.querySelector(".picked");
    this.reveal(row || (this.isMarkInSight() ? null : this.grid.querySelector(".changed")));
  }

  /// Scrolls up or down to a row, and not sideways.
  reveal(row) {
    if (!row) return;
    const part = row.getBoundingClientRect(), whole = this.grid.getBoundingClientRect();
    if (part.top < whole.top) this.grid.scrollTop -= whole.top - part.top + 60;
    else if (part.bottom > whole.bottom) this.grid.scrollTop += part.bottom - whole.bottom + 20;
  }

  isMarkInSight() {
    const { top, bottom } = this.grid.getBoundingClientRect();
    return [...this.grid.querySelectorAll(".changed")].some((cell) => {
      const part = cell.getBoundingClientRect();
      return part.bottom > top && part.top < bottom;
    });
  }

  /// The table and the row that the reader has picked, by itself or by a change of it.
  get pickedRow() {
    const [kind, first, second] = (state.pick ?? "").split(":");
    const change = kind === "change" ? this.model.changes[first] : null;
    return change ? [change.table, change.row] : kind === "row" ? [Number(first), Number(second)] : [];
  }

  /// For narrow screens, where the list of tables has no room.
  select() {
    this.menu = h("select", { "aria-label": "Tables shown",
      onchange: () => { this.pick = this.menu.value; this.draw(); } });
    return this.menu;
  }

  shows(index) {
    if (this.pick === "all") return true;
    if (this.pick === "state") return this.inState.has(this.model.tables[index].name);
    if (this.pick === "changed") return this.changed.has(index);
    return this.pick === String(index);
  }

  draw() {
    const { model } = this;
    this.since = model.changedAt(state.t);
    this.now = model.changes.filter((change) => change.t === this.since);
    this.changed = new Set(this.now.map((change) => change.table));
    this.contents = model.tables.map((_, index) => model.rowsAt(index, state.t));
    fill(this.title, `As of ${clock(state.t)}. `, this.since === null ? "Nothing has changed yet." : [
      h("mark", {}, "Marked"), ` is what changed ${this.since === state.t ? "at this instant" : "at "}`,
      this.since === state.t ? null : link(clock(this.since), () => state.set({ t: this.since })),
        `: ${plural(this.now.length, "change")}.`]);
    this.list();
    const here = model.tables.map((_, index) => index).filter((index) => this.shows(index) &&
      (this.contents[index].length || this.changed.has(index) || this.pick === String(index)));
    const top = this.grid.scrollTop, left = this.grid.scrollLeft;
    const held = this.grid.contains(document.activeElement) && this.stop ? this.stop : null;
    fill(this.grid, here.map((index) => this.table(index, here.length > 1 ? ROWS_OF_EACH : ROWS_OF_ONE)));
    this.rove(this.cell(...(this.stop ?? [])) ?? this.grid.querySelector(".cell"));
    if (held) this.cell(...held)?.focus({ preventScroll: true });
    if (!here.length) this.grid.append(h("p", { class: "empty" }, "No row in these tables at this instant."));
    this.grid.scrollTo(left, top);
  }

  /// The ways to the tables: three sets of them, then each one under its schema.
  list() {
    const { tables } = this.model;
    const filled = (test) => this.contents.filter((rows, index) => rows.length && test(index)).length;
    const sets = [["changed", "Changed", this.changed.size], ["all", "All tables", filled(() => true)]];
    if (this.inState.size) {
      sets.unshift(["state", "With the state of the work", filled((index) => this.inState.has(tables[index].name))]);
    }
    const focused = this.choices.contains(document.activeElement) ? document.activeElement.dataset.pick : null;
    const schemas = Map.groupBy(tables.keys(), (index) => tables[index].name.split(".")[0]);
    fill(this.choices, sets.map((set) => this.way(...set)), [...schemas].map(([schema, indexes]) => [
      h("h3", {}, schema),
      indexes.map((index) => this.way(String(index), shortTable(tables[index].name), this.contents[index].length,
        this.changed.has(index))),
    ]));
    const single = tables.map((table, index) => [String(index), table.name, this.contents[index].length]);
    fill(this.menu, [...sets, ...single].map(([pick, text, count]) => h("option", { value: pick },
      `${text} (${count})`)));
    this.menu.value = this.pick;
    if (focused) this.choices.querySelector(`[data-pick="${focused}"]`)?.focus();
  }

  way(pick, text, count, isChanged) {
    const open = () => {
      this.pick = pick;
      this.draw();
    };
    return h("button", {
      type: "button", "data-pick": pick, class: isChanged ? "changed" : null, onclick: open,
      "aria-current": this.pick === pick ? "true" : null,
    }, h("span", {}, text), h("span", { class: "count" }, count, isChanged ? h("span", { class: "hidden" }, " changed")
      : null));
  }

  /// The rows that are drawn of a long table: those that changed now or are picked are always among them.
  few(index, rows, limit) {
    if (rows.length <= limit) return rows;
    const wanted = new Set(this.now.filter((change) => change.table === index).map((change) => change.row));
    const [table, row] = this.pickedRow;
    if (table === index) wanted.add(row);
    const first = rows.filter((entry) => wanted.has(entry.id)).slice(0, limit);
    const kept = new Set([...first, ...rows.filter((entry) => !wanted.has(entry.id)).slice(0, limit - first.length)]);
    return rows.filter((entry) => kept.has(entry));
  }

  table(index, most) {
    const { model } = this;
    const table = model.tables[index];
    const rows = this.contents[index];
    const limit = this.limits.get(index) ?? most;
    const few = this.few(index, rows, limit);
    const gone = this.now.filter((change) => change.table === index && change.op === "delete").length;
    const columns = table.columns.map((_, column) => column).filter((column) =>
      !this.nullness.checked || column === 0 || rows.some((row) => row.values[column] !== null));
    return h("section", { class: "table-part", "aria-label": table.name },
      h("table", { class: "rows-of", "data-table": index },
        h("caption", {}, h("b", {}, table.name), " ", h("span", { class: "quiet" }, plural(rows.length, "row"),
          gone ? `, ${gone} deleted now` : "")),
        h("thead", {}, h("tr", {}, columns.map((column) => h("th", { scope: "col" }, table.columns[column])))),
        h("tbody", {}, few.map((row) => this.row(index, row, columns)))),
      rows.length > limit ? h("button", { type: "button", class: "small more", onclick: () => {
        this.limits.set(index, limit * 5);
        this.draw();
      } }, `${few.length} of ${plural(rows.length, "row")}; show more`) : null);
  }

  row(index, row, columns) {
    const changed = this.since === null ? undefined : this.model.differences(index, row.id, this.since);
    const [table, id] = this.pickedRow;
    const look = [changed === null ? "new" : "", table === index && id === row.id ? "picked" : ""].join(" ").trim();
    return h("tr", { class: look || null, "data-row": row.id },
      columns.map((column) => {
        const isNew = changed === null || changed?.has(column);
        return h("td", { class: isNew ? "changed" : null },
          h("button", { type: "button", class: "cell", "data-column": column, tabindex: "-1" },
            value(this.model, index, column, row.values[column]),
            isNew ? h("span", { class: "hidden" }, " changed") : null));
      }));
  }

  cell(table, row, column) {
    return this.grid.querySelector(`[data-table="${table}"] [data-row="${row}"] [data-column="${column}"]`);
  }

  /// All cells are one stop for the Tab key; arrows move between them.
  rove(cell) {
    this.grid.querySelector('.cell[tabindex="0"]')?.setAttribute("tabindex", "-1");
    if (!cell) return;
    cell.setAttribute("tabindex", "0");
    this.stop = [cell.closest("table").dataset.table, cell.closest("tr").dataset.row, cell.dataset.column];
  }

  key(event) {
    const cell = event.target.closest(".cell");
    if (!cell || event.ctrlKey || event.metaKey || event.altKey) return;
    const rows = [...this.grid.querySelectorAll("tbody tr")], row = cell.closest("tr");
    const place = [...row.cells].indexOf(cell.parentElement);
    const [down, across] = {
      ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1],
      Home: [0, -place], End: [0, row.cells.length - 1 - place],
    }[event.key] ?? [];
    if (down === undefined) return;
    event.preventDefault();
    const target = rows[clamp(rows.indexOf(row) + down, 0, rows.length - 1)];
    target.cells[clamp(place + across, 0, target.cells.length - 1)].firstChild.focus();
  }

  click(event) {
    const cell = event.target.closest(".cell");
    if (!cell) return;
    const row = cell.closest("tr").dataset.row, table = cell.closest("table").dataset.table;
    state.set({ pick: `row:${table}:${row}:${cell.dataset.column}` });
  }
}
