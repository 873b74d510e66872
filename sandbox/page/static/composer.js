/** Where the acting person writes: text, a reply, a file, and the `/` menu of commands. */

import { post } from "./api.js";
import { startAttaching } from "./attaching.js";
import { byId, el, fill } from "./dom.js";
import { clearMenu, menuKey, offerCommands } from "./commands.js";
import { feed } from "./feed.js";
import { clearInline, inlineKey, offerInline, startInline } from "./inline.js";
import { act } from "./membership.js";
import { openMiniApp } from "./mini_app.js";
import { tell } from "./news.js";
import { toast } from "./notices.js";
import { previewText } from "./wording.js";
import { nameOf, openChat, placeOf, state, watch } from "./state.js";

const TEXT_CHARACTERS_MAX = 4096;

let box;
let replyTo = null;

/** Wire the composer up. */
export function startComposer() {
  box = byId("say");
  box.maxLength = TEXT_CHARACTERS_MAX;
  box.addEventListener("input", () => (grow(), offerCommands(box), offerInline(box)));
  box.addEventListener("keydown", onKey);
  box.addEventListener("blur", clearMenu);
  byId("composer").addEventListener("submit", (event) => (event.preventDefault(), send()));
  startAttaching(box, grow);
  startInline();
  byId("start-bot").addEventListener("click", () => say("/start"));
  byId("mini-app-button").addEventListener("click", () => openMiniApp());
  byId("commands-button").addEventListener("click", openCommands);
  document.addEventListener("tuan:reply", (event) => startReply(event.detail));
  document.addEventListener("tuan:say", (event) => say(event.detail));
  watch("composer", draw);
  watch("feed", drawReplyKeys);
}

/** Put the cursor into the box. */
export const focusComposer = () => box.focus();

/** Put words into the box, as if they were typed. */
export function compose(text) {
  box.value = text;
  grow();
  box.focus();
  offerInline(box);
}

/** Forget a half-written reply; called when another chat opens. */
export function resetComposer() {
  replyTo = null;
  box.value = "";
  clearMenu();
  clearInline();
  grow();
  drawReply();
}

function draw() {
  const chat = openChat();
  const app = byId("mini-app-button");
  app.hidden = !(state.menuButton && chat?.kind === "private" && chat.id === state.me?.id);
  app.textContent = state.menuButton?.text ?? "";
  const writes = chat?.may_write ?? false;
  const fresh = chat?.kind === "private" && !chat.last;
  byId("composer").hidden = !writes || fresh;
  byId("start-bot").hidden = !writes || !fresh;
  byId("cannot-write").hidden = writes || !chat;
  byId("cannot-write").textContent = whyNot(chat);
  drawMend(chat);
  grow();
  box.placeholder = `Message as ${state.me?.name ?? ""}`;
  box.setAttribute("aria-label", `Message to ${chat?.title ?? ""} as ${state.me?.name ?? ""}`);
  drawReply();
}

/** What would let the person write here, one press away. */
function drawMend(chat) {
  const button = byId("mend");
  const away = chat && !chat.in && !chat.migrated_to;
  button.hidden = !chat?.blocked && !away;
  button.textContent = away ? "Join" : "Unblock the bot";
  button.onclick = () => act(away ? "join" : "unblock");
}

/** The keys a bot may put in place of the keyboard: pressing one says what is on it. */
function drawReplyKeys() {
  const last = feed.items.findLast((message) => message.reply_keyboard)?.reply_keyboard;
  const rows = openChat()?.may_write ? (last?.keyboard ?? []) : [];
  byId("reply-keys").hidden = rows.length === 0;
  const key = (button) => {
    const text = button.text ?? button;
    return el("button", { type: "button", class: "key", onclick: () => say(text) }, text);
  };
  const drawn = rows.map((row) => el("div", { class: "key-row" }, row.map(key)));
  fill(byId("reply-keys"), el("div", { class: "keyboard" }, drawn));
}

function whyNot(chat) {
  if (!chat) return "";
  if (chat.migrated_to) return "This group moved to a supergroup.";
  if (chat.blocked) return `${state.me.name} has blocked the bot.`;
  if (!chat.in) return `${state.me.name} is not in this chat.`;
  if (chat.kind === "channel") return "Only admins write here.";
  return `${state.me.name} may not write here.`;
}

function onKey(event) {
  if (menuKey(event, box) || inlineKey(event)) return;
  if (event.key === "Escape" && replyTo) {
    replyTo = null;
    drawReply();
    event.stopPropagation();
  }
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    send();
  }
}

function send() {
  const text = box.value.trim();
  if (!text) return;
  box.value = "";
  grow();
  clearMenu();
  clearInline();
  say(text);
}

async function say(text) {
  const chat = state.chat;
  const message = { chat, text, topic: state.topic, reply_to: replyTo && placeOf(replyTo) };
  replyTo = null;
  drawReply();
  try {
    tell("said", { chat, text }); // before the answer can be here
    await post("say", message);
  } catch (error) {
    toast(error.message);
    if (!box.value && state.chat === chat) box.value = text;
  }
}

function startReply(message) {
  replyTo = message;
  drawReply();
  box.focus();
}

function drawReply() {
  const bar = byId("reply");
  bar.hidden = replyTo === null;
  if (!replyTo) return;
  const drop = () => ((replyTo = null), drawReply());
  const name = nameOf(replyTo.from ?? replyTo.sender_chat);
  fill(
    bar,
    el("span", { class: "reply-name" }, `Reply to ${name}`),
    el("span", { class: "reply-text", dir: "auto" }, previewText(replyTo)),
    el("button", { type: "button", class: "text-button", onclick: drop }, "Cancel"),
  );
}

function grow() {
  box.style.height = "auto";
  box.style.height = `${Math.min(box.scrollHeight, 160)}px`;
}

function openCommands() {
  if (!box.value.startsWith("/")) box.value = "/";
  box.focus();
  offerCommands(box);
}
