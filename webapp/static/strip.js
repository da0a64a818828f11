// The strip of pictures: one stop of the keyboard, with arrow keys inside; the picture that plays is marked and in view.
// Without this file it is a row of links, with one before it that skips them.

const strip = document.getElementById("strip");
const player = document.getElementById("player");

const onKeys = (links, event) => {
  const here = links.indexOf(document.activeElement);
  const to = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: links.length - 1 }[event.key];
  if (here < 0 || to === undefined) return;
  event.preventDefault();
  const next = links[Math.min(Math.max(to, 0), links.length - 1)];
  links[here].tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
};

const follow = (links) => {
  const ms = player.currentTime * 1000 + 1;
  const now = links.findLast((link) => Number(link.dataset.ms) <= ms) ?? links[0];
  if (now.hasAttribute("aria-current")) return;
  for (const link of links) link.removeAttribute("aria-current");
  now.setAttribute("aria-current", "true");
  if (strip.matches(":hover, :focus-within")) return; // somebody looks for another picture
  for (const link of links) link.tabIndex = link === now ? 0 : -1;
  const row = strip.querySelector("ol");
  row.scrollTo({ left: now.parentNode.offsetLeft - (row.clientWidth - now.clientWidth) / 2, behavior: "instant" });
};

if (strip && player) {
  const links = [...strip.querySelectorAll("li a")];
  strip.querySelector(".past").remove();
  links.forEach((link, place) => { link.tabIndex = place ? -1 : 0; });
  strip.addEventListener("keydown", (event) => onKeys(links, event));
  for (const name of ["timeupdate", "seeked", "loadedmetadata"]) player.addEventListener(name, () => follow(links));
}
