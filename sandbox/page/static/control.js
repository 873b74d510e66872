/** "Faults and time": what goes wrong with the next call, and what o'clock it is. */

import { get, post } from "./api.js";
import { byId, el, fill } from "./dom.js";
import { tell } from "./news.js";
import { toast } from "./notices.js";
import { state, watch } from "./state.js";

/** Offer what the sandbox can do, once somebody wants to know. */
export function startControl() {
  byId("control").addEventListener("toggle", offer, { once: true });
  watch("meter", drawClock);
}

async function offer() {
  const { offers } = await get("control");
  fill(byId("control-buttons"), Object.entries(offers).map(row));
}

function row([heading, buttons]) {
  const drawn = buttons.map((one) => button(heading, one));
  return el("div", { class: "offers" }, heading, el("div", {}, drawn));
}

/** `here` means the open chat; the others mean any. */
function button(heading, { label, here, ...body }) {
  const run = async () => {
    const chat = here ? state.chat : undefined;
    tell("ordered", body);
    const said = await post("control", { ...body, chat }).catch((error) => error);
    toast(said.message);
  };
  const attributes = { type: "button", class: "control-button", onclick: run };
  return el("button", { ...attributes, "aria-label": `${heading}: ${label}` }, label);
}

function drawClock() {
  const moment = new Date(Date.now() + state.skew_ms);
  byId("sandbox-clock").textContent = moment.toLocaleString(undefined, {
    dateStyle: "medium",
    timeStyle: "medium",
  });
}
