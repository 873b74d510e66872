/** Joining, leaving, blocking: what the acting person does to a chat rather than in it. */

import { post } from "./api.js";
import { copyText } from "./keyboard.js";
import { toast } from "./notices.js";
import { state } from "./state.js";

/** The entries of a chat's menu for the acting person, as openMenu takes them. */
export function chatActions(chat) {
  if (chat.kind === "private") {
    return [chat.blocked ? entry("Unblock the bot", "unblock") : entry("Block the bot", "block")];
  }
  if (chat.kind === "dialog") return [{ label: "Nothing to do here", run: () => {} }];
  const entries = chat.in ? [entry("Leave the chat", "leave")] : WAYS_IN;
  if (chat.role !== "creator" && chat.role !== "administrator") return entries;
  return [...requestEntries(chat), ...entries, ...LINKS, ...botEntries(chat)];
}

/** Who asked to come in, each to be let in or turned away. */
function requestEntries(chat) {
  return chat.requests.flatMap(({ id, name }) => [
    { label: `Let ${name} in`, run: () => decide(id, true) },
    { label: `Turn ${name} away`, run: () => decide(id, false) },
  ]);
}

const LINKS = [
  { label: "Copy an invite link", run: () => invite(false) },
  { label: "Copy a link that asks first", run: () => invite(true) },
];

async function invite(request) {
  try {
    const { link } = await post("invite", { chat: state.chat, request });
    copyText(link);
  } catch (error) {
    toast(error.message);
  }
}

async function decide(user, welcome) {
  const values = { chat: state.chat, user, welcome };
  await post("decide", values).catch((error) => toast(error.message));
}

function botEntries(chat) {
  const remove = entry("Remove the bot", "kick_bot");
  if (chat.bot === "administrator") {
    return [entry("Take the bot's admin rights", "demote_bot"), remove];
  }
  if (chat.bot === "member" || chat.bot === "restricted") {
    return [entry("Make the bot an admin", "promote_bot"), remove];
  }
  return [entry("Add the bot", "add_bot")];
}

const entry = (label, what) => ({ label, run: () => act(what) });

const WAYS_IN = [
  entry("Join the chat", "join"),
  entry("Join by a folder of chats", "join_by_folder"),
  entry("Ask to be let in", "ask_to_join"),
];

/** Do one of these things in the open chat. */
export async function act(what) {
  await post("act", { what, chat: state.chat }).catch((error) => toast(error.message));
}
