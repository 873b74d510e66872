/** The lines between the bubbles: who joined, left, pinned, migrated. */

import { money } from "./payment.js";
import { nameOf } from "./state.js";

const WORDS = {
  new_chat_members: (message) => joined(message),
  left_chat_member: (message) => left(message),
  pinned_message: (message) => `${by(message)} pinned ${quoted(message.pinned_message)}`,
  migrate_to_chat_id: () => "This group became a supergroup; the talk goes on there",
  migrate_from_chat_id: () => "This supergroup was a group before",
  successful_payment: ({ from, successful_payment: paid }) =>
    `${nameOf(from)} paid ${money(paid.total_amount, paid.currency)}`,
  refunded_payment: ({ refunded_payment: back }) =>
    `${money(back.total_amount, back.currency)} were given back`,
  new_chat_title: (message) => `${by(message)} renamed the chat to “${message.new_chat_title}”`,
  new_chat_photo: (message) => `${by(message)} changed the chat's photo`,
  delete_chat_photo: (message) => `${by(message)} removed the chat's photo`,
  group_chat_created: (message) => `${by(message)} created the group`,
  supergroup_chat_created: (message) => `${by(message)} created the group`,
  channel_chat_created: () => "Channel created",
  forum_topic_created: (message) =>
    `${by(message)} opened the topic “${message.forum_topic_created.name}”`,
  forum_topic_edited: (message) =>
    `${by(message)} renamed the topic to “${message.forum_topic_edited.name ?? "…"}”`,
  forum_topic_closed: (message) => `${by(message)} closed the topic`,
  forum_topic_reopened: (message) => `${by(message)} reopened the topic`,
};

const QUOTE_CHARACTERS = 40;
const NAMES_MAX = 3;

const listed = (names) => new Intl.ListFormat("en").format(names);

const by = (message) => nameOf(message.from ?? message.sender_chat);

function joined(message) {
  const names = message.new_chat_members.map(nameOf);
  const rest = names.length - NAMES_MAX;
  if (rest > 1) names.splice(NAMES_MAX, rest, `${rest} more`);
  const alone = message.new_chat_members.length === 1;
  if (alone && message.new_chat_members[0].id === message.from?.id) return `${names[0]} joined`;
  return `${by(message)} added ${listed(names)}`;
}

function left(message) {
  const gone = message.left_chat_member;
  if (gone.id === message.from?.id) return `${nameOf(gone)} left`;
  return `${by(message)} removed ${nameOf(gone)}`;
}

function quoted(message) {
  const text = (message.text ?? message.caption ?? "").split("\n")[0];
  if (!text) return "a message";
  const short = Array.from(text).slice(0, QUOTE_CHARACTERS).join("");
  return `“${short}${short.length < text.length ? "…" : ""}”`;
}

/** The plain words for a service message. */
export function serviceText(message) {
  const kind = Object.keys(WORDS).find((name) => name in message);
  return kind ? WORDS[kind](message) : "Something changed in this chat";
}

/** One line for the chat list and the reply bar. */
export function previewText(message) {
  if (message.service) return serviceText(message);
  const words = (message.text ?? message.caption ?? "").replaceAll(/\s+/g, " ").trim();
  if (message.invoice) return message.invoice.title;
  if (message.dice) return `${message.dice.emoji} ${message.dice.value}`;
  const kind = message.photo ? "Photo" : message.document ? "File" : "";
  return words || kind || "Message";
}
