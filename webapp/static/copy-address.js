// A button beside each address that copies it; where the clipboard may not be used, it marks the address to be copied.

const copy = async (button) => {
  const address = button.parentElement.querySelector("a");
  try {
    await navigator.clipboard.writeText(address.textContent);
  } catch {
    getSelection().selectAllChildren(address);
    return;
  }
  const before = [...button.childNodes];
  button.textContent = button.dataset.done;
  setTimeout(() => button.replaceChildren(...before), 2000);
};

for (const button of document.querySelectorAll("[data-copy-address]")) {
  button.setAttribute("aria-live", "polite");
  button.hidden = false;
  button.addEventListener("click", () => copy(button));
}
