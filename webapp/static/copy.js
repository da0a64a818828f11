// Copying: the link to the moment that plays, words of the transcript with their source, and what stands in a field.
// Without this file none of its buttons is seen; the address bar, the text file and the fields do as well.

const player = document.getElementById("player");
const panel = document.getElementById("lines");
const share = document.getElementById("share");
const words = document.getElementById("copy-words");
const told = document.createElement("span");

const address = (ms) => {
  const url = new URL(location.pathname, location.origin);
  url.searchParams.set("t", String(Math.ceil(ms / 100 - 0.1) / 10)); // up: a line that has just begun stays the one
  return url;
};

// Pages that are not on https may not use the clipboard; the old way still works there.
const copied = async (text) => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = document.createElement("textarea");
    field.value = text;
    document.body.append(field);
    field.select();
    const is = document.execCommand("copy");
    field.remove();
    return is;
  }
};

// Say on the button, and to who cannot see it, what became of it.
const say = (button, text) => {
  const before = [...button.childNodes];
  told.textContent = text;
  button.textContent = text;
  setTimeout(() => {
    told.textContent = "";
    button.replaceChildren(...before);
  }, 2000);
};

const copyFrom = async (button, text) => {
  const { done, failed } = button.dataset;
  if (button.textContent === done) return;
  const is = await copied(text);
  button.focus();
  if (!is && failed) history.replaceState(null, "", text);
  if (is || failed) say(button, is ? done : failed);
};

// Paragraphs as text, each with its speaker where somebody begins to speak.
const written = (lines) => {
  const paragraphs = new Map();
  for (const line of lines) {
    const paragraph = line.parentNode;
    const speaker = paragraph.querySelector(".speaker")?.textContent;
    if (!paragraphs.has(paragraph)) paragraphs.set(paragraph, speaker ? [`${speaker}:`] : []);
    paragraphs.get(paragraph).push(line.textContent);
  }
  return [...paragraphs.values()].map((texts) => texts.join(" ")).join("\n\n");
};

const selected = () => {
  const selection = getSelection();
  if (selection.isCollapsed || !panel.contains(selection.anchorNode)) return [];
  return [...panel.querySelectorAll(".line")].filter((line) => selection.containsNode(line, true));
};

const copyWords = () => {
  const some = selected();
  const lines = some.length ? some : [...panel.querySelectorAll(".line")];
  const { source, address: whole } = words.dataset;
  const from = some.length ? some[0].search : "";
  copyFrom(words, `${written(lines)}\n\n— ${source}, ${whole}${from}`);
};

const offerWords = () => {
  const { whole, selected: part, done } = words.dataset;
  words.hidden = false;
  words.addEventListener("mousedown", (event) => event.preventDefault()); // the selection stays
  words.addEventListener("click", copyWords);
  document.addEventListener("selectionchange", () => {
    const selection = getSelection();
    const text = !selection.isCollapsed && panel.contains(selection.anchorNode) ? part : whole;
    if (words.textContent !== done && words.textContent !== text) words.textContent = text;
  });
};

told.className = "hidden";
told.setAttribute("role", "status");
document.body.append(told);
if (words && panel) offerWords();
if (share && player) {
  share.hidden = false;
  share.addEventListener("click", () => copyFrom(share, String(address(player.currentTime * 1000))));
}
for (const button of document.querySelectorAll("button[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", () => copyFrom(button, document.getElementById(button.dataset.copy).value));
}
