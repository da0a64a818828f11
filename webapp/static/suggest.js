// Suggestions while somebody types into a search box: the editable combobox of the ARIA Authoring Practices Guide,
// https://www.w3.org/WAI/ARIA/apg/patterns/combobox/. Without this file the forms work as they are.

const WAIT_MS = 120;

class Suggestions {
  constructor(input) {
    this.input = input;
    this.found = [];
    this.at = -1; // which one is marked; -1: none
    this.list = document.createElement("ul");
    this.list.id = `${input.id}-suggestions`;
    this.list.className = "suggestions";
    this.list.hidden = true;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", input.labels[0].textContent);
    input.form.append(this.list);
    const says = { role: "combobox", "aria-expanded": "false", "aria-controls": this.list.id, "aria-autocomplete": "list" };
    for (const [name, value] of Object.entries(says)) input.setAttribute(name, value);
    input.addEventListener("input", () => this.wait());
    input.addEventListener("keydown", (event) => this.press(event));
    input.addEventListener("blur", () => this.close());
    this.list.addEventListener("mousedown", (event) => event.preventDefault()); // the focus stays in the box
    this.list.addEventListener("click", (event) => this.click(event));
  }

  wait() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), WAIT_MS);
  }

  async ask() {
    this.asking?.abort();
    this.asking = new AbortController();
    const typed = this.input.value.trim();
    if (typed.length < 2) return this.close();
    try {
      const address = `${this.input.dataset.suggest}?${new URLSearchParams({ q: typed })}`;
      const answer = await fetch(address, { signal: this.asking.signal });
      if (answer.ok) this.show(await answer.json());
    } catch {
      this.close(); // no network, or something newer was typed: the form works all the same
    }
  }

  show(found) {
    if (document.activeElement !== this.input || !found.length) return this.close();
    this.found = found;
    this.list.replaceChildren(...found.map((one, number) => this.option(one, number)));
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
    this.mark(-1);
  }

  option(one, number) {
    const item = document.createElement("li");
    item.id = `${this.list.id}-${number}`;
    item.setAttribute("role", "option");
    const text = document.createElement("span");
    text.append(bdi(one.text));
    if (one.matched) {
      const matched = document.createElement("i");
      matched.lang = one.language;
      matched.append(bdi(one.matched));
      text.append(" ", matched);
    }
    const what = document.createElement("span");
    what.textContent = one.what;
    item.append(text, " ", what);
    return item;
  }

  mark(at) {
    this.at = at;
    [...this.list.children].forEach((item, number) => item.setAttribute("aria-selected", String(number === at)));
    if (at < 0) return this.input.removeAttribute("aria-activedescendant");
    this.input.setAttribute("aria-activedescendant", this.list.children[at].id);
    this.list.children[at].scrollIntoView({ block: "nearest" });
  }

  close() {
    clearTimeout(this.timer);
    this.asking?.abort();
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
    this.at = -1;
  }

  press(event) {
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    const open = !this.list.hidden;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (open) this.step(event.key === "ArrowDown" ? 1 : -1);
      else this.ask();
    } else if (event.key === "Escape" && open) {
      event.preventDefault(); // a second one empties the box, as everywhere
      this.close();
    } else if (event.key === "Enter" && open && this.at >= 0) {
      event.preventDefault();
      this.choose(this.found[this.at]);
    }
  }

  step(by) {
    const places = this.found.length + 1; // the box itself is one of them
    this.mark(((this.at + 1 + by + places) % places) - 1);
  }

  click(event) {
    const item = event.target.closest("li");
    if (item) this.choose(this.found[[...this.list.children].indexOf(item)]);
  }

  choose(one) {
    this.close();
    if (one.kind !== "word") return location.assign(one.address);
    this.input.value = one.text;
    this.input.form.requestSubmit();
  }
}

function bdi(text) {
  const element = document.createElement("bdi");
  element.textContent = text;
  return element;
}

for (const input of document.querySelectorAll("input[data-suggest]")) new Suggestions(input);

// The list of languages closes as menus do.
const languages = document.querySelector(".tongue");
document.addEventListener("click", (event) => languages?.contains(event.target) || languages?.removeAttribute("open"));
languages?.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !languages.open) return;
  languages.open = false;
  languages.querySelector("summary").focus();
});

// Beside results there is room for all filters; most browsers know that from the style sheet.
const facets = document.querySelector(".facets");
if (facets && !CSS.supports("selector(::details-content)") && matchMedia("(min-width: 62rem)").matches) facets.open = true;
