// A page with a player: the transcript follows it, and every time on the page is a place to jump to.
// Without this file the same links load the page at that moment.

const player = document.getElementById("player");
const panel = document.getElementById("lines");
const follow = document.getElementById("follow");
const share = document.getElementById("share");
const speed = document.getElementById("speed");
const saying = document.getElementById("saying");
const toWords = document.getElementById("to-words");
const SPEED = "speed"; // under this name the browser remembers it for the visit
const lines = [...document.querySelectorAll(".line")];
const chapters = [...document.querySelectorAll(".chapters li")];

// The moment that a link leads to, in milliseconds.
const moment = (link) => Math.round(Number(new URLSearchParams(link.search).get("t")) * 1000);
const starts = lines.map(moment);

const clock = (ms) => {
  const seconds = Math.floor(ms / 1000);
  const two = (number) => String(number).padStart(2, "0");
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return h ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
};

// The last line that has begun at `ms`; -1 before the first.
const lineAt = (ms) => {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle] <= ms) low = middle + 1;
    else high = middle;
  }
  return low - 1;
};

const mark = (element, is) => {
  if (is) element.setAttribute("aria-current", "true");
  else element.removeAttribute("aria-current");
};

let shown = lines.find((line) => line.hasAttribute("aria-current"));
let following = false;

const setFollowing = (wanted) => {
  following = wanted;
  follow?.setAttribute("aria-pressed", String(wanted));
};

// On wide screens the transcript is a panel that scrolls by itself; on narrow ones the page would have to.
const isPanel = () => panel.scrollHeight > panel.clientHeight + 1;

const bringIntoView = (line) => {
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const behavior = calm ? "instant" : "smooth";
  const { top } = line.getBoundingClientRect();
  if (isPanel()) {
    const offset = top - panel.getBoundingClientRect().top;
    panel.scrollTo({ top: panel.scrollTop + offset - panel.clientHeight / 3, behavior });
  } else {
    scrollBy({ top: top - innerHeight * 0.55, behavior });
  }
};

// The sentence that is being said, under the picture on narrow screens, and the way from there into the transcript.
const say = (line) => {
  saying.classList.toggle("silent", !line);
  if (!line) return;
  const link = saying.querySelector("a");
  link.textContent = line.textContent;
  link.lang = line.lang || line.closest("[lang]").lang;
  link.hash = toWords.hash = line.hash;
};

const show = (ms) => {
  const line = lines[lineAt(ms)];
  if (line !== shown) {
    if (saying) say(line);
    if (shown) mark(shown, false);
    if (line) mark(line, true);
    shown = line;
    if (line && following) bringIntoView(line);
  }
  for (const chapter of chapters) mark(chapter, ms >= Number(chapter.dataset.ms) && ms < Number(chapter.dataset.end));
  const time = share?.querySelector("span");
  if (time) time.textContent = clock(ms);
};

const isSeen = () => {
  const { top, bottom, height } = player.getBoundingClientRect();
  return Math.min(bottom, innerHeight) - Math.max(top, 0) >= height / 2;
};

const play = () => player.play().catch(() => {}); // a browser may refuse to start sound; the place is kept

const seek = (ms) => {
  player.currentTime = ms / 1000;
  show(ms);
  if (!isSeen()) player.scrollIntoView({ block: "start" });
};

const isPlain = (event) => !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;

const onClick = (event) => {
  const link = event.target.closest("a[data-ms], a.line, #saying a, #to-words");
  if (!link || event.button !== 0 || !isPlain(event) || link.pathname !== location.pathname) return;
  if (link === toWords || saying?.contains(link)) {
    if (!shown) return;
    event.preventDefault(); // the address would make the player jump back to where the line begins
    bringIntoView(shown);
    shown.focus({ preventScroll: true });
    return;
  }
  event.preventDefault();
  if (!getSelection().isCollapsed && link.matches(".line")) return; // who marks words does not want to jump
  const url = new URL(location.pathname, location.origin);
  url.searchParams.set("t", String(moment(link) / 1000));
  history.replaceState(null, "", url);
  if (panel && isPanel()) setFollowing(true);
  seek(moment(link));
  play();
  if (event.detail) player.focus({ preventScroll: true }); // who uses the mouse has the player under the keys next
};

// Space plays and pauses while nothing else has it: no link, button or field. The player itself knows it already.
const onKey = (event) => {
  const nowhere = [document.body, document.getElementById("content")].includes(document.activeElement);
  if (event.key !== " " || event.repeat || event.defaultPrevented || !nowhere || !isPlain(event) || !isSeen()) return;
  event.preventDefault();
  if (player.paused) play();
  else player.pause();
};

const fromHash = () => {
  const found = /^#t=(\d+(?:\.\d+)?)$/.exec(location.hash);
  if (found) seek(Number(found[1]) * 1000);
};

const followOnRequest = () => {
  follow.hidden = false;
  setFollowing(isPanel());
  if (shown && following) bringIntoView(shown);
  follow.addEventListener("click", () => {
    setFollowing(!following);
    if (following && shown) bringIntoView(shown);
  });
  for (const name of ["wheel", "touchmove"]) {
    addEventListener(name, (event) => {
      if (!isPanel() || panel.contains(event.target)) setFollowing(false); // who scrolls wants to look elsewhere
    }, { passive: true });
  }
};

// A browser may keep its storage from pages; then the speed is that of this page alone.
const remembered = (value) => {
  try {
    if (value) sessionStorage.setItem(SPEED, value);
    return sessionStorage.getItem(SPEED);
  } catch {
    return null;
  }
};

const offerSpeed = () => {
  document.getElementById("speed-box").hidden = false;
  const before = remembered();
  if ([...speed.options].some((option) => option.value === before)) {
    player.defaultPlaybackRate = player.playbackRate = Number(before);
    speed.value = before;
  }
  speed.addEventListener("change", () => { player.playbackRate = Number(speed.value); });
  player.addEventListener("ratechange", () => {
    speed.value = String(player.playbackRate);
    remembered(speed.value);
  });
};

if (player) {
  const now = () => show(player.currentTime * 1000 + 1); // a seek may land a hair before the asked millisecond
  for (const name of ["timeupdate", "seeked", "loadedmetadata"]) player.addEventListener(name, now);
  document.addEventListener("click", onClick);
  document.addEventListener("keydown", onKey);
  addEventListener("hashchange", fromHash);
  fromHash();
  if (speed) offerSpeed();
  if (follow && panel) followOnRequest();
}
