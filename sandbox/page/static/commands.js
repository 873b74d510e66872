/**
 * The `/` menu: the commands that the bot registered for this chat, this person and their
 * language, narrowed down while one types. Arrows choose, Enter sends, Tab fills in.
 */

import { get } from "./api.js";
import { byId, el, fill, icon } from "./dom.js";
import { openChat, state } from "./state.js";

let commands = [];
let loadedFor = "";
let chosen = 0;

/** Show the commands that begin as the box does. */
export async function offerCommands(box) {
  if (box.value.startsWith("/")) await load();
  const typed = /^\/(\w*)$/.exec(box.value); // read now: it may have been sent while loading
  if (!typed) return clearMenu();
  const fits = commands.filter(({ command }) => command.startsWith(typed[1].toLowerCase()));
  chosen = 0;
  draw(box, fits);
}

async function load() {
  const place = `${state.me.id} ${state.chat}`;
  if (loadedFor === place) return;
  commands = (await get("commands", { chat: state.chat })).commands;
  loadedFor = place;
}

/** Forget the commands, because the person, the chat or the bot's choice changed. */
export function forgetCommands() {
  loadedFor = "";
}

/** Close the menu. */
export function clearMenu() {
  byId("commands").hidden = true;
  byId("say").setAttribute("aria-expanded", "false");
  byId("say").removeAttribute("aria-activedescendant");
}

function draw(box, fits) {
  const menu = byId("commands");
  if (fits.length === 0) return clearMenu();
  fill(
    menu,
    fits.map((one, at) => option(one, at, box)),
  );
  menu.hidden = false;
  box.setAttribute("aria-expanded", "true");
  mark(box);
}

function option({ command, description, is_ephemeral: quiet }, at, box) {
  const choose = (event) => (event.preventDefault(), run(box, command));
  return el(
    "div",
    { role: "option", id: `command-${at}`, "data-command": command, onmousedown: choose },
    el("span", { class: "command" }, `/${command}`),
    el("span", { class: "command-about", dir: "auto" }, description),
    quiet ? icon("eye") : null,
  );
}

function mark(box) {
  const options = [...byId("commands").children];
  options.forEach((one, at) => one.setAttribute("aria-selected", String(at === chosen)));
  options[chosen].scrollIntoView({ block: "nearest" });
  box.setAttribute("aria-activedescendant", options[chosen].id);
}

/** Let the menu have a key; true when it took it. */
export function menuKey(event, box) {
  const options = [...byId("commands").children];
  if (byId("commands").hidden || options.length === 0) return false;
  const command = options[chosen].dataset.command;
  const acts = {
    ArrowDown: () => step(1, options, box),
    ArrowUp: () => step(-1, options, box),
    Enter: () => run(box, command),
    Tab: () => ((box.value = `/${command} `), clearMenu()),
    Escape: () => clearMenu(),
  };
  if (!(event.key in acts) || event.shiftKey) return false;
  event.preventDefault();
  event.stopPropagation();
  acts[event.key]();
  return true;
}

function step(by, options, box) {
  chosen = (chosen + by + options.length) % options.length;
  mark(box);
}

/** In a group the command names the bot, as Telegram's own menu does. */
function run(box, command) {
  const suffix = openChat().kind === "private" ? "" : `@${state.bot.username}`;
  box.value = "";
  clearMenu();
  document.dispatchEvent(new CustomEvent("tuan:say", { detail: `/${command}${suffix}` }));
}
