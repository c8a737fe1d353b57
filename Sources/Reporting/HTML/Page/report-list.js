// A list of any length that draws the rows in sight alone. One stop for the Tab key; arrows move, Enter picks. Every
// row has its
// text for a screen reader, with its place and the number of all rows, though most rows are not in the page.

let lists = 0;

class LongList {
  /// - label: what the list is; - render(item, index): a row's children; - name(item, index): a row as one text;
  /// - pick(item, index): on a click or Enter; - heights: null for rows as high as the style says, or a list of tops
  /// and the bottom.
  constructor({ label, render, name, pick, look, onDraw, className }) {
    Object.assign(this, { render, name, pick, look, onDraw });
    this.id = `list-${lists += 1}`;
    this.items = [];
    this.active = -1;
    this.tops = null;
    this.body = h("div", { class: "rows", role: "listbox", "aria-label": label, tabindex: "0" });
    this.element = h("div", { class: `list ${className ?? ""}` }, this.body);
    this.drawn = new Map();
    this.element.addEventListener("scroll", () => this.draw(), { passive: true });
    this.body.addEventListener("keydown", (event) => this.key(event));
    this.body.addEventListener("click", (event) => {
      const row = event.target.closest("[role=option]");
      if (row) this.choose(Number(row.dataset.index), true);
    });
    this.body.addEventListener("focus",
      () => { if (this.active < 0 && this.items.length) this.choose(this.inSight()); });
    new ResizeObserver(() => this.draw()).observe(this.element);
  }

  /// - tops: where each row begins and, last, where the last one ends; null for rows of one height.
  setItems(items, tops = null) {
    this.items = items;
    this.tops = tops;
    this.active = Math.min(this.active, items.length - 1);
    this.clear();
    this.draw();
  }

  clear() {
    for (const row of this.drawn.values()) row.remove();
    this.drawn.clear();
  }

  get rowHeight() { return this.tops ? 0 : parseFloat(getComputedStyle(this.element).getPropertyValue("--row")) || 28; }
  top(index) { return this.tops ? this.tops[index] : index * this.height; }

  inSight() {
    const top = this.element.scrollTop;
    return clamp(this.tops ? firstIndex(this.tops, (y) => y >= top) : Math.ceil(top / this.height), 0,
      this.items.length - 1);
  }

  /// Draws the rows in sight and a few around them; all of them for paper.
  draw() {
    if (!this.element.isConnected) return;
    const height = this.rowHeight;
    if (height !== this.height) this.clear();
    this.height = height;
    const all = this.tops ? this.tops[this.items.length] ?? 0 : this.items.length * height;
    this.body.style.blockSize = `${all}px`;
    const from = this.element.scrollTop - 200, to = from + this.element.clientHeight + 400;
    const low = LongList.onPaper ? 0 : Math.max(0, this.tops ? firstIndex(this.tops, (y) => y > from) - 1
      : Math.floor(from / height));
    const high = LongList.onPaper ? Math.min(this.items.length, 3000)
      : Math.min(this.items.length, this.tops ? firstIndex(this.tops, (y) => y > to) : Math.ceil(to / height));
    for (const [index, row] of this.drawn) if (index < low || index >= high) { row.remove(); this.drawn.delete(index); }
    let after = null;
    for (let index = high - 1; index >= low; index -= 1) {
      if (!this.drawn.has(index)) {
        const row = this.row(index);
        this.body.insertBefore(row, after);
        this.drawn.set(index, row);
      }
      after = this.drawn.get(index);
    }
    this.onDraw?.(low, high);
    this.mark();
  }

  row(index) {
    const item = this.items[index];
    return h("div", {
      class: `row ${this.look?.(item, index) ?? ""}`, role: "option", id: `${this.id}-${index}`, "data-index": index,
      "aria-setsize": this.items.length, "aria-posinset": index + 1, "aria-label": this.name(item, index),
      style: { transform: `translateY(${this.top(index)}px)`,
        ...(this.tops ? { "block-size": `${this.tops[index + 1] - this.tops[index]}px` } : {}) },
    }, this.render(item, index));
  }

  /// Shows which row is the active one.
  mark() {
    for (const [index, row] of this.drawn) row.setAttribute("aria-selected", String(index === this.active));
    if (this.drawn.has(this.active)) this.body.setAttribute("aria-activedescendant", `${this.id}-${this.active}`);
    else this.body.removeAttribute("aria-activedescendant");
  }

  choose(index, picks) {
    if (!this.items.length) return;
    this.active = clamp(index, 0, this.items.length - 1);
    this.reveal(this.active);
    this.onChoose?.(this.items[this.active]);
    this.draw();
    if (picks) this.pick?.(this.items[this.active], this.active);
  }

  /// Scrolls just so far that a row is in sight, or to the middle where it was far away.
  reveal(index) {
    if (!this.element.isConnected || index < 0 || index >= this.items.length) return;
    const height = this.height || this.rowHeight;
    const top = this.tops ? this.tops[index] : index * height, bottom = this.tops ? this.tops[index + 1] : top + height;
    const view = this.element, hidden = this.covered ?? 0;
    const far = bottom < view.scrollTop - view.clientHeight || top > view.scrollTop + 2 * view.clientHeight;
    this.body.style.blockSize = `${this.tops ? this.tops[this.items.length] : this.items.length * height}px`;
    if (far) view.scrollTop = top - view.clientHeight / 2;
    else if (top < view.scrollTop) view.scrollTop = top;
    else if (bottom + hidden > view.scrollTop + view.clientHeight) view.scrollTop = bottom + hidden - view.clientHeight;
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, Math.floor(this.element.clientHeight / (this.height || 40)) - 1);
    const to = {
      ArrowDown: this.active + 1, ArrowUp: this.active - 1, PageDown: this.active + page, PageUp: this.active - page,
      Home: 0, End: this.items.length - 1,
    }[event.key];
    if (to !== undefined) this.choose(to);
    else if (event.key === "Enter" || event.key === " ") this.choose(Math.max(this.active, 0), true);
    else return;
    event.preventDefault();
  }
}

LongList.onPaper = false;
