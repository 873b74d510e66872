/**
 * The steps of the guided tour: what to read, where it is on the page, when it has happened.
 *
 * `target` finds the real control each time anew, `show` brings it into view, and `happened`
 * gets what was told (news.js) with the step's own `notes` and says true once it is done.
 */

import { newestWithButtons } from "./crowd.js";
import { byId } from "./dom.js";
import { feed } from "./feed.js";
import { showMessage } from "./history.js";
import { openChat, state } from "./state.js";

const JOIN = /join|加入|参团|拼团|вступ|участв|присоед/i;
const PEOPLE = 3;
const OWNER = "Olga";
const MONEY = /approve|paid/i; // as the owner reads it, who speaks English
const PASS_ON = /pass it on|转给|передать/i;

const isGroup = (chat) => chat?.kind === "group" || chat?.kind === "supergroup";
const keysOf = (message) => message.reply_markup?.inline_keyboard?.flat() ?? [];
const isJoin = (key) => "callback_data" in key && key.style === "success" && JOIN.test(key.text);
const fromBot = (message) => message.from?.id === state.bot.id;
const open = (chat) => document.dispatchEvent(new CustomEvent("tuan:open", { detail: chat }));

/** The group that the tour happens in: the open one, else the first of the acting person. */
const group = () =>
  isGroup(openChat())
    ? openChat()
    : [...state.chats.values()].find((chat) => isGroup(chat) && chat.in && chat.bot);

/** The newest card to join; until there is one, whatever has buttons. */
const card = () =>
  feed.items.findLast((message) => keysOf(message).some(isJoin)) ??
  newestWithButtons() ??
  feed.items.findLast((message) => keysOf(message).length > 0);

function keyToPress() {
  const message = card();
  const keys = message ? keysOf(message) : [];
  const wanted = keys.find(isJoin) ?? keys.find((key) => "callback_data" in key) ?? keys.at(-1);
  const place = wanted && [...message.reply_markup.inline_keyboard.entries()];
  const found = place?.find(([, row]) => row.includes(wanted));
  if (!found) return null;
  const spot = `${message.order}:${found[0]}:${found[1].indexOf(wanted)}`;
  return document.querySelector(`[data-key="${spot}"]`);
}

function showGroup() {
  const place = group();
  if (place && state.chat !== place.id) open(place.id);
  else if (card()) showMessage(card().message_id);
}

const chatRow = (chat) => (chat ? document.querySelector(`[data-chat="${chat.id}"]`) : null);
const inGroup = (node) => (isGroup(openChat()) ? node() : chatRow(group()));
const face = (id) => document.querySelector(`[data-person="${id}"]`);
const owner = () => state.people.find((person) => person.name === OWNER);
const nextFace = (pressed) => {
  const someone = state.people.find((one) => !one.crowd && !pressed.includes(one.id));
  return someone ? face(someone.id) : null;
};

function openPanel() {
  if (byId("glass").hidden) byId("glass-toggle").click();
}

const dueWords = () => {
  const at = state.extras?.next?.[0]?.at;
  return at ? " The panel “What the bot does” says when the next one is due." : "";
};

