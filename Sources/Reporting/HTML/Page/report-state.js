// Where the reader is: which run, which view, which instant, what is picked. Views listen; the address follows, so that
// any place can be sent to somebody: #run=3&view=tables&t=01:30&pick=change:12.

const VIEWS = [
  ["verdict", "Verdict"], ["lanes", "Lanes"], ["sequence", "Sequence"], ["tables", "Tables"], ["changes", "Changes"],
  ["messages", "Messages"], ["http", "HTTP"], ["logs", "Logs"], ["story", "Story"], ["scenario", "Scenario"],
];

const report = JSON.parse(document.getElementById("report").textContent);
document.getElementById("report").remove();

const state = {
  run: null, view: "verdict", t: 0, pick: null, line: null,
  listeners: new Set(), models: new Map(), timer: 0, isFollowing: false,

  /// The model of the open run, made once.
  get model() {
    if (state.run === null) return null;
    if (!state.models.has(state.run)) {
      state.models.clear();
      state.models.set(state.run, new Run(report.runs[state.run], state.run));
    }
    return state.models.get(state.run);
  },

  /// Changes some of it; listeners hear what is different. Opening a run or a view can be gone back from.
  set(change) {
    const old = { run: state.run, view: state.view, t: state.t, pick: state.pick, line: state.line };
    if ("run" in change && change.run !== state.run) {
      state.run = change.run;
      state.pick = null;
      state.line = null;
      if (state.run !== null) state.t = state.model.length;
    }
    Object.assign(state, change);
    if (state.model) state.t = clamp(state.t, 0, state.model.length);
    const changed = Object.keys(old).filter((key) => old[key] !== state[key]);
    if (!changed.length) return;
    state.write(changed.includes("run") || changed.includes("view"));
    for (const listener of [...state.listeners]) listener(new Set(changed));
  },

  /// Goes to something that happened: its instant, and itself as what is picked.
  go(t, pick, view) {
    state.set({ t, pick: pick ?? null, ...(view ? { view } : {}) });
  },

  address() {
    if (state.run === null) return "#";
    const parts = [`run=${state.run + 1}`, `view=${state.view}`];
    if (state.model.hasPicture &&
      state.t !== state.model.length) parts.push(`t=${clock(state.t, true).replace(" ", "+")}`);
    if (state.pick) parts.push(`pick=${state.pick}`);
    return "#" + parts.join("&");
  },

  // A browser that is told of every step of a drag throttles the page, so the address waits for a pause.
  write(isStep) {
    clearTimeout(state.timer);
    const write = (how) => { try { history[how](null, "",
      state.address()); } catch { /* Some viewers allow no history. */ } };
    if (isStep && !state.isFollowing &&
      (location.hash || "#") !== state.address()) write("pushState"); else state.timer = setTimeout(write, 250,
      "replaceState");
  },

  /// Goes where the address says, which is no new step.
  follow() {
    state.isFollowing = true;
    state.set(state.read());
    state.isFollowing = false;
  },

  /// What an address says; what it does not say is as when a run is opened.
  read() {
    const said = Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
    const wanted = Number(said.run) - 1;
    const run = report.runs.length === 1 ? 0 : Number.isInteger(wanted) && report.runs[wanted] ? wanted : null;
    if (run === null) return { run };
    const view = VIEWS.some(([name]) => name === said.view) ? said.view : "verdict";
    const pick = /^(change|exchange|message|log|fault|note|process|row|span):[\d:]+$/.test(said.pick ?? "") ? said.pick
      : null;
    const t = instant(said.t ?? "");
    return { run, view, pick, t: t ?? Infinity };
  },
};

// A step back, a link, or an address typed by hand.
addEventListener("popstate", () => state.follow());
