/** One message, or one album, as a bubble with its keyboard. */

import { fileUrl } from "./api.js";
import { lookAt, openMenu } from "./dialogs.js";
import { askForCrowd, takesCrowd } from "./crowd.js";
import { avatar, el, icon, iconButton } from "./dom.js";
import { formatted } from "./entities.js";
import { keyboard } from "./keyboard.js";
import { messageActions } from "./actions.js";
import { previewText, serviceText } from "./wording.js";
import { nameOf, openChat } from "./state.js";
import { clockTime, fullTime } from "./times.js";

const NARROWEST = 0.75; // a taller photo is cropped until it is opened

/** A day's name or a service message between the bubbles. */
export function separator(text, kind) {
  return el("div", { class: `separator ${kind}` }, el("span", { dir: "auto" }, text));
}

/** The line for a service message. */
export const serviceLine = (message) => separator(serviceText(message), "service");

/** The bubble of a block: {messages, first, last, own}. */
export function bubble(block) {
  const [message] = block.messages;
  const sender = message.from ?? message.sender_chat;
  const classes = ["row", block.own && "own", block.first && "first", block.last && "last"];
  if (message.ephemeral) classes.push("ephemeral");
  if (block.messages.at(-1).edited) classes.push("changed");
  if (block.messages.some((one) => one.photo)) classes.push("pictured");
  const row = el("article", { class: classes.filter(Boolean).join(" "), tabindex: -1 });
  row.setAttribute("aria-label", spoken(block, sender));
  const framed = showsSenders() && !block.own;
  const face = framed ? el("div", { class: "face" }, block.last ? faceOf(sender) : null) : null;
  const body = el("div", { class: "bubble" }, parts(block, sender, framed));
  const stack = el("div", { class: "stack" }, body, keyboard(block.messages.at(-1)) ?? null);
  const beside = el("div", { class: "beside" }, moreButton(block), crowdButton(block));
  row.append(...[face, stack, beside].filter(Boolean));
  row.addEventListener("contextmenu", (event) => {
    if (event.target.closest("a")) return;
    event.preventDefault();
    openMenu(messageActions(message), { x: event.clientX, y: event.clientY });
  });
  return row;
}

const faceOf = (sender) => avatar(sender?.id ?? 0, nameOf(sender), "small");

const showsSenders = () => openChat()?.kind.endsWith("group");

function spoken(block, sender) {
  const [message] = block.messages;
  const who = block.own ? "You" : nameOf(sender);
  return `${who}, ${clockTime(message.date)}${message.ephemeral ? ", only you see this" : ""}`;
}

function parts(block, sender, framed) {
  const [message] = block.messages;
  const worded = block.messages.find((one) => one.caption ?? one.text) ?? message;
  const name = block.first && framed ? senderName(sender) : null;
  return [
    message.ephemeral ? ephemeralMark() : null,
    name,
    message.via_bot ? el("div", { class: "via" }, `via @${message.via_bot.username}`) : null,
    message.forward_origin ? forwarded(message.forward_origin) : null,
    message.reply_to_message ? quote(message.reply_to_message) : null,
    pictures(block.messages),
    message.invoice ? offered(message.invoice) : null,
    message.document ? file(message.document) : null,
    message.dice ? thrown(message.dice) : null,
    words(worded),
    reactions(block.messages.at(-1)),
    foot(block),
  ];
}

function thrown({ emoji, value }) {
  return el("div", { class: "words" }, `${emoji} ${value}`);
}

function senderName(sender) {
  const colour = Math.abs(sender?.id ?? 0) % 8;
  const badge = sender?.is_bot ? el("span", { class: "badge" }, "bot") : null;
  return el("div", { class: `sender ink-${colour}`, dir: "auto" }, nameOf(sender), badge);
}

const ephemeralMark = () => el("div", { class: "only-you" }, icon("eye"), "Only you see this");

function forwarded(origin) {
  const who = nameOf(origin.sender_user ?? origin.chat ?? origin.sender_chat);
  return el("div", { class: "forwarded" }, `Forwarded from ${origin.sender_user_name ?? who}`);
}

function quote(message) {
  const who = el("span", { class: "quote-name" }, nameOf(message.from ?? message.sender_chat));
  return el("div", { class: "quote", dir: "auto" }, who, el("span", {}, previewText(message)));
}

function pictures(messages) {
  const photos = messages.filter((message) => message.photo);
  if (photos.length === 0) return null;
  const grid = el("div", { class: `photos photos-${Math.min(photos.length, 4)}` });
  grid.append(...photos.map((message) => picture(message)));
  return grid;
}

function picture(message) {
  const size = message.photo.at(-1);
  const url = fileUrl(size.file_id);
  const { width, height } = size;
  const shape = width / height < NARROWEST ? NARROWEST : width / height;
  const image = el("img", { src: url, alt: "", width, height, loading: "lazy", decoding: "async" });
  const hidden = message.has_media_spoiler ? "hidden-media" : "";
  const open = (event) => {
    if (event.currentTarget.classList.contains("hidden-media")) {
      return event.currentTarget.classList.remove("hidden-media");
    }
    return lookAt(url, message.caption);
  };
  const name = { type: "button", class: `photo ${hidden}`, "aria-label": "Open photo" };
  const button = el("button", { ...name, onclick: open }, image);
  button.style.setProperty("--ratio", shape);
  return button;
}

function offered({ title, description }) {
  const name = el("div", { class: "invoice-title", dir: "auto" }, title);
  return el("div", { class: "invoice" }, name, el("div", { class: "words", dir: "auto" }, description));
}

function file(document) {
  const link = { href: fileUrl(document.file_id), download: document.file_name ?? "file" };
  return el("a", { class: "file", ...link }, icon("file"), document.file_name ?? "File");
}

function words(message) {
  const text = message.text ?? message.caption;
  if (!text) return null;
  const entities = message.text === undefined ? message.caption_entities : message.entities;
  const node = el("div", { class: "words", dir: "auto" }, formatted(text, entities));
  if (node.lastChild.matches?.("blockquote, pre")) node.classList.add("ends-in-block");
  return node;
}

function reactions(message) {
  if (!message.reactions?.length) return null;
  const chips = message.reactions.map(([emoji, count]) =>
    el("span", { class: "reaction" }, count > 1 ? `${emoji} ${count}` : emoji),
  );
  return el("div", { class: "reactions", "aria-label": "Reactions" }, ...chips);
}

function foot(block) {
  const message = block.messages.at(-1);
  const moment = new Date(message.date * 1000).toISOString();
  const time = el("time", { datetime: moment, title: fullTime(message.date) });
  time.textContent = clockTime(message.date);
  const edited = message.edited ? el("span", { class: "edited" }, "edited ") : null;
  return el("div", { class: "foot" }, edited, time);
}

function crowdButton(block) {
  const message = block.messages.at(-1);
  if (!takesCrowd(message)) return null;
  const attributes = { class: "icon-button crowd-button" };
  return iconButton("crowd", "Let a crowd press…", () => askForCrowd(message), attributes);
}

function moreButton(block) {
  const [message] = block.messages;
  const open = (event) => {
    const { left, bottom } = event.currentTarget.getBoundingClientRect();
    openMenu(messageActions(message), { x: left, y: bottom });
  };
  const quiet = { class: "icon-button more", tabindex: -1 };
  return iconButton("more", "What to do with this message", open, quiet);
}
