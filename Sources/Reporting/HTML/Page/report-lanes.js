// Swimlanes in virtual time: a lane for each process and for each state of a row. Of each lane only what is in sight is
// drawn, as one path for each kind, however many runs it has.

const LANE = 28, BAR = 18;
const TONES = [["waiting", "waiting"], ["working", "working"], ["good", "good"], ["bad", "failed"], ["ended", "ended"]];

class LanesView {
  constructor(model) {
    this.model = model;
    this.lanes = [...rowLanes(model), ...processLanes(model)];
    this.from = 0;
    this.to = model.length || 1;
    const sift = () => this.sift();
    this.filter = h("input", { type: "search", placeholder: "Filter", "aria-label": "Filter lanes", oninput: sift });
    this.idle = h("input", { type: "checkbox", onchange: sift });
    this.trouble = h("input", { type: "checkbox", onchange: sift });
    this.count = h("span", { class: "count" });
    this.axis = h("div", { class: "axis", "aria-hidden": "true" });
    this.line = h("div", { class: "instant-line", "aria-hidden": "true" });
    this.list = new LongList({
      label: "Lanes, with their runs and states in virtual time; left and right move along a lane", className: "lanes",
      render: (lane) => this.row(lane), name: (lane) => this.name(lane), look: (lane) => lane.isFirst ? "first" : "",
      onDraw: () => this.place(),
    });
    this.list.body.addEventListener("keydown", (event) => this.key(event), true);
    this.listenToPointer();
    this.list.element.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
    this.element = h("div", { class: "view lanes-view" },
      h("div", { class: "toolbar" }, this.filter,
        h("label", {}, this.idle, "runs that did nothing"), h("label", {}, this.trouble, "only what went wrong"),
        this.count, this.zoomButtons()),
      h("div", { class: "lanes-frame" }, this.axis, this.list.element, this.line),
      h("ul", { class: "legend", "aria-label": "Signs" },
        TONES.map(([tone, text]) => h("li", {}, h("i", { class: `swatch ${tone}` }), text)),
        h("li", {}, icon(ICONS.bolt, { class: "icon bolt" }), "fault")));
    new ResizeObserver(() => this.redraw()).observe(this.list.element);
  }

  zoomButtons() {
    const buttons = [
      ["previous", "Earlier", () => this.pan(-0.3)], ["next", "Later", () => this.pan(0.3)],
      ["minus", "Zoom out", () => this.zoom(2)], ["plus", "Zoom in", () => this.zoom(0.5)],
      ["fit", "Whole run", () => this.fit()],
    ];
    return h("div", { class: "group", role: "group", "aria-label": "Zoom" }, buttons.map(([name, text, action]) =>
      h("button", { type: "button", class: "small", "aria-label": text, title: text, onclick: action },
        icon(ICONS[name]))));
  }

  shown() { this.sift(); this.react(new Set(["t", "pick"])); }

  react(changed) {
    if (changed.has("t")) {
      const span = this.to - this.from;
      if (state.t < this.from || state.t > this.to) this.look(state.t - span / 2, state.t + span / 2);
      this.place();
    }
    if (changed.has("pick")) {
      const index = this.items.findIndex((lane) => lane.marks.some((mark) => mark.pick === state.pick));
      if (index >= 0) { this.list.active = index; this.list.reveal(index); }
      this.redraw();
    }
  }

  sift() {
    const words = this.filter.value.toLowerCase().split(/\s+/).filter(Boolean);
    this.items = this.lanes.filter((lane) => (this.idle.checked || !lane.isIdle) &&
      (!this.trouble.checked || lane.isTrouble) &&
      words.every((word) => lane.text.includes(word)));
    this.items.forEach((lane, index) => {
      lane.isFirst = lane.kind !== this.items[index - 1]?.kind;
      lane.marks = lane.all.filter((mark) => this.idle.checked || !mark.isIdle);
    });
    const hidden = this.lanes.length - this.items.length;
    this.count.textContent = plural(this.items.length, "lane") + (hidden ? `, ${hidden} hidden` : "");
    this.redraw();
  }

  redraw() {
    if (!this.items || !this.element.isConnected) return;
    const tops = [0];
    for (const lane of this.items) tops.push(tops.at(-1) + (lane.isFirst ? LANE + 22 : LANE));
    this.list.setItems(this.items, tops);
    this.drawAxis();
  }

  get labelWidth() { return parseFloat(getComputedStyle(this.element).getPropertyValue("--label")) || 200; }
  get width() { return Math.max(50, this.list.body.clientWidth - this.labelWidth); }
  x(t) { return (t - this.from) / (this.to - this.from) * this.width; }
  time(x) { return this.from + x / this.width * (this.to - this.from); }

