// A page with a player: the transcript follows it, and every time on the page is a place to jump to.
// Without this file the same links load the page at that moment.

const player = document.getElementById("player");
const panel = document.getElementById("lines");
const follow = document.getElementById("follow");
const share = document.getElementById("share");
const speed = document.getElementById("speed");
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

const show = (ms) => {
  const line = lines[lineAt(ms)];
  if (line !== shown) {
    if (shown) mark(shown, false);
    if (line) mark(line, true);
    shown = line;
    if (line && following) bringIntoView(line);
  }
  for (const chapter of chapters) mark(chapter, ms >= Number(chapter.dataset.ms) && ms < Number(chapter.dataset.end));
  const time = share?.querySelector("span");
  if (time) time.textContent = clock(ms);
};

const seek = (ms, { play }) => {
  player.currentTime = ms / 1000;
  show(ms);
  if (play) player.play().catch(() => {}); // a browser may refuse to start sound; the place is kept
  const { top, bottom, height } = player.getBoundingClientRect();
  const seen = Math.min(bottom, innerHeight) - Math.max(top, 0);
  if (seen < height / 2) player.scrollIntoView({ block: "start" });
};

const onClick = (event) => {
  const link = event.target.closest("a[data-ms], a.line");
  const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  if (!link || !isPlain || link.pathname !== location.pathname) return;
  event.preventDefault();
  if (!getSelection().isCollapsed && link.matches(".line")) return; // who marks words does not want to jump
  const url = new URL(location.pathname, location.origin);
  url.searchParams.set("t", String(moment(link) / 1000));
  history.replaceState(null, "", url);
  if (panel && isPanel()) setFollowing(true);
  seek(moment(link), { play: true });
};

const fromHash = () => {
  const found = /^#t=(\d+(?:\.\d+)?)$/.exec(location.hash);
  if (found) seek(Number(found[1]) * 1000, { play: false });
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

const offerSpeed = () => {
  document.getElementById("speed-box").hidden = false;
  speed.addEventListener("change", () => { player.playbackRate = Number(speed.value); });
  player.addEventListener("ratechange", () => { speed.value = String(player.playbackRate); });
};

if (player) {
  const now = () => show(player.currentTime * 1000 + 1); // a seek may land a hair before the asked millisecond
  for (const name of ["timeupdate", "seeked", "loadedmetadata"]) player.addEventListener(name, now);
  document.addEventListener("click", onClick);
  addEventListener("hashchange", fromHash);
  fromHash();
  if (speed) offerSpeed();
  if (follow && panel) followOnRequest();
}