export const STEPS = [
  {
    title: "See a deal arrive",
    text: () => `The timetable posts deals into the groups by itself.${dueWords()} Watch one come.`,
    target: () => inGroup(() => byId("history")),
    show: showGroup,
    happened: (kind, { message }) =>
      kind === "message" && fromBot(message) && keysOf(message).length > 0,
  },
  {
    title: "Join as three people",
    text: ({ pressed = [] }) =>
      `Press the button, become someone else at the top, press again: ${pressed.length} of ` +
      `${PEOPLE} people so far.`,
    target: ({ pressed = [] }) =>
      pressed.includes(state.me?.id) ? nextFace(pressed) : inGroup(keyToPress),
    show: showGroup,
    happened(kind, { person }, notes) {
      if (kind !== "pressed") return false;
      notes.pressed = [...new Set([...(notes.pressed ?? []), person])];
      return notes.pressed.length >= PEOPLE;
    },
  },
  {
    title: "Watch it fill",
    text: () =>
      newestWithButtons()
        ? "Let a crowd press the same button: twenty people within five seconds."
        : "On a card with buttons that the bot answers, a crowd can press them. There is none " +
          "in this chat yet.",
    target: () => inGroup(() => [...document.querySelectorAll(".crowd-button")].at(-1) ?? null),
    show: showGroup,
    happened: (kind, { crowd }) => kind === "crowd" && crowd.phase === "done",
  },
  {
    title: "Your own code",
    text: () => "Say /me here. Everybody has a code of their own, and only they see the answer.",
    target: () => (openChat()?.may_write ? byId("composer") : chatRow(group())),
    show: () => (openChat()?.may_write ? offer("/me") : showGroup()),
    happened: answeredTo(({ text }) => text.startsWith("/me")),
  },
  {
    title: "The owner's menu",
    text: () => `Become ${OWNER}, who owns the shop, open the chat with the bot and say /admin.`,
    target: () => asOwner(() => byId("composer")),
    show: () => showPrivate(() => offer("/admin")),
    happened: answeredTo(
      ({ text, chat }) => state.me.name === OWNER && chat === privateChat()?.id && text[0] === "/",
    ),
  },
  {
    title: "Start a group buy",
    text: () =>
      "In the menu: 🎯 Promotions, ➕ New group buy, a product, a price for a number of people. " +
      "Its card comes into the groups, and fills as the one before.",
    target: () => asOwner(newestKeys),
    show: () => showPrivate(() => newestKeys()?.scrollIntoView({ block: "center" })),
    happened(kind, { message, chat }, notes) {
      if (kind === "pressed" && isOwners(message.chat.id)) notes.pressed = true;
      const card = kind === "message" && chat !== privateChat()?.id && fromBot(message);
      return Boolean(notes.pressed && card && keysOf(message).some(isJoin));
    },
  },
  {
    title: "Handle the money",
    text: () =>
      "Ann wants to be paid her commission: 💸 Withdrawals in the menu (/admin), her name, " +
      "👍 Approve. What customers pay you stands under 🎯 Promotions, 👥 Who is in.",
    target: () => asOwner(newestKeys),
    show: () => showPrivate(() => offer("/admin")),
    happened: (kind, { message, key }) =>
      kind === "pressed" && isOwners(message.chat.id) && MONEY.test(key.text),
  },
  {
    title: "Answer a customer",
    text: ({ asked }) =>
      asked
        ? `It is in ${OWNER}'s chat with the bot now. Become ${OWNER} and reply to that message.`
        : "Become Ann and ask the bot in her private chat: Do you have a green sofa? Then press " +
          "“Yes, pass it on”.",
    target: ({ asked }) => (asked ? asOwner : asCustomer)(() => byId("composer")),
    show: () => showPrivate(() => {}),
    happened(kind, { key, message }, notes) {
      if (kind === "pressed" && PASS_ON.test(key.text)) notes.asked = true;
      if (kind === "said" && notes.asked && state.me?.name === OWNER) notes.answered = true;
      return Boolean(notes.answered && kind === "message" && fromBot(message));
    },
  },
  {
    title: "Break something",
    text: ({ ordered, failed }) =>
      failed
        ? `It failed: ${failed}. Now watch the bot recover by itself.`
        : ordered
          ? "The fault waits for the bot's next call. Say something to the bot to hurry it up."
          : "Under “Faults and time”, have the next call answered with 502 or 429.",
    target({ ordered }) {
      if (byId("glass").hidden) return byId("glass-toggle");
      if (ordered) return byId("calls");
      return byId("control").open ? byId("control-buttons") : byId("control");
    },
    show() {
      openPanel();
      byId("control").open = true;
      byId("control").scrollIntoView({ block: "center" });
    },
    happened: recovered,
  },
  {
    title: "Run it for real",
    text: () =>
      "The same bot, with a token from @BotFather. It asks for what it needs; the README goes on.",
    commands: ["make setup && .venv/bin/python -m bot init", "make run"],
    target: () => null,
    show: null,
    happened: () => false,
  },
];

const privateChat = () => [...state.chats.values()].find((chat) => chat.kind === "private");

const isOwners = (chat) => state.me?.name === OWNER && chat === privateChat()?.id;
const newestKeys = () => [...document.querySelectorAll("#messages .keyboard")].at(-1) ?? null;

/** Who must become the owner and open the bot's chat is shown the way, then `node`. */
function asOwner(node) {
  if (state.me?.name !== OWNER) return owner() ? face(owner().id) : byId("more-people");
  return openChat()?.kind === "private" ? node() : chatRow(privateChat());
}

/** Who is the owner must become somebody else and open the bot's chat, then `node`. */
function asCustomer(node) {
  if (state.me?.name === OWNER) return nextFace([state.me.id]);
  return openChat()?.kind === "private" ? node() : chatRow(privateChat());
}

function showPrivate(then) {
  if (openChat()?.kind !== "private") open(privateChat().id);
  else then();
}

/** Put words into the box, for the visitor to send. */
function offer(text) {
  byId("say").value = text;
  byId("say").focus();
}

/** Done once the bot says something after words that `fit` were said. */
function answeredTo(fit) {
  return (kind, detail, notes) => {
    if (kind === "said" && fit(detail)) notes.said = true;
    return Boolean(notes.said && kind === "message" && fromBot(detail.message));
  };
}

/** A fault was ordered, a call met it, the same method went well again. */
function recovered(kind, detail, notes) {
  if (kind === "ordered") notes.ordered = true;
  if (kind !== "call" || !notes.ordered) return false;
  const { call } = detail;
  const bad = call.status >= 400 || Boolean(call.note);
  if (bad && !notes.failed) {
    notes.method = call.method;
    notes.failed = `${call.method}, ${call.note || call.status}`;
  }
  return Boolean(notes.failed) && !bad && call.method === notes.method;
}
