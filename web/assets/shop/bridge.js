/**
 * The way to Telegram and back: methods go out, events come in; no library, nothing from elsewhere.
 *
 * Apps lend a proxy, browsers a window around this one. In the sandbox that is the chat page, which
 * the page's own server has named; messages of any other window are not heard.
 */

const TELEGRAM = "https://web.telegram.org";
const parent = document.documentElement.dataset.parent ?? TELEGRAM;
const listeners = new Map();

/** Tell Telegram something; without Telegram around, nobody hears it. */
export function send(name, data = {}) {
  const proxy = window.TelegramWebviewProxy;
  if (proxy) return proxy.postEvent(name, JSON.stringify(data));
  const message = JSON.stringify({ eventType: name, eventData: data });
  if (typeof window.external?.notify === "function") return window.external.notify(message);
  if (window.parent !== window) window.parent.postMessage(message, parent);
}

/** Call `hear` with the data of each event of this name. */
export function on(name, hear) {
  listeners.set(name, [...(listeners.get(name) ?? []), hear]);
}

function receive(name, data) {
  for (const hear of listeners.get(name) ?? []) hear(data ?? {});
}

function isTelegram(origin) {
  return origin === parent || /^https:\/\/([a-z0-9-]+\.)*telegram\.org$/.test(origin);
}

window.addEventListener("message", ({ source, origin, data }) => {
  if (source !== window.parent || !isTelegram(origin) || typeof data !== "string") return;
  try {
    const { eventType, eventData } = JSON.parse(data);
    receive(eventType, eventData);
  } catch {
    // It was no event.
  }
});
window.Telegram = { WebView: { receiveEvent: receive } };
window.TelegramGameProxy = { receiveEvent: receive };
window.TelegramGameProxy_receiveEvent = receive;
