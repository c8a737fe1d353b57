// One run as the views ask for it: words for values, rows at an instant, who wrote a cell, what happened when.

class Run {
  constructor(report, index) {
    this.report = report;
    this.index = index;
    this.base = report.start ? Date.parse(report.start) : 0;
    const picture = report.picture ?? {};
    this.hasPicture = Boolean(report.picture);
    this.length = picture.length ?? (report.virtualSeconds ?? 0) * SECOND;
    for (const name of ["lanes", "rows", "faults", "exchanges", "tables", "changes", "messages", "logs", "story"]) {
      this[name] = picture[name] ?? [];
    }
    this.hasLogs = Boolean(picture.logs);
    this.logsLeftOut = picture.logsLeftOut ?? 0;
    this.messagesLeftOut = picture.messagesLeftOut ?? 0;
    this.diagram = picture.diagram ?? { participants: [], items: [], mermaid: "" };
    this.readPicture();
  }

  get name() { return this.report.scenario ?? this.report.file ?? "run"; }

  /// Finds what the views ask for again and again: the life of each row, the notes, the instants.
  readPicture() {
    this.lives = this.tables.map(() => new Map());
    this.changes.forEach((change, index) => {
      const lives = this.lives[change.table];
      if (!lives.has(change.row)) lives.set(change.row, []);
      lives.get(change.row).push(index);
    });
    this.tables.forEach((table, index) => {
      // A table that nothing wrote to came with the world, and its rows are only told apart by their places.
      const ids = table.ids ?? (this.lives[index].size ? [] : table.rows.map((_, place) => place + 1));
      table.finals = new Map(ids.map((id, place) => [id, table.rows[place]]));
      table.order = [...new Set([...ids, ...this.lives[index].keys()])].sort((a, b) => a - b);
    });
    this.notes = [];
    const visit = (items) => items.forEach((item) => item.kind === "phase" ? visit(item.items)
      : item.kind === "note" && this.notes.push(item));
    visit(this.diagram.items);
    this.processes = new Map();
    for (const lane of this.lanes) for (const run of lane.runs) this.processes.set(run[2], { lane, run });
    this.changeTimes = distinct(this.changes.map((change) => change.t));
    this.moments = distinct([
      0, this.length, ...this.changeTimes, ...[this.messages, this.faults, this.story].flat().map((event) => event.t),
    ]);
  }

  /// The rows of a table when an instant was over, each with the change that last wrote it.
  rowsAt(tableIndex, t) {
    const table = this.tables[tableIndex];
    const rows = [];
    for (const id of table.order) {
      const life = this.lives[tableIndex].get(id);
      if (!life) { rows.push({ id, values: table.finals.get(id), change: null }); continue; }
      const place = firstIndex(life, (index) => this.changes[index].t > t) - 1;
      const values = place < 0 ? this.changes[life[0]].old : this.changes[life[place]].new;
      if (values) rows.push({ id, values, change: place < 0 ? null : life[place] });
    }
    return rows;
  }

  /// The last instant up to `t` at which a row changed, or null.
  changedAt(t) {
    const place = firstIndex(this.changeTimes, (time) => time > t) - 1;
    return place < 0 ? null : this.changeTimes[place];
  }

  /// What the changes of one instant did to a row: the columns that differ from before it, or null for a new row.
  differences(tableIndex, id, since) {
    const life = (this.lives[tableIndex].get(id) ?? []).filter((index) => this.changes[index].t === since);
    if (!life.length) return undefined;
    const before = this.changes[life[0]].old, after = this.changes[life.at(-1)].new;
    if (!before || !after) return null;
    return new Set(this.tables[tableIndex].columns.map((_, column) => column).filter((column) => !same(before[column],
      after[column])));
  }

  /// The changes that wrote a cell, in order.
  writers(tableIndex, id, column) {
    return (this.lives[tableIndex].get(id) ?? []).filter((index) => {
      const { old, new: now } = this.changes[index];
      return !old || !now || !same(old[column], now[column]);
    });
  }

  /// The word for a value where its column has words.
  word(tableIndex, column, value) {
    const table = this.tables[tableIndex];
    return value === null ? undefined : table.labels?.[table.columns[column]]?.[String(value)];
  }

  /// A value as people read it, `2 InProgress`.
  text(tableIndex, column, value) {
    const word = this.word(tableIndex, column, value);
    return word === undefined ? plain(value) : `${plain(value)} ${word}`;
  }

  /// What a change did, in a line: `crawl_status New → InProgress`.
  summary(change) {
    const columns = this.tables[change.table].columns;
    const word = (column, value) => this.word(change.table, column, value) ?? brief(plain(value));
    if (change.op === "delete") return "row deleted";
    const shown = columns.map((name, column) => [name, column]).filter(([name, column]) => change.op === "insert"
      ? name !== "id" && change.new[column] !== null && !/_at$/.test(name)
      : !same(change.old[column], change.new[column]));
    const telling = shown.filter(([name]) => name !== "updated_at");
    return (telling.length ? telling : shown).map(([name, column]) => change.op === "insert"
      ? `${name} ${word(column, change.new[column])}`
      : `${name} ${word(column, change.old[column])} → ${word(column, change.new[column])}`).join(", ");
  }

  /// The date and time of an instant in UTC.
  date(t) {
    return new Date(this.base + t).toISOString().replace("T", " ").replace(/\.000Z$|Z$/, "");
  }

  /// The instant that a date and time of day in a text means, or null where that is not certain.
  meant(date, time) {
    if (!this.base || !this.hasPicture) return null;
    const ofDay = instant(time);
    if (ofDay === null) return null;
    const day = date ? Date.parse(date + "T00:00:00Z") : Math.floor(this.base / DAY) * DAY;
    let t = day + ofDay - this.base;
    if (!date && t < 0) t += DAY;
    return t < 0 || t > this.length || (!date && this.length > DAY) ? null : t;
  }
}

function distinct(times) {
  return [...new Set(times)].sort((a, b) => a - b);
}

function same(a, b) {
  return a === b || (typeof a === "object" && JSON.stringify(a) === JSON.stringify(b));
}

function brief(text) { return text.length > 48 ? text.slice(0, 47) + "…" : text; }

function plain(value) {
  if (value === null || value === undefined) return "NULL";
  if (typeof value === "object") return "hex" in value ? `x'${value.hex}'` : JSON.stringify(value);
  return String(value);
}
