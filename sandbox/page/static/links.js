/**
 * Links in messages and buttons.
 *
 * Links to the sandbox's own bot, groups and sharing open inside the page, as the acting
 * person; the rest open in a new tab. Anything but http, https, mailto and tel is text.
 */

import { post } from "./api.js";
import { pickChat } from "./dialogs.js";
import { el } from "./dom.js";
import { openMiniApp } from "./mini_app.js";
import { toast } from "./notices.js";
import { openPayment } from "./payment.js";
import { state } from "./state.js";

const OUTSIDE = new Set(["http:", "https:", "mailto:", "tel:"]);
const TELEGRAM_HOSTS = new Set(["t.me", "telegram.me", "telegram.dog"]);

/** Read a URL that may lack its scheme; null if it is none. */
export function parsed(url) {
  const whole = /^[a-z][a-z\d+.-]*:/i.test(url) ? url : `https://${url}`;
  try {
    return new URL(whole);
  } catch {
    return null;
  }
}

/** A link as an element; one with an unknown scheme stays plain text. */
export function linkElement(url, children, attributes = {}) {
  const target = parsed(url);
  const inside = target && insideAction(target);
  if (!inside && !OUTSIDE.has(target?.protocol)) return el("span", attributes, children);
  const away = { target: "_blank", rel: "noopener noreferrer" };
  const node = el("a", { href: target.href, title: url, ...(inside ? {} : away), ...attributes });
  if (inside) node.addEventListener("click", (event) => (event.preventDefault(), inside()));
  node.append(...[children].flat());
  return node;
}

/** What opening this URL does inside the page, or null for the world outside. */
export function insideAction(url) {
  const { name, query } = telegramTarget(url);
  if (name === null) return null;
  if (name.startsWith("$")) return () => openPayment({ url: `https://t.me/${name}` });
  if (name === "share") return () => share(query);
  if (query.has("startgroup")) return () => addToGroup(query);
  if (query.has("startapp")) return () => openMiniApp(url.href);
  return () => openLink(url.href);
}

/** The t.me name a URL leads to ("" for none, null for another site) and its query. */
function telegramTarget(url) {
  const query = url.searchParams;
  if (url.protocol === "tg:") return { name: query.get("domain") ?? "", query };
  if (!TELEGRAM_HOSTS.has(url.hostname)) return { name: null, query };
  return { name: url.pathname.split("/")[1] ?? "", query };
}

async function openLink(url) {
  try {
    const { chat } = await post("open", { url });
    document.dispatchEvent(new CustomEvent("tuan:open", { detail: chat }));
  } catch (error) {
    toast(error.message);
  }
}

/** `?startgroup=` asks for a group and brings the bot in, as an admin where `admin=` says so. */
async function addToGroup(query) {
  const admin = (chat) => chat.role === "creator" || chat.role === "administrator";
  const runs = (chat) => admin(chat) && chat.kind !== "channel" && chat.kind !== "private";
  const chat = await pickChat("Add the bot to a group", runs);
  if (chat === null) return;
  try {
    await post("act", { what: "add_bot", chat });
    if (query.has("admin")) await post("act", { what: "promote_bot", chat });
    document.dispatchEvent(new CustomEvent("tuan:open", { detail: chat }));
  } catch (error) {
    toast(error.message);
  }
}

async function share(query) {
  const text = [query.get("text"), query.get("url")].filter(Boolean).join("\n");
  const chat = await pickChat(`Share as ${state.me.name}`);
  if (chat === null) return;
  await post("say", { chat, text }).catch((error) => toast(error.message));
  document.dispatchEvent(new CustomEvent("tuan:open", { detail: chat }));
}
