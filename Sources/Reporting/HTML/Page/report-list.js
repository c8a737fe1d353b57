// A list of any length that draws the rows in sight alone. One stop for the Tab key; arrows move, Enter picks. Every row
// has its text for a screen reader, with its place and the number of all rows, though most rows are not in the page.

let lists = 0;

class LongList {
  /// `label` says what the list is; `render(item, index)` gives a row's children, `name` its text, `look` its class;
  /// `pick` is called on a click or Enter, `onChoose` when a row becomes the active one, `onDraw` with what is drawn.
  constructor({ label, render, name, pick, look, onChoose, onDraw, className }) {
    Object.assign(this, { render, name, pick, look, onChoose, onDraw });
    this.id = `list-${lists += 1}`;
    this.items = [];
    this.tops = [0];
    this.active = -1;
    this.drawn = new Map();
    this.body = h("div", { class: "rows", role: "listbox", "aria-label": label, tabindex: "0" });
    this.element = h("div", { class: `list ${className}` }, this.body);
    this.element.addEventListener("scroll", () => this.draw(), { passive: true });
    this.body.addEventListener("keydown", (event) => this.key(event));
    this.body.addEventListener("click", (event) => {
      const row = event.target.closest("[role=option]");
      if (row) this.choose(Number(row.dataset.index), true);
    });
    this.body.addEventListener("focus", () => { if (this.active < 0) this.choose(this.firstInSight); });
    new ResizeObserver(() => this.resize()).observe(this.element);
  }

  /// Where each row begins and, last, where the last one ends; without them all rows are as high as the style says.
  setItems(items, tops = null) {
    this.items = items;
    this.isEven = !tops;
    this.height = this.isEven ? this.styledHeight : 0;
    this.tops = tops ?? Array.from({ length: items.length + 1 }, (_, index) => index * this.height);
    this.active = Math.min(this.active, items.length - 1);
    this.clear();
    this.draw();
  }

  get styledHeight() { return parseFloat(getComputedStyle(this.element).getPropertyValue("--row")) || 27; }
  get firstInSight() { return firstIndex(this.tops, (y) => y >= this.element.scrollTop); }

  resize() {
    if (this.isEven && this.styledHeight !== this.height) this.setItems(this.items); else this.draw();
  }

  clear() {
    for (const row of this.drawn.values()) row.remove();
    this.drawn.clear();
  }

  /// Draws the rows in sight and a few around them; all of them, within reason, for paper.
  draw() {
    if (!this.element.isConnected) return;
    const { items, tops, element, drawn } = this;
    this.body.style.blockSize = `${tops.at(-1)}px`;
    const from = element.scrollTop - 200, to = element.scrollTop + element.clientHeight + 200;
    const low = LongList.onPaper ? 0 : Math.max(0, firstIndex(tops, (y) => y > from) - 1);
    const high = LongList.onPaper ? Math.min(items.length, 3000) : Math.min(items.length,
      firstIndex(tops, (y) => y > to));
    for (const [index, row] of drawn) {
      if (index >= low && index < high) continue;
      row.remove();
      drawn.delete(index);
    }
    let after = null;
    for (let index = high - 1; index >= low; index -= 1) {
      if (!drawn.has(index)) drawn.set(index, this.row(index));
      const row = drawn.get(index);
      if (!row.parentElement) this.body.insertBefore(row, after);
      after = row;
    }
    this.onDraw?.(low, high);
    this.mark();
  }

  row(index) {
    const item = this.items[index], top = this.tops[index];
    return h("div", {
      class: `row ${this.look?.(item, index) ?? ""}`, role: "option", id: `${this.id}-${index}`, "data-index": index,
      "aria-setsize": this.items.length, "aria-posinset": index + 1, "aria-label": this.name(item, index),
      style: { transform: `translateY(${top}px)`, "block-size": `${this.tops[index + 1] - top}px` },
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
    if (!this.element.isConnected || !this.items[index]) return;
    const view = this.element, [top, bottom] = this.tops.slice(index, index + 2), seen = view.clientHeight;
    const hidden = this.covered ?? 0;
    this.body.style.blockSize = `${this.tops.at(-1)}px`;
    if (bottom < view.scrollTop - seen || top > view.scrollTop + 2 * seen) view.scrollTop = top - seen / 2;
    else if (top < view.scrollTop) view.scrollTop = top;
    else if (bottom + hidden > view.scrollTop + seen) view.scrollTop = bottom + hidden - seen;
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
