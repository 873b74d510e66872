/**
 * Inline mode: what stands behind the bot's name in the box is asked, and what is offered is sent.
 *
 *   "@bot words" typed -> (a moment later) asked -> offers stand above the box -> one is sent
 *   a button that shares -> a chat is chosen -> "@bot words" stands in its box
 */

import { post } from "./api.js";
import { pick } from "./dialogs.js";
import { byId, el, fill } from "./dom.js";
import { insideAction, parsed } from "./links.js";
import { toast } from "./notices.js";
import { state } from "./state.js";

const PAUSE_MS = 250;
const EVERYWHERE = {
  allow_user_chats: true,
  allow_bot_chats: true,
  allow_group_chats: true,
  allow_channel_chats: true,
};
const ALLOWS = {
  private: "allow_bot_chats",
  group: "allow_group_chats",
  supergroup: "allow_group_chats",
  channel: "allow_channel_chats",
};

let asked = 0; // the number of the newest question
let pause = 0;

/** Have the buttons that share ask for a chat. */
export function startInline() {
  document.addEventListener("tuan:inline", (event) => leadTo(event.detail));
  byId("inline").addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    clearInline();
    byId("say").focus();
  });
}

/** Ask the bot, a moment after the last key, if its name stands in front. */
export function offerInline(box) {
  clearInline();
  const words = behindName(box.value);
  if (words !== null) pause = setTimeout(() => ask(box, words), PAUSE_MS);
}

/** Take the offers away. */
export function clearInline() {
  asked += 1;
  clearTimeout(pause);
  byId("inline").hidden = true;
}

/** Let the offers have a key of the box; true when they took it. */
export function inlineKey(event) {
  const keys = byId("inline").querySelectorAll("button");
  if (byId("inline").hidden || keys.length === 0 || event.shiftKey) return false;
  const acts = {
    ArrowDown: () => keys[0].focus(),
    ArrowUp: () => keys[keys.length - 1].focus(),
    Enter: () => keys[0].click(),
    Escape: () => clearInline(),
  };
  if (!(event.key in acts)) return false;
  event.preventDefault();
  event.stopPropagation();
  acts[event.key]();
  return true;
}

function behindName(text) {
  const name = `@${state.bot.username} `.toLowerCase();
  return text.toLowerCase().startsWith(name) ? text.slice(name.length) : null;
}

async function ask(box, text) {
  const number = asked;
  try {
    const offer = await post("inline", { chat: state.chat, text });
    if (number === asked) draw(box, offer);
  } catch (error) {
    toast(error.message);
  }
}

function draw(box, { query, results, button }) {
  const offers = results.map((result) => offerKey(box, query, result));
  if (button) offers.unshift(startKey(box, button));
  fill(byId("inline"), offers.length ? offers : el("p", {}, "The bot offers nothing for this."));
  byId("inline").hidden = false;
}

function startKey(box, { text, start_parameter: payload }) {
  const start = () => {
    box.value = "";
    clearInline();
    insideAction(parsed(`https://t.me/${state.bot.username}?start=${payload}`))();
  };
  return el("button", { type: "button", class: "offer", onclick: start }, text);
}

function offerKey(box, query, { id, title, about }) {
  const send = async () => {
    box.value = "";
    clearInline();
    box.focus();
    const choice = { query, result: id, topic: state.topic };
    await post("choose", choice).catch((error) => toast(error.message));
  };
  const words = [
    el("span", { class: "offer-title", dir: "auto" }, title),
    about ? el("span", { class: "command-about", dir: "auto" }, about) : null,
  ];
  return el("button", { type: "button", class: "offer", onclick: send }, words);
}

/** Go where a button leads, with its words behind the bot's name. */
async function leadTo(button) {
  const here = button.switch_inline_query_current_chat;
  const chosen = button.switch_inline_query_chosen_chat;
  const words = here ?? chosen?.query ?? button.switch_inline_query ?? "";
  const chat = here === undefined ? await pickPlace(chosen ?? EVERYWHERE) : state.chat;
  if (chat === null) return;
  const text = `@${state.bot.username} ${words}`;
  document.dispatchEvent(new CustomEvent("tuan:compose", { detail: { chat, text } }));
}

async function pickPlace(allowed) {
  const fits = (chat) => chat.may_write && allowed[ALLOWS[chat.kind]];
  const chats = [...state.chats.values()].filter(fits);
  const others = state.people.filter((one) => one.id !== state.me.id && !one.crowd);
  const people = allowed.allow_user_chats ? others : [];
  const choices = [...chats.map(({ id, title }) => ({ id, name: title })), ...people];
  const place = await pick(`Share as ${state.me.name}`, choices);
  return people.some(({ id }) => id === place) ? talkWith(place) : place;
}

async function talkWith(person) {
  try {
    const chat = await post("dialog", { chat: person });
    state.chats.set(chat.id, chat);
    return chat.id;
  } catch (error) {
    toast(error.message);
    return null;
  }
}
