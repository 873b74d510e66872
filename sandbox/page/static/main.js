/** Puts the page together: who acts, which chat is open, what the keys do. */

import { get } from "./api.js";
import { startChats } from "./chats.js";
import { compose, focusComposer, resetComposer, startComposer } from "./composer.js";
import { startControl } from "./control.js";
import { startCrowd } from "./crowd.js";
import { closeOnBackdrop, walkWithArrows } from "./dialogs.js";
import { byId } from "./dom.js";
import { feed, openFeed } from "./feed.js";
import { startGlass } from "./glass.js";
import { startHeader } from "./header.js";
import { startHistory } from "./history.js";
import { follow } from "./live.js";
import { startMiniApp } from "./mini_app.js";
import { startPayment } from "./payment.js";
import { startPeople } from "./people.js";
import { startReading } from "./reading.js";
import { state, touch, watch } from "./state.js";
import { startTheme } from "./theme.js";
import { keepRelativeTimes } from "./times.js";
import { startTour } from "./tour.js";

const WIDE = matchMedia("(min-width: 1100px)");
const PHONE = matchMedia("(max-width: 719px)");

/** Act as someone else; the same chat stays open if they have it. */
function become(person) {
  if (person === state.me?.id) return;
  sessionStorage.setItem("as", person);
  resetComposer();
  lookAs(person, () => (state.chats.has(state.chat) ? show() : closeChat()));
}

/** Follow the world as a person; `begin` opens the first screen, which later losses keep. */
function lookAs(person, begin) {
  let first = true;
  follow(person, () => {
    if (!first) return state.chats.has(state.chat) ? show({ again: true }) : closeChat();
    first = false;
    return begin();
  });
}

/** Open a chat by id; phones turn from the list to the chat. */
async function open(chat) {
  if (!state.chats.has(chat)) return;
  if (chat !== state.chat) resetComposer();
  state.chat = chat;
  state.topic = null;
  sessionStorage.setItem("chat", chat);
  document.body.classList.add("in-chat");
  const before = document.activeElement;
  await show();
  const moved = document.activeElement !== before && document.activeElement !== document.body;
  if (!PHONE.matches && !moved) focusComposer(); // else someone has gone on meanwhile
}

async function show(how) {
  touch("chats", "header", "composer", "meter");
  await openFeed(how);
  touch("read");
}

function closeChat() {
  document.body.classList.remove("in-chat");
  state.chat = null;
  state.topic = null;
  Object.assign(feed, { items: [], more: false, complete: true, missed: 0 });
  touch("chats", "header", "composer", "feed");
}

function openTopic(topic) {
  state.topic = topic;
  touch("header");
  openFeed();
}

function drawConnection() {
  byId("offline").hidden = state.connected;
}

function onKey(event) {
  const writing = event.target.matches("input, textarea, select");
  if (event.key === "/" && !writing) {
    event.preventDefault();
    focusComposer();
  }
  if (event.key === "Escape" && PHONE.matches && !event.target.closest("dialog, [popover]")) back();
  if (event.altKey && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
    event.preventDefault();
    neighbour(event.key === "ArrowDown" ? 1 : -1);
  }
}

function neighbour(step) {
  const rows = [...document.querySelectorAll("[data-chat]")].map((row) => Number(row.dataset.chat));
  const next = rows[rows.indexOf(state.chat) + step];
  if (next !== undefined) open(next);
}

function back() {
  document.body.classList.remove("in-chat");
  const row = document.querySelector(`[data-chat="${state.chat}"]`);
  closeChat();
  row?.focus();
}

function toggleGlass(shown) {
  byId("glass").hidden = !shown;
  document.body.classList.toggle("with-glass", shown);
  byId("glass-toggle").setAttribute("aria-expanded", String(shown));
  touch("calls", "meter", "extras");
}

async function start() {
  startTheme();
  startHistory();
  startChats(open);
  startHeader(openTopic);
  startComposer();
  startPeople(become);
  startGlass();
  startControl();
  startCrowd();
  startMiniApp();
  startPayment();
  closeOnBackdrop();
  walkWithArrows(byId("menu"));
  walkWithArrows(byId("picker-list"));
  walkWithArrows(byId("inline"));
  keepRelativeTimes();
  startReading();
  startTour();
  watch("connection", drawConnection);
  document.addEventListener("keydown", onKey);
  document.addEventListener("tuan:open", (event) => open(event.detail));
  document.addEventListener("tuan:compose", async ({ detail: { chat, text } }) => {
    await open(chat);
    compose(text);
  });
  byId("back").addEventListener("click", back);
  byId("glass-toggle").addEventListener("click", () => toggleGlass(byId("glass").hidden));
  byId("glass-close").addEventListener("click", () => toggleGlass(false));
  toggleGlass(WIDE.matches);
  await firstLook();
}

/** Become who one was before the page was loaded again, in the same chat. */
async function firstLook() {
  const { person } = await get("hello", { as: sessionStorage.getItem("as") });
  lookAs(person, () => {
    const before = Number(sessionStorage.getItem("chat"));
    if (state.chats.has(before)) return open(before);
    const order = (chat) => chat.last?.order ?? 0;
    const [newest] = [...state.chats.values()].sort((a, b) => order(b) - order(a));
    return PHONE.matches || !newest ? undefined : open(newest.id);
  });
}

start();