  // The view of time.

  look(from, to) {
    const length = this.model.length || 1;
    const span = clamp(to - from, Math.min(length, 20), length);
    this.from = clamp(from, 0, length - span);
    this.to = this.from + span;
    this.redraw();
  }

  zoom(factor, at = this.from <= state.t && state.t <= this.to ? state.t : (this.from + this.to) / 2) {
    this.look(at - (at - this.from) * factor, at + (this.to - at) * factor);
  }

  pan(share) {
    const step = (this.to - this.from) * share;
    const from = clamp(this.from + step, 0, this.model.length - (this.to - this.from));
    this.look(from, from + this.to - this.from);
  }

  fit() { this.look(0, this.model.length); }

  drawAxis() {
    const step = niceStep((this.to - this.from) / Math.max(2, this.width / 90));
    const marks = [];
    for (let t = Math.ceil(this.from / step) * step; t <= this.to; t += step) {
      const x = this.x(t);
      marks.push(h("span", { class: x > this.width - 40 ? "last" : "", style: { left: `${this.labelWidth + x}px` } },
        clock(Math.round(t))));
    }
    this.axis.replaceChildren(...marks);
    this.place();
  }

  /// Puts the line of the instant where it belongs.
  place() {
    const isSeen = state.t >= this.from && state.t <= this.to;
    this.line.hidden = !isSeen;
    this.line.style.transform = `translateX(${this.labelWidth + this.x(state.t)}px)`;
  }

  // One lane.

  name(lane) {
    const { marks, faults } = lane;
    const bad = marks.filter((mark) => mark.isBad).length;
    const parts = [`${lane.title} ${lane.sub}: ${plural(marks.length, lane.kind === "row" ? "state" : "run")}`];
    if (bad) parts.push(`${bad} bad`);
    if (faults.length) parts.push(`${plural(faults.length, "fault")} at ${faults.slice(0, 3)
      .map((fault) => clock(fault.t)).join(", ")}`);
    if (lane.kind === "row" && marks.length) parts.push(`last ${marks.at(-1).word} since ${clock(marks.at(-1).t0)}`);
    return parts.join(", ");
  }

  row(lane) {
    return [
      lane.isFirst ? h("span", { class: "lane-kind" }, new Map(LANE_KINDS).get(lane.kind) ?? lane.kind) : null,
      h("span", { class: "lane-label", title: `${lane.title} ${lane.sub}` },
        h("span", { class: "lane-title" }, lane.short), h("span", { class: "quiet" }, lane.sub)),
      this.track(lane),
    ];
  }

  track(lane) {
    const width = this.width, paths = new Map(), texts = [], last = new Map();
    const height = BAR / lane.levels, gap = lane.levels > 1 ? 1 : 0;
    let picked = null;
    for (const mark of lane.marks) {
      if (mark.t1 < this.from || mark.t0 > this.to) continue;
      const left = Math.max(-2, this.x(mark.t0)), right = Math.min(width + 2, this.x(mark.t1));
      const wide = Math.max(right - left, mark.isIdle ? 1 : 3), top = 4 + mark.level * height;
      if (mark.pick === state.pick) {
        picked = svg("rect", { class: "picked", x: left - 2, y: top - 2, width: wide + 4, height: height + 3, rx: 2 });
      }
      const key = `${mark.look} ${mark.level}`;
      if (last.get(key) >= left + wide - 0.5) continue;
      last.set(key, left + wide);
      const [x, y, across, down] = [left, top, wide, height - gap].map((number) => number.toFixed(1));
      paths.set(mark.look, `${paths.get(mark.look) ?? ""}M${x} ${y}h${across}v${down}h-${across}z`);
      if (mark.word && wide > 24) texts.push(svg("text", { x: Math.max(left, 0) + 4, y: 17 },
        cut(mark.word, wide - 6)));
    }
    const bolts = lane.faults.filter((fault) => fault.t >= this.from && fault.t <= this.to).map((fault) => {
      const look = state.pick === `fault:${fault.index}` ? "bolt picked" : "bolt";
      return svg("path", { class: look, d: `M${this.x(fault.t) + 1.5} 1l-7 13h4.6l-1.2 10 7.6-14h-4.8z` });
    });
    return svg("svg", { class: "track", "aria-hidden": "true", width, height: 26 },
      [...paths].map(([look, d]) => svg("path", { class: `bar ${look}`, d })), texts, bolts, picked);
  }

  // What a reader does.

