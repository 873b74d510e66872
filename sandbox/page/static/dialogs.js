/** Dialogs that ask: in which chat, what to do with a message, and a look at a picture. */

import { avatar, byId, el, fill } from "./dom.js";
import { state } from "./state.js";

const FOUND_BY_EYE_MAX = 10;

/** Ask for one of the acting person's chats; its id, or null when the dialog is left. */
export function pickChat(title, fits = (chat) => chat.may_write) {
  const chats = [...state.chats.values()].filter(fits);
  return pick(title, chats.map((chat) => ({ id: chat.id, name: chat.title })));
}

/** Ask for one of [{id, name}]; its id, or null. A long list can be searched. */
export function pick(title, choices) {
  const dialog = byId("picker");
  const filter = byId("picker-filter");
  byId("picker-title").textContent = title;
  filter.hidden = choices.length <= FOUND_BY_EYE_MAX;
  filter.value = "";
  return new Promise((resolve) => {
    const row = ({ id, name }) => {
      const choose = () => dialog.close(String(id));
      const words = el("span", { dir: "auto" }, name);
      const attributes = { type: "button", class: "pick", onclick: choose };
      return el("button", attributes, avatar(id, name), words);
    };
    const none = el("p", {}, "There is none that fits.");
    const drawChoices = () => {
      const words = filter.value.trim().toLocaleLowerCase();
      const found = choices.filter(({ name }) => name.toLocaleLowerCase().includes(words));
      fill(byId("picker-list"), found.length ? found.map(row) : none);
    };
    filter.oninput = drawChoices;
    drawChoices();
    const done = () => resolve(dialog.returnValue ? Number(dialog.returnValue) : null);
    dialog.addEventListener("close", done, { once: true });
    dialog.returnValue = "";
    dialog.showModal();
  });
}

/** A small menu at a point of the window. `entries`: [{label, run}]. */
export function openMenu(entries, { x, y }) {
  const menu = byId("menu");
  const opener = document.activeElement;
  const row = ({ label, run }) => {
    const choose = () => (menu.hidePopover(), run());
    return el("button", { type: "button", role: "menuitem", onclick: choose }, label);
  };
  fill(menu, entries.map(row));
  menu.showPopover();
  const { width, height } = menu.getBoundingClientRect();
  menu.style.left = `${Math.max(8, Math.min(x, innerWidth - width - 8))}px`;
  menu.style.top = `${Math.max(8, Math.min(y, innerHeight - height - 8))}px`;
  const giveBack = () => {
    // The event comes late: whoever has gone on meanwhile keeps the focus.
    const lost = document.activeElement === document.body || menu.contains(document.activeElement);
    if (!menu.matches(":popover-open") && lost) opener?.focus();
  };
  menu.addEventListener("toggle", giveBack, { once: true });
  menu.firstChild.focus();
}

/** Arrow keys walk through the buttons of a list or menu. */
export function walkWithArrows(container, selector = "button") {
  container.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    const stops = [...container.querySelectorAll(selector)];
    const next = stops[stops.indexOf(document.activeElement) + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
}

/** Show a picture as large as the window allows. */
export function lookAt(source, caption) {
  const dialog = byId("viewer");
  const image = byId("viewer-image");
  image.src = source;
  image.alt = caption || "Photo";
  dialog.addEventListener("close", () => image.removeAttribute("src"), { once: true });
  dialog.showModal();
}

/** Have every dialog close when its backdrop is clicked. */
export function closeOnBackdrop() {
  for (const dialog of document.querySelectorAll("dialog")) {
    dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  }
}
