/**
 * Inline keyboards.
 *
 *   idle -> pressed (waits for answerCallbackQuery) -> idle, with a toast or an alert
 *                \-> 15 s without an answer -> idle
 */

import { post } from "./api.js";
import { el, icon } from "./dom.js";
import { insideAction, linkElement, parsed } from "./links.js";
import { openMiniApp } from "./mini_app.js";
import { tell } from "./news.js";
import { toast } from "./notices.js";
import { money, openPayment } from "./payment.js";
import { keyOf, placeOf, state } from "./state.js";

const ANSWER_MS_MAX = 15_000;
const STYLES = new Set(["success", "danger", "primary"]);
const pressed = new Map(); // query id -> button that waits for the answer

/** The rows of buttons below a bubble, or null. */
export function keyboard(message) {
  const rows = message.reply_markup?.inline_keyboard ?? payRow(message);
  if (!rows?.length) return null;
  const drawn = rows.map((row, y) =>
    el("div", { class: "key-row" }, row.map((button, x) => key(message, button, y, x))),
  );
  return el("div", { class: "keyboard", role: "group", "aria-label": "Buttons" }, drawn);
}

function key(message, button, y, x) {
  const style = STYLES.has(button.style) ? `key-${button.style}` : "";
  const attributes = { class: `key ${style}`, "data-key": `${keyOf(message)}:${y}:${x}` };
  const kind = Object.keys(KINDS).find((name) => name in button);
  return (KINDS[kind] ?? unknown)(button, attributes, { message, y, x });
}

const label = (button, mark) => [
  el("span", { class: "key-label", dir: "auto" }, button.text),
  mark ? icon(mark) : null,
];

const KINDS = {
  disabled: (button, attributes) =>
    el("button", { ...attributes, type: "button", disabled: true }, label(button)),
  url: urlKey,
  pay: (button, attributes, { message }) => {
    const open = () => openPayment(placeOf(message));
    return el("button", { ...attributes, type: "button", onclick: open }, label(button, "right"));
  },
  copy_text: (button, attributes, { message }) => {
    const copy = () => {
      copyText(button.copy_text.text);
      tell("pressed", { message, person: state.me.id, key: button });
    };
    const more = { type: "button", onclick: copy, title: `Copy ${button.copy_text.text}` };
    return el("button", { ...attributes, ...more }, label(button, "copy"));
  },
  callback_data: (button, attributes, place) => {
    const press = (event) => pressKey(event.currentTarget, place);
    if (isWaiting(attributes["data-key"])) attributes.class += " waiting";
    return el("button", { ...attributes, type: "button", onclick: press }, label(button));
  },
  web_app: (button, attributes) => {
    const open = () => openMiniApp(button.web_app.url);
    return el("button", { ...attributes, type: "button", onclick: open }, label(button, "right"));
  },
  switch_inline_query_chosen_chat: (button, attributes) => inlineKey(button, attributes),
  switch_inline_query: (button, attributes) => inlineKey(button, attributes),
  switch_inline_query_current_chat: (button, attributes) => inlineKey(button, attributes),
};

/** The button that an invoice has by itself. */
function payRow({ invoice }) {
  if (!invoice) return null;
  return [[{ text: `Pay ${money(invoice.total_amount, invoice.currency)}`, pay: true }]];
}

function urlKey(button, attributes) {
  const target = parsed(button.url);
  const mark = target && insideAction(target) ? "right" : "away";
  return linkElement(button.url, label(button, mark), attributes);
}

function inlineKey(button, attributes) {
  const lead = () => document.dispatchEvent(new CustomEvent("tuan:inline", { detail: button }));
  return el("button", { ...attributes, type: "button", onclick: lead }, label(button, "right"));
}

function unknown(button, attributes) {
  const tell = () => toast("This kind of button is not part of the sandbox");
  return el("button", { ...attributes, type: "button", onclick: tell }, label(button));
}

/** Put text on the clipboard and say so. */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    toast(`Copied: ${text}`);
  } catch {
    toast(`The browser keeps its clipboard shut. The text: ${text}`);
  }
}

async function pressKey(button, { message, y, x }) {
  if (button.classList.contains("waiting")) return;
  button.classList.add("waiting");
  button.setAttribute("aria-busy", "true");
  const place = { ...placeOf(message), row: y, column: x };
  const person = state.me.id;
  try {
    const { query } = await post("press", place);
    tell("pressed", { message, person, key: message.reply_markup.inline_keyboard[y][x] });
    if (early.delete(query)) return idle(button);
    pressed.set(query, button);
    setTimeout(() => pressed.delete(query) && idle(button), ANSWER_MS_MAX);
  } catch (error) {
    toast(error.message);
    idle(button);
  }
}

const EARLY_MAX = 100;
const early = new Set(); // answers that came before the press call returned

/** The bot answered a press: the button rests again. */
export function answered(query) {
  const button = pressed.get(query);
  if (!button) {
    if (early.size >= EARLY_MAX) early.clear();
    early.add(query);
    return;
  }
  pressed.delete(query);
  idle(button);
}

function idle(button) {
  const now = document.querySelector(`[data-key="${button.dataset.key}"]`);
  for (const node of [button, now]) {
    node?.classList.remove("waiting");
    node?.removeAttribute("aria-busy");
  }
}

/** Whether a key of the open chat waits for its answer; asked when a bubble is drawn anew. */
export const isWaiting = (dataKey) =>
  [...pressed.values()].some((button) => button.dataset.key === dataKey);