  /// The nearest thing of a lane to a place on it; faults first, as they are what one looks for.
  nearest(lane, x) {
    const far = (t0, t1) => Math.max(this.x(t0) - x, x - this.x(t1), 0);
    const fault = lane.faults.find((entry) => far(entry.t, entry.t) < 7);
    if (fault) return { t: fault.t, pick: `fault:${fault.index}` };
    let best = null, distance = 6;
    for (const mark of lane.marks) {
      const off = far(mark.t0, mark.t1) - (mark.isIdle ? 0 : 0.5);
      const isShorter = best && off === distance && mark.t1 - mark.t0 < best.t1 - best.t0;
      if (off < distance || isShorter) [distance, best] = [off, mark];
    }
    return best ? { t: best.t0, pick: best.pick } : null;
  }

  click(event) {
    const row = event.target.closest?.("[role=option]");
    if (!row) return;
    this.list.choose(Number(row.dataset.index));
    const x = event.clientX - this.list.body.getBoundingClientRect().left - this.labelWidth;
    if (x < 0) return;
    const found = this.nearest(this.items[this.list.active], x);
    if (found) state.go(found.t, found.pick); else state.go(Math.round(this.time(x) / SECOND) * SECOND);
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const lane = this.items[this.list.active];
    const action = {
      ArrowRight: () => this.step(lane, 1), ArrowLeft: () => this.step(lane, -1), Enter: () => this.step(lane, 0),
      "+": () => this.zoom(0.5), "=": () => this.zoom(0.5), "-": () => this.zoom(2), 0: () => this.fit(),
    }[event.key];
    if (!action) return;
    event.preventDefault();
    event.stopPropagation();
    action();
  }

  /// Goes along a lane to the next thing, and says what it is.
  step(lane, way) {
    if (!lane) return;
    const stops = [
      ...lane.marks.map(({ t0, pick, text }) => ({ t: t0, pick, text })),
      ...lane.faults.map(({ t, index, id, text }) => ({ t, pick: `fault:${index}`, text: `fault ${id}: ${text}` })),
    ].sort((a, b) => a.t - b.t);
    if (!stops.length) return;
    const here = stops.findIndex((stop) => stop.pick === state.pick);
    const later = firstIndex(stops, (stop) => stop.t > state.t), notEarlier = firstIndex(stops,
      (stop) => stop.t >= state.t);
    const next = here >= 0 ? here + way : way > 0 ? later : way < 0 ? notEarlier - 1 : later - 1;
    const stop = stops[clamp(next, 0, stops.length - 1)];
    state.go(stop.t, stop.pick);
    announce(`${clock(stop.t)} ${stop.text}`);
  }

  wheel(event) {
    if (event.ctrlKey || event.metaKey) {
      const x = event.clientX - this.list.body.getBoundingClientRect().left - this.labelWidth;
      this.zoom(Math.exp(clamp(event.deltaY, -100, 100) / 200), this.time(clamp(x, 0, this.width)));
    } else if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
      this.pan((event.deltaX || event.deltaY) / this.width);
    } else return;
    event.preventDefault();
  }

  /// One finger or the mouse drags the time, two fingers zoom; a press that does not move is a click.
  listenToPointer() {
    const area = this.list.element, down = new Map();
    let start = null;
    const spread = () => { const [a, b] = [...down.values()]; return Math.max(20, Math.abs(a.clientX - b.clientX)); };
    area.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      down.set(event.pointerId, event);
      start = { x: event.clientX, from: this.from, to: this.to, moved: false, spread: down.size === 2 ? spread() : 0 };
    });
    area.addEventListener("pointermove", (event) => {
      if (!down.has(event.pointerId) || !start) return;
      down.set(event.pointerId, event);
      const span = start.to - start.from;
      if (down.size === 2) {
        const middle = (start.from + start.to) / 2, half = span / 2 * start.spread / spread();
        start.moved = true;
        this.look(middle - half, middle + half);
      } else if (start.moved || Math.abs(event.clientX - start.x) > 4) {
        if (!start.moved) area.setPointerCapture(event.pointerId);
        start.moved = true;
        const from = clamp(start.from - (event.clientX - start.x) / this.width * span, 0, this.model.length - span);
        this.look(from, from + span);
      }
    });
    const up = (event) => {
      if (!down.delete(event.pointerId)) return;
      if (event.type === "pointerup" && start && !start.moved && down.size === 0) this.click(event);
      if (down.size === 0) start = null;
    };
    area.addEventListener("pointerup", up);
    area.addEventListener("pointercancel", up);
  }
}
