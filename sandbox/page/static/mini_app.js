/**
 * The Mini App in a frame, with the page as its Telegram.
 *
 *   the app posts {eventType, eventData} -> METHODS does it, the log shows it
 *   the page posts the same shape back: theme, viewport, safe areas, buttons pressed
 *
 * Only the frame that is open is heard, and only from the address that it was opened at.
 */

import { post } from "./api.js";
import { byId, el } from "./dom.js";
import { insideAction, parsed } from "./links.js";
import { toast } from "./notices.js";
import { openPayment } from "./payment.js";
import { state } from "./state.js";

const THEMES = {
  light: {
    bg_color: "#ffffff",
    secondary_bg_color: "#f1f3f5",
    text_color: "#1c1c1e",
    hint_color: "#5b6470",
    link_color: "#0b63ce",
    button_color: "#0b63ce",
    button_text_color: "#ffffff",
    destructive_text_color: "#b3261e",
  },
  dark: {
    bg_color: "#17212b",
    secondary_bg_color: "#232e3c",
    text_color: "#f5f5f5",
    hint_color: "#a9b6c4",
    link_color: "#8cc2ff",
    button_color: "#8cc2ff",
    button_text_color: "#0e1621",
    destructive_text_color: "#ffb4ab",
  },
};
const NOTCH = { top: 44, bottom: 24, left: 0, right: 0 };
const NO_NOTCH = { top: 0, bottom: 0, left: 0, right: 0 };
const CALLS_MAX = 50;
let frame = null;
let origin = "";

/** Open the app as the acting person: by its button, or by the address of a button or link. */
export async function openMiniApp(url = null) {
  setPressed("mini-app-dark", looksDark());
  setPressed("mini-app-notch", false);
  let opened;
  try {
    opened = await post("launch", { url, theme: theme() });
  } catch (error) {
    return toast(error.message);
  }
  origin = new URL(opened.url).origin;
  frame = el("iframe", { title: "Mini App", src: opened.url, referrerpolicy: "no-referrer" });
  byId("mini-app-title").textContent = `${state.menuButton?.text ?? "Mini App"} · ${state.me.name}`;
  byId("mini-app-frame").replaceChildren(frame);
  byId("mini-app-calls").replaceChildren();
  byId("mini-app-main").hidden = true;
  byId("mini-app-back").hidden = true;
  if (!byId("mini-app").open) byId("mini-app").showModal();
}

function close() {
  byId("mini-app").close();
}

const METHODS = {
  web_app_setup_main_button: ({ is_visible, is_active, text }) => {
    const button = byId("mini-app-main");
    if (is_visible !== undefined) button.hidden = !is_visible;
    if (is_active !== undefined) button.disabled = !is_active;
    if (text !== undefined) button.textContent = text;
  },
  web_app_setup_back_button: ({ is_visible }) => {
    byId("mini-app-back").hidden = !is_visible;
  },
  web_app_request_theme: () => emit("theme_changed", { theme_params: theme() }),
  web_app_request_viewport: tellViewport,
  web_app_request_safe_area: tellNotch,
  web_app_request_content_safe_area: () => emit("content_safe_area_changed", NO_NOTCH),
  web_app_open_tg_link: ({ path_full }) => follow(`https://t.me${path_full}`),
  web_app_open_link: ({ url }) => follow(url),
  web_app_open_scan_qr_popup: () => {
    const data = prompt("What the camera sees: the text of a QR");
    if (data) emit("qr_text_received", { data });
  },
  web_app_open_invoice: async ({ slug }) => {
    const status = await openPayment({ url: `https://t.me/$${slug}` });
    emit("invoice_closed", { slug, status });
  },
  web_app_close: close,
};

function hear({ source, origin: from, data }) {
  if (!frame || source !== frame.contentWindow || from !== origin || typeof data !== "string") return;
  let said;
  try {
    said = JSON.parse(data);
  } catch {
    return;
  }
  note(said.eventType, said.eventData);
  METHODS[said.eventType]?.(said.eventData ?? {});
}

function emit(name, data = {}) {
  frame?.contentWindow.postMessage(JSON.stringify({ eventType: name, eventData: data }), origin);
}

function note(name, data) {
  const list = byId("mini-app-calls");
  list.prepend(el("li", {}, el("b", {}, String(name)), ` ${JSON.stringify(data ?? {})}`));
  while (list.children.length > CALLS_MAX) list.lastChild.remove();
}

function follow(url) {
  const target = parsed(url);
  const inside = target && insideAction(target);
  if (!inside) return toast(`The app opens ${url}`);
  close();
  return inside();
}

function tellViewport() {
  const height = byId("mini-app-frame").clientHeight;
  const width = byId("mini-app-frame").clientWidth;
  emit("viewport_changed", { height, width, is_state_stable: true, is_expanded: true });
}

function tellNotch() {
  emit("safe_area_changed", isPressed("mini-app-notch") ? NOTCH : NO_NOTCH);
}

const theme = () => THEMES[isPressed("mini-app-dark") ? "dark" : "light"];
const isPressed = (id) => byId(id).getAttribute("aria-pressed") === "true";
const setPressed = (id, yes) => byId(id).setAttribute("aria-pressed", String(yes));

function looksDark() {
  const chosen = document.documentElement.dataset.theme;
  return chosen === "dark" || (chosen === "auto" && matchMedia("(prefers-color-scheme: dark)").matches);
}

function toggle(id, tell) {
  byId(id).addEventListener("click", () => {
    setPressed(id, !isPressed(id));
    tell();
  });
}

/** Wire the window of the app up. */
export function startMiniApp() {
  addEventListener("message", hear);
  addEventListener("resize", () => frame && tellViewport());
  toggle("mini-app-dark", () => emit("theme_changed", { theme_params: theme() }));
  toggle("mini-app-notch", tellNotch);
  byId("mini-app-close").addEventListener("click", close);
  byId("mini-app-main").addEventListener("click", () => emit("main_button_pressed"));
  byId("mini-app-back").addEventListener("click", () => emit("back_button_pressed"));
  byId("mini-app").addEventListener("close", () => {
    byId("mini-app-frame").replaceChildren();
    frame = null;
  });
}
