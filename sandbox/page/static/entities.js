/**
 * Text and its entities become elements.
 *
 * Telegram counts offsets in UTF-16 units, as JavaScript's strings do. Entities nest; one that
 * would cross the end of its parent is cut there. Every character lands in a text node.
 */

import { el, icon } from "./dom.js";
import { linkElement } from "./links.js";
import { timeElement } from "./times.js";

const TAGS = {
  bold: "strong",
  italic: "em",
  underline: "u",
  strikethrough: "s",
  code: "code",
  blockquote: "blockquote",
};
const BLOCKS = new Set(["pre", "blockquote", "expandable_blockquote"]);

/** A fragment that shows `text` as its entities demand. */
export function formatted(text, entities = []) {
  const inOrder = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  const fragment = document.createDocumentFragment();
  fragment.append(...span(text, 0, text.length, inOrder));
  return fragment;
}

function span(text, start, end, entities) {
  const nodes = [];
  let at = start;
  let rest = entities;
  while (rest.length > 0) {
    const [entity, ...others] = rest;
    const from = Math.max(entity.offset, at);
    const to = Math.min(entity.offset + entity.length, end);
    const inner = others.filter((other) => other.offset < to);
    rest = others.slice(inner.length);
    if (to <= from) continue;
    nodes.push(text.slice(at, from));
    nodes.push(decorated(entity, text.slice(from, to), () => span(text, from, to, inner)));
    at = BLOCKS.has(entity.type) && text[to] === "\n" ? to + 1 : to;
  }
  nodes.push(text.slice(at, end));
  return nodes.filter((node) => node !== "");
}

/** One entity's element; `children` draws what lies inside it. */
function decorated(entity, text, children) {
  if (entity.type in TAGS) return el(TAGS[entity.type], {}, children());
  const special = SPECIAL[entity.type];
  return special ? special(entity, text, children) : el("span", {}, children());
}

const SPECIAL = {
  pre: preformatted,
  spoiler,
  expandable_blockquote: expandable,
  date_time: (entity, text) => timeElement(entity, text),
  text_link: (entity, text, children) => linkElement(entity.url, children()),
  url: (entity, text, children) => linkElement(text, children()),
  email: (entity, text, children) => linkElement(`mailto:${text}`, children()),
  phone_number: (entity, text, children) => linkElement(`tel:${text}`, children()),
  mention: (entity, text, children) => linkElement(`https://t.me/${text.slice(1)}`, children()),
  text_mention: (entity, text, children) => el("span", { class: "mention" }, children()),
  hashtag: (entity, text, children) => el("span", { class: "mention" }, children()),
  cashtag: (entity, text, children) => el("span", { class: "mention" }, children()),
  bot_command: command,
};

function preformatted(entity, text, children) {
  const name = entity.language ? el("span", { class: "pre-language" }, entity.language) : null;
  return el("pre", { tabindex: 0 }, name, el("code", {}, children()));
}

function spoiler(entity, text, children) {
  const node = el("span", { class: "spoiler", role: "button", tabindex: 0 });
  node.setAttribute("aria-label", "Hidden text, press to reveal");
  const inner = el("span", { class: "spoiler-text", "aria-hidden": "true" }, children());
  const reveal = (event) => {
    if (event.type === "keydown" && event.key !== "Enter" && event.key !== " ") return;
    if (node.classList.contains("revealed")) return;
    event.preventDefault();
    event.stopPropagation();
    node.classList.add("revealed");
    for (const name of ["role", "tabindex", "aria-label"]) node.removeAttribute(name);
    inner.removeAttribute("aria-hidden");
  };
  node.addEventListener("click", reveal, true);
  node.addEventListener("keydown", reveal);
  node.append(inner);
  return node;
}

function expandable(entity, text, children) {
  const folded = el("div", { class: "folded" }, children());
  const quote = el("blockquote", { class: "expandable" }, folded);
  const toggle = el("button", { type: "button", class: "expand", "aria-expanded": "false" });
  toggle.append(icon("down"), el("span", { class: "visually-hidden" }, "Show the whole quote"));
  toggle.addEventListener("click", () => {
    const open = quote.classList.toggle("open");
    toggle.setAttribute("aria-expanded", String(open));
  });
  quote.append(toggle);
  return quote;
}

function command(entity, text, children) {
  const say = () => document.dispatchEvent(new CustomEvent("tuan:say", { detail: text }));
  return el("button", { type: "button", class: "command-link", onclick: say }, children());
}
