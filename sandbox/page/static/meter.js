/** The limits: how much of each budget the bot has used up. */

import { byId, el, fill } from "./dom.js";
import { openChat, state } from "./state.js";

/** Draw the gauges for the whole bot, the open chat and, in a group, its minute. */
export function drawMeter() {
  const { meter } = state;
  if (!meter || byId("glass").hidden) return;
  const chat = openChat();
  const ofChat = (lines) => lines.find((line) => line.chat_id === chat?.id);
  const gauges = [gauge("All chats, this second", meter.overall, 30)];
  gauges.push(gauge("This chat, this second", ofChat(meter.chats), 1));
  if (chat && chat.kind !== "private") {
    gauges.push(gauge("This group, this minute", ofChat(meter.groups), 20));
  }
  fill(byId("gauges"), gauges);
  byId("refused").textContent = String(meter.refused);
  byId("refused-line").classList.toggle("failed", meter.refused > 0);
  byId("profile").textContent = meter.profile;
}

function gauge(label, line, usual) {
  const { used = 0, allowed = usual, shut_s: shut = 0 } = line ?? {};
  const words = shut > 0 ? `shut for ${Math.ceil(shut)} s` : `${used} of ${allowed}`;
  const bar = el("progress", { value: Math.min(used, allowed), max: allowed, "aria-label": label });
  const full = shut > 0 ? "gauge full" : "gauge";
  const name = el("span", { class: "gauge-name" }, label);
  return el("div", { class: full }, name, el("span", { class: "gauge-words" }, words), bar);
}
