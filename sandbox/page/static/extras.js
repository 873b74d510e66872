/**
 * What the bot's own demo tells: its outbox by state, the next occurrences, a sentence.
 *
 * The sandbox does not know the bot. It asks what is registered in `sandbox.extras`; without it
 * this part of the panel stays away.
 */

import { byId, el, fill } from "./dom.js";
import { state } from "./state.js";
import { listTime, relativeTime } from "./times.js";

const NEXT_MAX = 5;

/** Draw what is there. */
export function drawExtras() {
  const { outbox, next, sentence } = state.extras;
  byId("extras").hidden = !outbox && !next?.length && !sentence;
  byId("extra-sentence").textContent = sentence ?? "";
  byId("outbox").hidden = !outbox;
  fill(byId("outbox-states"), Object.entries(outbox ?? {}).map(counter));
  byId("next").hidden = !next?.length;
  fill(byId("next-list"), (next ?? []).slice(0, NEXT_MAX).map(occurrence));
}

function counter([name, count]) {
  return el("li", { class: `outbox-${name}` }, el("b", {}, String(count)), ` ${name}`);
}

/** `at` is an ISO moment or Unix seconds. */
function occurrence({ at, what }) {
  const seconds = typeof at === "number" ? at : Date.parse(at) / 1000;
  const when = el("time", { "data-relative": seconds, title: listTime(seconds) });
  when.textContent = relativeTime(seconds);
  return el("li", {}, el("span", { dir: "auto" }, what), when);
}
