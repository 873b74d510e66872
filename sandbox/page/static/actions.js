/** What one can do with a message: reply, react, copy, forward. */

import { post } from "./api.js";
import { askForCrowd, takesCrowd } from "./crowd.js";
import { pickChat } from "./dialogs.js";
import { copyText } from "./keyboard.js";
import { toast } from "./notices.js";
import { openChat, placeOf, state } from "./state.js";

/** The entries of a message's menu, as openMenu takes them. */
export function messageActions(message) {
  const text = message.text ?? message.caption;
  const reply = () => document.dispatchEvent(new CustomEvent("tuan:reply", { detail: message }));
  const entries = [];
  if (openChat()?.may_write && !message.ephemeral) entries.push({ label: "Reply", run: reply });
  if (text) entries.push({ label: "Copy text", run: () => copyText(text) });
  if (!message.ephemeral) entries.push({ label: "Forward…", run: () => forward(message) });
  if (!message.ephemeral) entries.push({ label: "React 👍", run: () => react(message) });
  const crowd = () => askForCrowd(message);
  if (takesCrowd(message)) entries.push({ label: "Let a crowd press…", run: crowd });
  return entries.length ? entries : [{ label: "Nothing to do here", run: () => {} }];
}

async function react(message) {
  try {
    await post("react", { ...placeOf(message), emoji: "👍" });
  } catch (error) {
    toast(error.message);
  }
}

async function forward(message) {
  const chat = await pickChat(`Forward as ${state.me.name}`);
  if (chat === null) return;
  try {
    await post("forward", { ...placeOf(message), to: chat });
    document.dispatchEvent(new CustomEvent("tuan:open", { detail: chat }));
  } catch (error) {
    toast(error.message);
  }
}
