/**
 * A crowd that presses a button: the dialog that asks for one, and how far it has come.
 *
 *   nothing -> running (a bar, a tally of what the bot said, Stop) -> done or stopped -> closed
 *
 * What is over closes by itself after a while, and is not told to a page that did not see it run.
 */

import { post } from "./api.js";
import { byId, el, fill } from "./dom.js";
import { feed } from "./feed.js";
import { showMessage } from "./history.js";
import { toast } from "./notices.js";
import { openChat, state, touch, watch } from "./state.js";

const TALLIES_MAX = 4;
const REPORT_SHOWN_MS = 20_000;
const NO_CARD = "The open chat has no card with buttons yet.";
const NO_GROUP = "Open a group with a card that has buttons.";
const SILENT = "answered without words";

/** Wire the dialog, the strip above the composer and the panel's entry. */
export function startCrowd() {
  watch("crowd", drawProgress);
  watch("feed", drawEntry);
  watch("header", drawEntry);
  byId("crowd-form").addEventListener("submit", send);
  byId("crowd-cancel").addEventListener("click", () => byId("crowd").close());
  byId("crowd-stop").addEventListener("click", stop);
  byId("crowd-close").addEventListener("click", dismiss);
  byId("crowd-open").addEventListener("click", () => askForCrowd(newestWithButtons()));
}

/** The buttons of a message that the bot would hear of, as [{text, row, column, style}]. */
export function answeredButtons(message) {
  const rows = message.reply_markup?.inline_keyboard ?? [];
  const all = rows.flatMap((line, row) => line.map((key, column) => ({ ...key, row, column })));
  return all.filter((key) => "callback_data" in key);
}

/** Whether a crowd could press something here. */
export const takesCrowd = (message) =>
  !["private", "dialog"].includes(openChat()?.kind) && !message.ephemeral && answeredButtons(message).length > 0;

/** The newest message of the open chat that a crowd could press something on. */
export const newestWithButtons = () => feed.items.findLast(takesCrowd);

let asked = null; // the message that the dialog is about

/** Open the dialog for one message. */
export function askForCrowd(message) {
  asked = message;
  const keys = answeredButtons(message);
  const preferred = Math.max(0, keys.findIndex((key) => key.style === "success"));
  fill(
    byId("crowd-buttons"),
    keys.map((key, place) => choice(key, place === preferred)),
  );
  byId("crowd").showModal();
  byId("crowd-buttons").querySelector(":checked").focus();
}

function choice(key, chosen) {
  const value = `${key.row}:${key.column}`;
  const radio = el("input", { type: "radio", name: "crowd-button", value, checked: chosen });
  return el("label", { class: "choice" }, radio, el("span", { dir: "auto" }, key.text));
}

async function send(event) {
  event.preventDefault();
  const form = new FormData(byId("crowd-form"));
  const button = form.get("crowd-button").split(":").map(Number);
  const body = { chat: asked.chat.id, message: asked.message_id, button };
  const amounts = { count: Number(form.get("count")), seconds: Number(form.get("seconds")) };
  byId("crowd").close();
  try {
    const crowd = await post("crowd", { ...body, ...amounts });
    follow(crowd); // it may be over before the next frame is drawn
    if (state.crowd?.number !== crowd.number) state.crowd = crowd;
    touch("crowd");
    showMessage(asked.message_id, { behavior: "instant" });
  } catch (error) {
    toast(error.message);
  }
}

const stop = () => post("crowd/stop").catch((error) => toast(error.message));

let shown = null; // the crowd that the strip is about: seen running, and not closed
let closing = 0;

function dismiss() {
  close();
  byId("history").focus();
}

function close() {
  shown = null;
  touch("crowd");
}

/** Follow a crowd from when it runs; let its report go some time after its end. */
function follow({ number, phase }) {
  if (phase === "running" && shown !== number) {
    shown = number;
    clearTimeout(closing);
    closing = 0;
  } else if (phase !== "running" && shown === number && !closing) {
    closing = setTimeout(close, REPORT_SHOWN_MS);
  }
}

function drawProgress() {
  const { crowd } = state;
  if (crowd) follow(crowd);
  const idle = !crowd || crowd.phase === "idle" || crowd.number !== shown;
  byId("crowd-strip").hidden = idle;
  if (idle) return;
  const running = crowd.phase === "running";
  const bar = byId("crowd-bar");
  bar.max = crowd.count;
  bar.value = crowd.pressed;
  byId("crowd-words").textContent = `${crowd.pressed} of ${crowd.count} pressed “${crowd.label}”`;
  byId("crowd-end").textContent = running ? "" : ending(crowd);
  fill(byId("crowd-answers"), tally(crowd.answers));
  byId("crowd-stop").hidden = !running;
  byId("crowd-close").hidden = running;
  drawEntry();
}

const ending = (crowd) =>
  crowd.phase === "done" ? "The crowd is done." : "The crowd was sent home.";

function tally(answers) {
  const shown = answers.slice(0, TALLIES_MAX).map(([text, count]) => line(count, text || SILENT));
  const rest = answers.slice(TALLIES_MAX).reduce((sum, [, count]) => sum + count, 0);
  return rest ? [...shown, line(rest, "other answers")] : shown;
}

const line = (count, text) =>
  el("li", {}, el("b", {}, `${count} ×`), el("span", { dir: "auto" }, ` ${text}`));

function drawEntry() {
  const possible = Boolean(state.chat && newestWithButtons());
  const running = state.crowd?.phase === "running";
  byId("crowd-open").disabled = !possible || running;
  byId("crowd-none").hidden = possible;
  const chat = openChat();
  byId("crowd-none").textContent = chat && chat.kind !== "private" ? NO_CARD : NO_GROUP;
}
