// Text in drawings: how wide it is, cut or broken so that it fits.

const ruler = document.createElement("canvas").getContext("2d");

/// How wide a text is in the page's small type, in pixels.
function widthOf(text) {
  // Asking for the style anew for each text would take most of the time of a long diagram.
  if (!ruler.isSet) ruler.font = `12px ${getComputedStyle(document.body).fontFamily}`;
  ruler.isSet = true;
  return ruler.measureText(text).width;
}

/// A text cut so that it fits, with an ellipsis.
function cut(text, width) {
  if (widthOf(text) <= width) return text;
  let length = Math.floor(text.length * width / Math.max(1, widthOf(text)));
  while (length > 1 && widthOf(text.slice(0, length) + "…") > width) length -= 1;
  return length < 2 ? "" : text.slice(0, length) + "…";
}

/// Lines of text below each other.
function texts(lines, x, y, anchor = "middle") {
  return lines.map((line, index) => svg("text", { x, y: y + index * LINE, "text-anchor": anchor }, line));
}

/// The first lines, the last of which says that there were more.
function atMost(count, lines, width) {
  return lines.length <= count ? lines : [...lines.slice(0, count - 1), cut(lines.slice(count - 1).join(" "), width)];
}

/// A text in lines of at most that width.
function wrapped(text, width) {
  const lines = [""];
  for (const word of text.split(/(?<=[ ,_./-])/)) {
    const line = lines.at(-1) + word;
    if (lines.at(-1) && widthOf(line.trimEnd()) > width) lines.push(word); else lines[lines.length - 1] = line;
  }
  return lines.map((line) => line.trim());
}
