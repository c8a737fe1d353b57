// What stands in a lane: the runs of a process, or the states of one column of a row, each with how it looks and what
// it says.

const LANE_KINDS = [
  ["row", "States of rows"], ["user", "Users"], ["command", "Commands"], ["service", "Services"], ["job", "Jobs"],
    ["message", "Messages"],
  ["world", "World"],
];

/// A lane for each column with words of each row that the report follows.
function rowLanes(model) {
  return model.rows.map((row, index) => {
    const marks = row.spans.map(([t0, t1, , word, tone], place) => ({
      t0, t1, word, look: place === row.spans.length - 1 && (tone === "good" || tone === "ended") ? `${tone} rest`
        : tone, level: 0, isIdle: false, isBad: tone === "bad", pick: `span:${index}:${place}`,
      text: `${word} from ${clock(t0)} to ${t1 >= model.length ? "the end" : clock(t1)}`,
    }));
    const tone = row.spans.at(-1)?.[4];
    return {
      kind: "row", title: row.title, sub: `${row.column}`,
        text: `${row.title} ${row.column} ${row.table} ${row.id}`.toLowerCase(), all: marks, marks, faults: [],
      levels: 1, isIdle: false, short: ending(row.title, 34 - row.column.length),
        isTrouble: marks.some((mark) => mark.isBad) || tone === "working" || tone === "waiting",
    };
  });
}

function processLanes(model) {
  const order = LANE_KINDS.map(([kind]) => kind);
  return model.lanes.map((lane) => {
    const faults = model.faults.map((fault, index) => ({ ...fault, index }))
      .filter((fault) => fault.lane === lane.name);
    const { marks, levels } = packed(lane.runs.map(([t0, t1, pid, ended, isIdle]) => {
      const isBad = ended !== "finished" && ended !== "running";
      return {
        t0, t1, level: 0, isIdle: isIdle && !isBad, isBad, pick: `process:${pid}`, look: isBad ? "bad" : isIdle
          ? "idle" : ended === "running" ? "open" : "run",
        text: `run ${pid} ${ended}${t1 > t0 ? ` until ${clock(t1)}` : ""}`,
      };
    }));
    return {
      kind: lane.kind, title: lane.name, short: lane.name, sub: "", text: `${lane.name} ${lane.kind}`.toLowerCase(),
        all: marks, marks, faults, levels,
      isIdle: !faults.length && marks.every((mark) => mark.isIdle), isTrouble: faults.length > 0 ||
        marks.some((mark) => mark.isBad),
    };
  }).sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
}

/// The end of a long name, which tells rows of a table apart where the beginning does not.
function ending(text, length) { return text.length > length ? `…${text.slice(1 - length)}` : text; }

/// Runs that overlap lie under each other, on at most three levels.
function packed(marks) {
  const ends = [];
  for (const mark of marks) {
    if (mark.t1 === mark.t0 && mark.isIdle) continue;
    const free = ends.findIndex((end) => end <= mark.t0);
    mark.level = free >= 0 ? free : ends.length < 3 ? ends.length : ends.indexOf(Math.min(...ends));
    ends[mark.level] = Math.max(mark.t1, ends[mark.level] ?? 0);
  }
  return { marks, levels: Math.max(1, ends.length) };
}

function niceStep(least) {
  const steps = [1, 2, 5, 10, 20, 50, 100, 200, 500, SECOND, 2 * SECOND, 5 * SECOND, 10 * SECOND, 15 * SECOND,
    30 * SECOND, MINUTE, 2 * MINUTE,
    5 * MINUTE, 10 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 2 * DAY,
      7 * DAY];
  return steps.find((step) => step >= least) ?? Math.ceil(least / DAY) * DAY;
}
