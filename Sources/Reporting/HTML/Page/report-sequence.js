// The sequence diagram, in the manner of the documents: participants above and below, phases on coloured ground, calls
// with full lines and answers with dashed ones. Each step is a row of a list, so that it can be reached and read without
// seeing it.

const GUTTER = 76, HEAD = 48, LINE = 15;

class SequenceView {
  constructor(model) {
    this.model = model;
    const { participants, items, mermaid } = model.diagram;
    this.participants = participants;
    this.drawing = svg("svg", { class: "drawing", "aria-hidden": "true" });
    this.heads = h("div", { class: "heads", "aria-hidden": "true" });
    this.rule = h("div", { class: "instant-rule", "aria-hidden": "true" });
    this.list = new LongList({
      label: "Sequence diagram, step by step", className: "sequence", render: (step, index) => this.time(step, index),
      name: (step) => step.name, look: (step) => step.pick && step.pick === state.pick ? `${step.kind} picked`
        : step.kind,
      pick: (step) => state.go(step.t, step.pick), onChoose: (step) => this.sideways(step),
      onDraw: (low, high) => this.draw(low, high),
    });
    this.list.covered = HEAD + 8;
    this.list.element.prepend(this.heads);
    this.element = items.length ? h("div", { class: "view" },
      h("div", { class: "toolbar" },
        h("span", { class: "quiet" }, `${plural(participants.length, "participant")}; pick a step to see it in full.`),
        copyButton(mermaid, "the diagram as Mermaid", "Copy as Mermaid")),
      this.list.element) : h("p", { class: "empty" }, "Nothing was sent and nothing changed, so there is no diagram.");
    this.isEmpty = !items.length;
  }

  shown() {
    if (this.isEmpty) return;
    this.layOut();
    this.react(new Set(["t", "pick"]));
  }

  react(changed) {
    if (this.isEmpty || !this.steps || (!changed.has("t") && !changed.has("pick"))) return;
    const isPicked = (step) => step.pick === state.pick || step.also?.includes(state.pick);
    const picked = state.pick ? this.steps.findIndex(isPicked) : -1;
    this.after = firstIndex(this.steps, (step) => step.t > state.t);
    this.list.clear();
    if (picked >= 0) this.list.active = picked;
    const shown = picked >= 0 ? picked : Math.max(0, this.after - 1);
    this.list.reveal(shown);
    this.sideways(this.steps[shown]);
    this.list.draw();
  }

  /// Scrolls left or right to a step of which nothing is in sight.
  sideways({ item }) {
    const places = item.over ?? (item.kind === "fold" ? [] : [item.from, item.to]);
    const view = this.list.element, xs = places.map((place) => this.xs[place]);
    if (!xs.length) return;
    const left = Math.min(...xs) - 80, right = Math.max(...xs) + 80;
    if (left + 80 > view.scrollLeft + view.clientWidth) view.scrollLeft = right - view.clientWidth;
    else if (right - 80 < view.scrollLeft + GUTTER) view.scrollLeft = left - GUTTER;
  }

  // Where everything stands.

  /// Lifelines stand as close as the names allow and as texts between neighbours need that may take two lines.
  spread() {
    this.heading = this.participants.map((participant) => wrapped(participant.name, 80));
    this.boxes = this.heading.map((lines) => Math.max(...lines.map((line) => widthOf(line) * 1.08)) + 18);
    const gaps = this.boxes.map((box, index) => Math.max(92, (box + (this.boxes[index + 1] ?? box)) / 2 + 10));
    const visit = (item) => {
      if (item.kind === "phase") item.items.forEach(visit);
      const far = Math.abs(item.from - item.to), left = Math.min(item.from, item.to);
      if (item.kind !== "message" || far > 1) return;
      gaps[left] = Math.max(gaps[left], Math.min(150, widthOf(item.text) / 2 + (far ? 34 : 64)));
    };
    this.model.diagram.items.forEach(visit);
    this.gaps = gaps;
    this.xs = [GUTTER + gaps[0] / 2 + 16];
    for (const gap of gaps.slice(0, -1)) this.xs.push(this.xs.at(-1) + gap);
    this.width = this.xs.at(-1) + gaps.at(-1) / 2 + 40;
  }

  layOut() {
    this.spread();
    this.steps = [];
    this.notes = 0;
    this.phases = [];
    this.tops = [0];
    this.y = 12;
    this.flow(this.model.diagram.items, 0);
    this.y += 10;
    this.tops = [...this.steps.map((step) => step.top), this.y];
    this.list.body.style.inlineSize = `${this.width}px`;
    this.drawHeads();
    this.list.setItems(this.steps, this.tops);
    this.list.body.prepend(this.drawing, this.rule);
    this.list.body.style.blockSize = `${this.y + HEAD + 16}px`;
  }

