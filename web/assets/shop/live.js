/**
 * The live lines of a page: asked for every two seconds, so that they are at most three old, seldom while nobody looks.
 *
 * When the buttons of the page would be others, the page reads itself anew.
 */

import { ask } from "./launch.js";

const EVERY_MS = 2_000;
const EVERY_MS_MAX = 60_000;
let timer = 0;
let pause_ms = EVERY_MS;
let again = () => {};

/** Follow the live lines of the page that is shown now, if it has any; `renew` reads the page anew. */
export function follow(renew, said) {
  clearTimeout(timer);
  pause_ms = EVERY_MS;
  const live = document.getElementById("live");
  again = () => look(live, renew, said);
  if (live && !("over" in live.dataset)) timer = setTimeout(again, pause_ms);
  else again = () => {};
}

async function look(live, renew, said) {
  if (!live.isConnected) return;
  if (document.hidden) pause_ms = Math.min(pause_ms * 2, EVERY_MS_MAX);
  else {
    try {
      const response = await ask(live.dataset.live);
      const lines = new DOMParser().parseFromString(await response.text(), "text/html");
      if (response.headers.get("X-State") !== live.dataset.state) return renew();
      if (lines.body.textContent !== live.textContent) live.replaceChildren(...lines.body.childNodes);
      if (pause_ms > EVERY_MS) said("");
      pause_ms = EVERY_MS;
    } catch {
      pause_ms = Math.min(pause_ms * 2, EVERY_MS_MAX);
      said(document.getElementById("words").dataset.offline);
    }
  }
  clearTimeout(timer);
  timer = setTimeout(again, pause_ms);
}

document.addEventListener("visibilitychange", () => {
  if (document.hidden) return;
  pause_ms = EVERY_MS;
  again();
});
