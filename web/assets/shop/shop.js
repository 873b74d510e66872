/**
 * The shop's pages, in Telegram and out of it.
 *
 * Opened by Telegram, links and forms are asked for with the member's session, and what comes back is
 * put in the place of the page: the session lives in memory, which a new page would lose. In a
 * plain browser links are links.
 */

import { on, send } from "./bridge.js";
import { Refusal, ask, end, exchange, isLaunched } from "./launch.js";
import { follow } from "./live.js";
import { startTheme } from "./theme.js";

const main = document.getElementById("page");
const SAID_MS = 6_000;
let depth = 0;
let quiet = 0;
let newest = 0;
let ready = Promise.resolve(); // until the init data are exchanged, pages wait

function say(words, { stays = false } = {}) {
  const place = document.getElementById("said");
  clearTimeout(quiet);
  place.textContent = words;
  place.hidden = words === "";
  if (words !== "" && !stays) quiet = setTimeout(() => say(""), SAID_MS);
}

/** Put the page at `path` in the place of this one. */
async function load(path, { push = false, focus = true, body } = {}) {
  const mine = ++newest;
  main.setAttribute("aria-busy", "true");
  try {
    await ready;
    const response = await ask(path, { body });
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    if (mine !== newest) return;
    main.replaceChildren(...page.getElementById("page").childNodes);
    document.title = page.title;
    document.documentElement.lang = page.documentElement.lang;
    for (const part of ["header.top", "#words"]) {
      document.querySelector(part).replaceWith(page.querySelector(part));
    }
    if (push) {
      depth += 1;
      history.pushState({ depth }, "", path + location.hash);
    }
    if (focus) {
      scrollTo(0, 0);
      main.focus({ preventScroll: true });
    }
    arrive();
  } catch (error) {
    refuse(error);
  } finally {
    if (mine === newest) main.removeAttribute("aria-busy");
  }
}

const here = () => location.pathname + location.search;
const renew = () => load(here(), { focus: false });

/** What follows when a page stands: its live lines, Telegram's buttons, the mark in the menu. */
function arrive() {
  follow(renew, (words) => say(words, { stays: true }));
  for (const link of document.querySelectorAll("header.top a")) {
    if (link.getAttribute("href") === location.pathname) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  if (!isLaunched) return;
  const first = main.querySelector("form[data-main], a[data-main]");
  const words = first?.querySelector("button")?.textContent ?? first?.textContent ?? "";
  send("web_app_setup_main_button", {
    is_visible: first !== null,
    is_active: first !== null,
    text: words.trim().slice(0, 64),
  });
  send("web_app_setup_back_button", { is_visible: (history.state?.depth ?? 0) > 0 });
}

function refuse(error) {
  if (!(error instanceof Refusal)) throw error;
  const words = document.getElementById("words").dataset;
  say(error.message || words.offline, { stays: true });
  if (error.status !== 401) return;
  const close = document.createElement("button");
  close.type = "button";
  close.textContent = words.close;
  close.addEventListener("click", () => send("web_app_close"));
  main.replaceChildren(close);
  send("web_app_setup_main_button", { is_visible: false });
}

async function act(form) {
  const button = form.querySelector("button");
  if (button.disabled) return;
  button.disabled = true;
  try {
    const body = Object.fromEntries(new FormData(form));
    const response = await ask(new URL(form.action).pathname, { body, accept: "application/json" });
    if (response.headers.has("Content-Disposition")) return save(await response.blob());
    const { said, ends } = await response.json();
    say(said, { stays: ends });
    send("web_app_trigger_haptic_feedback", { type: "notification", notification_type: "success" });
    if (ends) {
      end();
      main.replaceChildren();
      send("web_app_setup_main_button", { is_visible: false });
    } else await renew();
  } catch (error) {
    refuse(error);
    if (error.status === 409) await renew();
  } finally {
    button.disabled = false;
  }
}

function save(blob) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = "my-data.json";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

function pressed(event) {
  if (event.target.closest("[data-scanner]")) return send("web_app_open_scan_qr_popup", {});
  const link = event.target.closest("a");
  if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (link.origin === location.origin && !link.target) {
    if (link.hash && link.pathname === location.pathname) return;
    event.preventDefault();
    load(link.pathname + link.search, { push: true });
  } else if (link.hostname === "t.me") {
    event.preventDefault();
    send("web_app_open_tg_link", { path_full: link.pathname + link.search });
  } else if (window.TelegramWebviewProxy) {
    event.preventDefault();
    send("web_app_open_link", { url: link.href });
  }
}

function submitted(event) {
  event.preventDefault();
  const form = event.target;
  if ("act" in form.dataset) return act(form);
  if ("page" in form.dataset) {
    return load(new URL(form.action).pathname, { body: Object.fromEntries(new FormData(form)) });
  }
  const query = new URLSearchParams(new FormData(form));
  load(`${new URL(form.action).pathname}?${query}`, { push: true });
}

async function begin() {
  document.documentElement.classList.add("in-telegram");
  startTheme();
  document.addEventListener("click", pressed);
  document.addEventListener("submit", submitted);
  addEventListener("popstate", () => load(here()));
  on("back_button_pressed", () => history.back());
  on("main_button_pressed", () => {
    const first = main.querySelector("form[data-main], a[data-main]");
    if (first?.requestSubmit) first.requestSubmit();
    else first?.click();
  });
  on("qr_text_received", ({ data }) => {
    const form = main.querySelector("form[data-scan]");
    if (!form || typeof data !== "string") return;
    send("web_app_close_scan_qr_popup");
    form.elements.code.value = data;
    form.requestSubmit();
  });
  send("web_app_ready");
  send("web_app_expand");
  try {
    const exchanged = exchange();
    ready = exchanged.catch(() => {}); // who presses something meanwhile hears of it once
    const { path } = await exchanged;
    if (newest > 0) return; // somebody was faster, and is on the way elsewhere
    await load(location.pathname === "/" && path ? path : here(), {
      push: location.pathname === "/" && path !== null,
      focus: false,
    });
  } catch (error) {
    refuse(error);
  }
}

// A picture that its host does not give leaves its place empty, without a torn one in it.
document.addEventListener("error", ({ target }) => target.classList?.add("missing"), true);
if (isLaunched) begin();
else arrive();