  flow(items, depth, phase = null) {
    for (const item of items) {
      if (item.kind === "phase") {
        const box = { depth, top: this.y, color: tints(item.color), text: item.text };
        this.phases.push(box);
        this.y += 30;
        this.flow(item.items, depth + 1, item.text);
        this.y += 8;
        box.bottom = this.y;
        this.y += 8;
        continue;
      }
      const step = this.step(item, phase);
      step.top = this.y;
      this.steps.push(step);
      this.y += step.height;
    }
  }

  /// What is drawn of an item, how high it is, what it stands for and how it is read aloud.
  step(item, phase) {
    const step = { kind: item.kind, item, t: item.t ?? item.t0, ...this[`${item.kind}Step`](item) };
    const during = phase && phase !== this.lastPhase ? `${phase}. ` : "";
    this.lastPhase = phase;
    return { ...step, name: `${during}${clock(step.t)} ${step.says}` };
  }

  foldStep(item) {
    return { pick: null, height: 30, says: `to ${clock(item.t1)}: ${item.text}` };
  }

  noteStep(item) {
    const most = this.noteWidth(item);
    const lines = item.text.split("\n").flatMap((line) => wrapped(line, most - 16));
    const width = item.over.length > 1 ? most : clamp(Math.max(...lines.map(widthOf)) + 20, 110, most);
    const also = (item.change ?? []).map((index) => `change:${index}`);
    const where = item.over.map((index) => this.participants[index].name).join(" and ");
    this.notes += 1;
    return {
      lines, width, also, pick: also.length === 1 ? also[0] : `note:${this.notes - 1}`,
        height: lines.length * LINE + 20,
      says: `note at ${where}: ${item.text}`,
    };
  }

  messageStep(item) {
    const isOwn = item.from === item.to;
    const room = Math.max(60, isOwn ? this.gaps[item.from] - 46 : Math.abs(this.xs[item.to] - this.xs[item.from]) - 12);
    const lines = atMost(3, wrapped((item.fault ? "⚡ " : "") + item.text, room), room);
    const [from, to] = [item.from, item.to].map((index) => this.participants[index].name);
    const word = { call: "to", answer: "answers", lost: "is lost on the way to" }[item.arrow];
    const [kind] = ["exchange", "message"].filter((name) => Number.isInteger(item[name]));
    return {
      lines, pick: kind ? `${kind}:${item[kind]}` : null,
      height: isOwn ? Math.max(40, lines.length * LINE + 14) : lines.length * LINE + 18,
      says: `${from} ${word} ${to}: ${item.text}${item.fault ? `, fault ${item.fault}` : ""}`,
    };
  }

  noteWidth(item) {
    const low = Math.min(...item.over), high = Math.max(...item.over);
    return low === high ? 320 : this.xs[high] - this.xs[low] + 60;
  }

  // Drawing.

  drawHeads() {
    this.heads.style.inlineSize = `${this.width}px`;
    this.heads.replaceChildren(svg("svg", { width: this.width, height: HEAD },
      this.heading.map((lines, index) => this.head(lines, index, 4))));
  }

  head(lines, index, y) {
    const width = this.boxes[index], x = this.xs[index], first = lines.length === 1 ? 23 : 16;
    return svg("g", { class: `participant ${this.participants[index].kind}` },
      svg("rect", { x: x - width / 2, y, width, height: HEAD - 10, rx: 4 }),
      texts(lines, x, y + first));
  }

  draw(low, high) {
    if (!this.steps) return;
    const top = this.tops[low] ?? 0, bottom = this.tops[high] ?? this.y, end = this.y;
    const isLast = high >= this.steps.length;
    this.drawing.setAttribute("width", this.width);
    this.drawing.setAttribute("height", end + HEAD + 16);
    this.drawing.replaceChildren(
      ...this.phases.filter((phase) => phase.bottom > top - 40 && phase.top < bottom + 40)
        .map((phase) => this.phase(phase)),
      ...this.xs.map((x) =>
        svg("path", { class: "lifeline", d: `M${x} ${Math.max(0, top - 40)}V${isLast ? end + 6 : bottom + 40}` })),
      ...this.steps.slice(low, high).map((step) => this[`${step.kind}Part`](step)),
      ...(isLast ? this.heading.map((lines, index) => this.head(lines, index, end + 6)) : []));
    const after = this.after ?? this.steps.length;
    this.rule.style.transform = `translateY(${after >= this.steps.length ? this.y - 4 : this.tops[after]}px)`;
    this.list.body.style.blockSize = `${this.y + HEAD + 16}px`;
  }

