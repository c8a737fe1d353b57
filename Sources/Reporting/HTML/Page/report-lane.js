// What stands in a lane: the runs of a process, or the states of one column of a row, each with how it looks and what
// it says.

const LANE_KINDS = [
  ["row", "States of rows"], ["user", "Users"], ["command", "Commands"], ["service", "Services"], ["job", "Jobs"],
  ["message", "Messages"], ["world", "World"],
];

/// A lane for each column with words of each row that the report follows.
function rowLanes(model) {
  return model.rows.map(({ table, id, title, column, spans }, index) => {
    const marks = spans.map(([t0, t1, , word, tone], place) => {
      const isRest = place === spans.length - 1 && (tone === "good" || tone === "ended");
      return {
        t0, t1, word, level: 0, isIdle: false, isBad: tone === "bad", pick: `span:${index}:${place}`,
        look: isRest ? `${tone} rest` : tone,
        text: `${word} from ${clock(t0)} to ${t1 >= model.length ? "the end" : clock(t1)}`,
      };
    });
    const isUnfinished = ["working", "waiting"].includes(spans.at(-1)?.[4]);
    return {
      kind: "row", title, sub: column, short: ending(title, 31 - column.length), all: marks, marks, faults: [],
        levels: 1,
      text: `${title} ${column} ${table} ${id}`.toLowerCase(),
      isIdle: false, isTrouble: isUnfinished || marks.some((mark) => mark.isBad),
    };
  });
}

function processLanes(model) {
  const order = LANE_KINDS.map(([kind]) => kind);
  const faults = model.faults.map((fault, index) => ({ ...fault, index }));
  return model.lanes.map(({ name, kind, runs }) => {
    const own = faults.filter((fault) => fault.lane === name);
    const { marks, levels } = packed(runs.map(processMark));
    return {
      kind, title: name, sub: "", short: name, all: marks, marks, faults: own, levels,
        text: `${name} ${kind}`.toLowerCase(),
      isIdle: !own.length && marks.every((mark) => mark.isIdle),
      isTrouble: own.length > 0 || marks.some((mark) => mark.isBad),
    };
  }).sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
}

function processMark([t0, t1, pid, ended, isIdle]) {
  const isBad = ended !== "finished" && ended !== "running";
  const look = isBad ? "bad" : isIdle ? "idle" : ended === "running" ? "open" : "run";
  const text = `run ${pid} ${ended}${t1 > t0 ? ` until ${clock(t1)}` : ""}`;
  return { t0, t1, level: 0, isIdle: isIdle && !isBad, isBad, look, text, pick: `process:${pid}` };
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

/// The least round length of time that is at least so long.
function niceStep(least) {
  const times = (unit, ...counts) => counts.map((count) => count * unit);
  const steps = [
    ...times(1, 1, 2, 5, 10, 20, 50, 100, 200, 500), ...times(SECOND, 1, 2, 5, 10, 15, 30),
    ...times(MINUTE, 1, 2, 5, 10, 15, 30), ...times(HOUR, 1, 2, 3, 6, 12), ...times(DAY, 1, 2, 7),
  ];
  return steps.find((step) => step >= least) ?? Math.ceil(least / DAY) * DAY;
}
