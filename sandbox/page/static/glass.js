/** "What the bot does": the Bot API calls as they happen, with a plain sentence for the last. */

import { byId, el, fill } from "./dom.js";
import { sentence } from "./sentences.js";
import { state, watch } from "./state.js";
import { drawMeter } from "./meter.js";
import { drawExtras } from "./extras.js";

export const CALLS_MAX = 150;
const NOT_MODELLED = 501;

/** Wire the panel up. */
export function startGlass() {
  watch("calls", drawCalls);
  watch("meter", drawMeter);
  watch("extras", drawExtras);
  byId("clear-calls").addEventListener("click", () => {
    state.cleared = state.calls.at(-1)?.number ?? state.cleared;
    state.calls = [];
    drawCalls();
  });
}

const rows = new WeakMap(); // call -> its row, so that a burst draws each call once

function drawCalls() {
  if (byId("glass").hidden) return;
  const newest = state.calls.slice(-CALLS_MAX).reverse();
  fill(byId("calls"), newest.map(rowFor));
  byId("calls-none").hidden = newest.length > 0;
  byId("sentence").textContent = newest.length > 0 ? sentence(newest[0]) : "Nothing yet.";
}

function rowFor(call) {
  if (!rows.has(call)) rows.set(call, row(call));
  return rows.get(call);
}

function row(call) {
  const good = call.status < 400 && !call.note;
  const strange = call.status === NOT_MODELLED;
  return el(
    "li",
    { class: good ? "call" : "call failed" },
    el("span", { class: "call-method" }, call.method, strange ? strangeMark() : null),
    el("span", { class: "call-status" }, String(call.status)),
    el("span", { class: "call-chat", dir: "auto" }, call.place),
    el("span", { class: "call-wait" }, wait(call)),
    call.note ? el("span", { class: "call-why" }, call.note) : null,
  );
}

/** The sandbox is honest about what it does not have. */
const strangeMark = () => el("span", { class: "badge strange" }, "not in the sandbox");

function wait(call) {
  if (call.wait) return `wait ${call.wait} s`;
  const { took_ms: ms } = call;
  return ms >= 1_000 ? `${(ms / 1000).toFixed(1)} s` : `${Math.round(ms)} ms`;
}