  phase(phase) {
    const inset = 4 + phase.depth * 10;
    const group = svg("g", { class: "phase" },
      svg("rect", { x: GUTTER - 8 + inset, y: phase.top, width: this.width - GUTTER - 2 * inset,
        height: phase.bottom - phase.top, rx: 4 }),
      svg("text", { x: Math.max(GUTTER + 4 + inset, this.list.element.scrollLeft + GUTTER + 8), y: phase.top + 19 },
        phase.text));
    group.style.setProperty("--light", phase.color.light);
    group.style.setProperty("--dark", phase.color.dark);
    return group;
  }

  messagePart({ item, top, lines, height }) {
    const y = top + height - 10, from = this.xs[item.from], to = this.xs[item.to];
    const look = `arrow ${item.arrow}${item.fault ? " faulted" : ""}`;
    if (item.from === item.to) {
      return svg("g", { class: look }, svg("path", { class: "shaft", d: `M${from} ${y - 16}h28v16h-22` }),
        this.tip(from + 2, y, -1, item.arrow),
        texts(lines, from + 34, top + (height - lines.length * LINE) / 2 + 11, "start"));
    }
    const way = Math.sign(to - from), end = to - way * 2;
    const middle = this.middle(Math.min(from, to), Math.max(from, to), Math.max(...lines.map(widthOf)));
    return svg("g", { class: look }, svg("path", { class: "shaft", d: `M${from} ${y}H${end - way * 5}` }),
      this.tip(end, y, way, item.arrow),
      texts(lines, middle, top + 12));
  }

  /// The middle of what is in sight between two places, so that a text on a long line can be read without scrolling.
  middle(left, right, wide) {
    const view = this.list.element;
    const low = Math.max(left, view.scrollLeft + GUTTER), high = Math.min(right, view.scrollLeft + view.clientWidth);
    const whole = (left + right) / 2;
    if (LongList.onPaper || high < low) return whole;
    return clamp((low + high) / 2, Math.min(low + wide / 2 + 8, whole), right - wide / 2 - 4);
  }

  tip(x, y, way, arrow) {
    return arrow === "lost" ? svg("path", { class: "lost-tip", d: `M${x - way * 9} ${y - 5}l8 10m0 -10l-8 10` })
      : svg("path", { class: "tip", d: `M${x} ${y}l${-way * 9} -4.5v9z` });
  }

  notePart({ item, lines, width, top }) {
    const low = Math.min(...item.over), high = Math.max(...item.over);
    const x = clamp((this.xs[low] + this.xs[high]) / 2 - width / 2, GUTTER + 4, this.width - width - 4);
    const middle = this.middle(x, x + width, Math.max(...lines.map(widthOf)));
    return svg("g", { class: `note ${item.tone ?? ""}` },
      svg("rect", { x, y: top + 5, width, height: lines.length * LINE + 10, rx: 2 }),
      texts(lines, middle, top + 20));
  }

  foldPart({ item, top }) {
    const left = this.xs[0], right = this.xs.at(-1), width = widthOf(item.text) + 20;
    const x = this.middle(left, right, width);
    return svg("g", { class: "fold" }, svg("path", { d: `M${left} ${top + 15}H${right}` }),
      svg("rect", { x: x - width / 2, y: top + 5, width, height: 20, rx: 10 }), texts([item.text], x, top + 19));
  }

  /// The time of a step stands in the margin where it differs from the one above.
  time(step, index) {
    const before = this.steps[index - 1];
    return before?.t === step.t ? null : h("span", { class: "when" }, clock(step.t));
  }
}

/// The documents' colour as it is on a light page, and one of the same hue on a dark page.
function tints(color) {
  const numbers = /(\d+)\D+(\d+)\D+(\d+)/.exec(color ?? "")?.slice(1) ?? [235, 235, 235];
  const [red, green, blue] = numbers.map((part) => Number(part) / 255);
  const high = Math.max(red, green, blue), range = high - Math.min(red, green, blue);
  const sixth = { [blue]: (red - green) / range + 4, [green]: (blue - red) / range + 2,
    [red]: (green - blue) / range + 6 }[high];
  const hue = range ? sixth % 6 : 0;
  const pale = [red, green, blue].map((part) => Math.round(255 - (1 - part) * 255 * 0.55)).join(", ");
  return { light: `rgb(${pale})`, dark: `hsl(${Math.round(hue * 60)} ${range ? 34 : 0}% 17%)` };
}
