// What every other file uses: elements, times, words, themes. Text goes in as text, never as HTML.

const SVG = "http://www.w3.org/2000/svg";
const SECOND = 1000, MINUTE = 60 * SECOND, HOUR = 60 * MINUTE, DAY = 24 * HOUR;

/// Makes an element: `on…` is a listener, `style` an object of properties; null, undefined and false leave an attribute
/// out.
function h(name, attributes, ...children) {
  return dressed(document.createElement(name), attributes, children);
}

/// The same for SVG.
function svg(name, attributes, ...children) {
  return dressed(document.createElementNS(SVG, name), attributes, children);
}

function dressed(element, attributes, children) {
  for (const [key, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (key === "style") for (const [name, text] of Object.entries(value)) element.style.setProperty(name, text);
    else element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...shown(children));
  return element;
}

function shown(children) {
  return children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false);
}

/// Puts other children into an element.
function fill(element, ...children) {
  element.replaceChildren(...shown(children));
}

/// A button that looks like a link in running text.
function link(text, action, attributes) {
  return h("button", { type: "button", class: "link", onclick: action, ...attributes }, text);
}

function icon(path, attributes) {
  return svg("svg", { viewBox: "0 0 16 16", class: "icon", "aria-hidden": "true", ...attributes },
    svg("path", { d: path }));
}

const ICONS = {
  good: "M13.5 4.5 6.5 11.5 2.5 7.5", bad: "M4 4l8 8M12 4l-8 8", previous: "M10 3 5 8l5 5", next: "M6 3l5 5-5 5",
  plus: "M8 3v10M3 8h10", minus: "M3 8h10", fit: "M2 5V2h3M11 2h3v3M14 11v3h-3M5 14H2v-3",
  bolt: "M9 1 3 9h4l-1 6 6-8H8z", all: "M2 4h12M2 8h12M2 12h12",
};

/// A verdict's word with its sign; the sign says the same as the colour.
function badge(verdict, text) {
  const sign = { passed: "good", failed: "bad", invalid: "bad" }[verdict] ?? "minus";
  return h("span", { class: `badge ${verdict}` }, icon(ICONS[sign]), text ?? verdict);
}

function plural(count, one, many) {
  return `${count.toLocaleString("en")} ${count === 1 ? one : many ?? one + "s"}`;
}

/// Milliseconds since the start as `00:30`, `00:15:07.25` or `1d 02:00`, which `tvsim inspect --at` reads as well.
/// Unless it is to be exact it is rounded up to a millisecond: what happened is then over, and not still to come.
function clock(t, isExact) {
  if (!isExact) t = Math.ceil(t - 1e-6);
  const two = (value) => String(value).padStart(2, "0");
  const nanoseconds = Math.round((t % SECOND) * 1e6);
  const seconds = Math.floor(t / SECOND) % 60;
  const fraction = nanoseconds ? "." + String(nanoseconds).padStart(9, "0").replace(/0+$/, "") : "";
  const days = t >= DAY ? `${Math.floor(t / DAY)}d ` : "";
  const minutes = `${two(Math.floor(t / HOUR) % 24)}:${two(Math.floor(t / MINUTE) % 60)}`;
  return days + minutes + (seconds || fraction ? `:${two(seconds)}${fraction}` : "");
}

/// What `clock` wrote, or null.
function instant(text) {
  const parts = /^\s*(?:(\d+)d[\s+_]*)?(\d+):([0-5]\d)(?::([0-5]\d(?:\.\d+)?))?\s*$/.exec(text);
  if (!parts) return null;
  const [days, hours, minutes, seconds] = parts.slice(1).map((part) => Number(part ?? 0));
  return days * DAY + hours * HOUR + minutes * MINUTE + seconds * SECOND;
}

/// A length of time in words that stay short: two units, or one with a decimal below a minute.
function duration(milliseconds) {
  const decimal = (value) => Math.round(value * 10) / 10;
  if (milliseconds < SECOND) return `${decimal(milliseconds)} ms`;
  if (milliseconds < MINUTE) return `${decimal(milliseconds / SECOND)} s`;
  const units = [[DAY, "d"], [HOUR, "h"], [MINUTE, "min"], [SECOND, "s"]];
  const place = units.findIndex(([size]) => milliseconds >= size), [size, word] = units[place],
    [less, lower] = units[place + 1];
  const rest = Math.floor(milliseconds % size / less);
  return `${Math.floor(milliseconds / size)} ${word}${rest ? ` ${rest} ${lower}` : ""}`;
}

/// The index of the first element for which `isPast` holds; elements for which it does not come first.
function firstIndex(list, isPast) {
  let low = 0, high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isPast(list[middle])) high = middle; else low = middle + 1;
  }
  return low;
}

function clamp(value, low, high) {
  return Math.min(Math.max(value, low), Math.max(low, high));
}

/// Says something to a screen reader without moving the focus.
function announce(text) {
  const place = document.getElementById("status");
  if (place.textContent !== text) place.textContent = text;
}

function copyButton(text, what, label) {
  const button = h("button", { type: "button", class: "small" },
    label ?? ["Copy", h("span", { class: "hidden" }, ` ${what}`)]);
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text);
      announce(`Copied ${what}.`);
      button.classList.add("done");
    } catch {
      announce(`The browser does not let this page copy; ${what} was not copied.`);
    }
  });
  return button;
}

/// JSON with its indentation and colours; any other text as it is. Tokens stay as they were sent, so no number is
/// rounded.
function bodyText(body) {
  try {
    JSON.parse(body);
  } catch {
    return h("pre", { tabindex: "0" }, body);
  }
  const block = h("pre", { class: "json", tabindex: "0" });
  const newLine = (depth) => "\n" + "  ".repeat(depth);
  let depth = 0, previous = "";
  const tokens = body.match(/"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g) ?? [];
  tokens.forEach((token, index) => {
    const closes = token === "}" || token === "]";
    if (closes) depth -= 1;
    const opened = previous === "{" || previous === "[";
    if ((opened && !closes) || previous === "," || (closes && !opened)) block.append(newLine(depth));
    if (/^[{}[\],:]$/.test(token)) block.append(token === ":" ? ": " : token);
    else block.append(h("span", { class: tokens[index + 1] === ":" ? "key" : token.startsWith('"') ? "text"
      : "value" }, token));
    if (token === "{" || token === "[") depth += 1;
    previous = token;
  });
  return block;
}

/// Light, dark or what the system says; kept where the browser allows a file to keep something.
const theme = {
  names: ["system", "light", "dark"],
  get() { try { return localStorage.getItem("tvsim-theme") ?? "system"; } catch { return "system"; } },
  set(name) {
    try { localStorage.setItem("tvsim-theme", name); } catch { /* A page from a file may keep nothing. */ }
    theme.show(name);
  },
  show(name) {
    const { dataset } = document.documentElement;
    if (name === "system") delete dataset.theme; else dataset.theme = name;
    const button = document.getElementById("theme");
    fill(button, h("span", { class: "hidden" }, "Colours: "), { system: "◐ System", light: "○ Light",
      dark: "● Dark" }[name]);
    button.dataset.value = name;
  },
  next() { theme.set(theme.names[(theme.names.indexOf(document.getElementById("theme")
    .dataset.value) + 1) % theme.names.length]); },
};
