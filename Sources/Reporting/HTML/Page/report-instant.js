// The bar of the instant: buttons to the events before and after, a field to type it, a slider over the run's length.

class InstantBar {
  constructor(model) {
    this.model = model;
    const length = model.length || 1;
    this.slider = h("input", {
      type: "range", min: "0", max: String(length), step: "any", "aria-label": "Instant", oninput: () => this.slid(),
    });
    this.slider.addEventListener("keydown", (event) => this.slideKey(event));
    this.field = h("input", {
      type: "text", class: "instant", "aria-label": "Go to the instant, such as 01:30", autocomplete: "off",
      spellcheck: "false", size: "9", onchange: () => this.typed(),
    });
    this.field.addEventListener("keydown", (event) => { if (event.key === "Enter") this.typed(); });
    this.date = h("span", { class: "quiet date" });
    const steps = [["previous", "Previous event", ",", -1],
      ["next", "Next event", ".", 1]].map(([name, text, key, by]) =>
      h("button", { type: "button", "aria-label": text, title: `${text} (${key})`, onclick: () => this.step(by) },
        icon(ICONS[name])));
    this.element = h("section", { class: "instant-bar", "aria-label": "Instant" },
      h("div", { class: "group" }, steps), this.field, this.date,
      h("div", { class: "slide" }, this.map(model), this.slider));
  }

  /// What the slider lies on: where the changes are many, and the faults.
  map(model) {
    const length = model.length || 1, places = 240, counts = new Array(places).fill(0);
    for (const change of model.changes) counts[Math.min(places - 1, Math.floor(change.t / length * places))] += 1;
    const most = Math.log1p(Math.max(1, ...counts));
    const bar = (count, place) => count ? `M${place + 0.5} 22v-${(2 + 16 * Math.log1p(count) / most).toFixed(1)}` : "";
    const bolts = distinct(model.faults.map((fault) => Math.round(fault.t / length * places * 10) / 10));
    const shape = { class: "map", viewBox: `0 0 ${places} 24`, preserveAspectRatio: "none", "aria-hidden": "true" };
    return svg("svg", shape, svg("path", { class: "density", d: counts.map(bar).join("") }),
      bolts.map((x) => svg("path", { class: "bolt", d: `M${x} 0v24` })));
  }

  /// Shows the instant of the page.
  move() {
    const { model } = this;
    const changes = model.changes.filter((change) => change.t === state.t).length;
    this.slider.value = String(state.t);
    this.slider.setAttribute("aria-valuetext", `${clock(state.t)}${changes ? `, ${plural(changes, "change")}` : ""}`);
    this.field.value = clock(state.t);
    this.date.textContent = model.date(state.t);
  }

  /// A hand cannot hit an instant to the millisecond, so the slider catches those near it at which something happened.
  slid() {
    const { model } = this;
    const t = Number(this.slider.value), reach = model.length / Math.max(200, this.slider.clientWidth) * 4;
    const place = firstIndex(model.moments, (moment) => moment >= t);
    const near = [model.moments[place - 1], model.moments[place]].filter((moment) => moment !== undefined &&
      Math.abs(moment - t) <= reach)
      .sort((a, b) => Math.abs(a - t) - Math.abs(b - t))[0];
    state.set({ t: near ?? (model.length > HOUR ? Math.round(t / SECOND) * SECOND : Math.round(t)), pick: null });
  }

  slideKey(event) {
    const { model } = this;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const far = model.length / 20;
    const action = {
      ArrowLeft: () => this.step(-1), ArrowDown: () => this.step(-1), ArrowRight: () => this.step(1), ArrowUp: () =>
        this.step(1),
      PageDown: () => state.set({ t: Math.round(state.t - far) }), PageUp: () =>
        state.set({ t: Math.round(state.t + far) }),
      Home: () => state.set({ t: 0 }), End: () => state.set({ t: model.length }),
    }[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  }

  /// To the next instant at which something happened, or the one before.
  step(by) {
    const { moments } = this.model;
    const place = by > 0 ? firstIndex(moments, (t) => t > state.t) : firstIndex(moments, (t) => t >= state.t) - 1;
    state.set({ t: moments[clamp(place, 0, moments.length - 1)], pick: null });
  }

  /// Lets the reader type an instant.
  type() {
    this.field.focus();
    this.field.select();
  }

  typed() {
    const { model } = this;
    const [, date, time] = /^\s*(\d{4}-\d\d-\d\d)[T ](\S+?)Z?\s*$/.exec(this.field.value) ?? [];
    const t = date ? model.meant(date, time) : instant(this.field.value);
    const isGood = t !== null && t <= model.length;
    this.field.setAttribute("aria-invalid", String(!isGood));
    if (isGood) state.set({ t }); else announce(`Not an instant of this run; it lasts until ${clock(model.length)}.`);
  }
}
