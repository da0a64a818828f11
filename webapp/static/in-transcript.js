// Finding words in the transcript while typing: all places are marked, and one after the other is brought into view.
// Without this file, or in a browser that cannot mark ranges, the form asks the server, which finds the same.

const MOST = 2000;
const SHORT = 3; // words of so many letters are everywhere
const form = document.querySelector("form.seek");
const panel = document.getElementById("lines");
const input = document.getElementById("find");
const count = document.getElementById("find-count");
const follow = document.getElementById("follow");

let text = "";
let nodes = [];
let ranges = [];
let at = -1;

// The words as one text, a NUL after each paragraph: nothing is found across two of them.
const read = () => {
  text = "";
  nodes = [];
  for (const paragraph of panel.querySelectorAll(".paragraph")) {
    for (const { firstChild } of paragraph.querySelectorAll(".line")) {
      if (!firstChild) continue;
      nodes.push({ node: firstChild, start: text.length });
      text += `${firstChild.data} `;
    }
    text += "\0";
  }
};

// The last node that begins before `place`, or at it.
const nodeAt = (place) => {
  let low = 0;
  let high = nodes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (nodes[middle].start <= place) low = middle + 1;
    else high = middle;
  }
  return nodes[low - 1];
};

const rangeOf = (start, end) => {
  const range = new Range();
  const [first, last] = [nodeAt(start), nodeAt(end - 1)];
  range.setStart(first.node, start - first.start);
  range.setEnd(last.node, end - last.start);
  return range;
};

const escaped = (word) => word.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");

const search = (words, between) => {
  if (!words.length) return [];
  const found = [];
  for (const { index, 0: match } of text.matchAll(new RegExp(words.map(escaped).join(between), "gi"))) {
    found.push(rangeOf(index, index + match.length));
    if (found.length === MOST) break;
  }
  return found;
};

const bringIntoView = (range) => {
  const { top } = range.getBoundingClientRect();
  const box = panel.getBoundingClientRect();
  if (panel.scrollHeight > panel.clientHeight + 1) {
    panel.scrollTo({ top: panel.scrollTop + top - box.top - panel.clientHeight / 3, behavior: "instant" });
  } else {
    scrollBy({ top: top - innerHeight * 0.6, behavior: "instant" });
  }
};

const show = (isWanted = true) => {
  CSS.highlights.set("found", new Highlight(...ranges));
  CSS.highlights.set("found-now", new Highlight(...ranges.slice(at, at + 1)));
  const { none, some } = count.dataset;
  count.textContent = ranges.length ? some.replace("##", ranges.length).replace("#", at + 1) : none;
  count.hidden = !input.value.trim();
  for (const id of ["find-before", "find-after"]) document.getElementById(id).disabled = ranges.length < 2;
  if (!ranges.length || !isWanted) return;
  if (follow?.getAttribute("aria-pressed") === "true") follow.click();
  bringIntoView(ranges[at]);
};

const typed = () => input.value.split(/\s+/).filter(Boolean);

const find = () => {
  if (!nodes.length) read();
  ranges = search(typed(), "\\s+");
  at = ranges.length ? 0 : -1;
  show();
};

// Who comes with words and a moment came for the moment: the words are marked, each of them where nobody says them
// together, and the first after the moment is next.
const findFrom = (line) => {
  read();
  ranges = search(typed(), "\\s+");
  if (!ranges.length) ranges = search(typed().filter((word) => word.length > SHORT), "|");
  at = ranges.length ? Math.max(ranges.findIndex((range) => range.comparePoint(line, 0) <= 0), 0) : -1;
  show(false);
  if (!ranges.length) count.hidden = true;
};

const step = (by) => {
  if (!ranges.length) return;
  at = (at + by + ranges.length) % ranges.length;
  show();
};

const onKey = (event) => {
  if (event.key === "Enter" && !event.isComposing) {
    event.preventDefault();
    step(event.shiftKey ? -1 : 1);
  } else if (event.key === "Escape" && input.value) {
    event.preventDefault();
    input.value = "";
    find();
  }
};

// What the server marked is marked by this file from now on.
const takeOver = () => {
  document.getElementById("find-go").hidden = true;
  document.querySelector(".matches")?.remove();
  for (const mark of panel.querySelectorAll("mark")) {
    const line = mark.parentNode;
    mark.replaceWith(...mark.childNodes);
    line.normalize();
  }
  for (const [id, by] of [["find-before", -1], ["find-after", 1]]) {
    const button = document.getElementById(id);
    button.hidden = false;
    button.disabled = true;
    button.addEventListener("click", () => step(by));
  }
  input.addEventListener("input", () => find());
  input.addEventListener("keydown", onKey);
  form.addEventListener("submit", (event) => event.preventDefault());
  const line = location.hash.startsWith("#found") ? null : panel.querySelector(".line[aria-current]");
  if (input.value && line) findFrom(line);
  else if (input.value) find();
};

if (form && panel && globalThis.Highlight && CSS.highlights) takeOver();
