/** "Faults and time": what goes wrong with the next call, and what o'clock it is. */

import { get, post } from "./api.js";
import { byId, el, fill } from "./dom.js";
import { toast } from "./notices.js";
import { state, watch } from "./state.js";

/** Offer what the sandbox can do, once somebody wants to know. */
export function startControl() {
  byId("control").addEventListener("toggle", offer, { once: true });
  watch("meter", drawClock);
}

async function offer() {
  const { offers } = await get("control");
  fill(byId("control-buttons"), offers.map(button));
}

/** `needs` names the kind of chat that must be open; the others mean any chat. */
function button({ label, needs, ...body }) {
  const run = async () => {
    const chat = needs ? state.chat : undefined;
    const said = await post("control", { ...body, chat }).catch((error) => error);
    toast(said.message);
  };
  return el("button", { type: "button", class: "control-button", onclick: run }, label);
}

function drawClock() {
  const moment = new Date(Date.now() + state.skew_ms);
  byId("sandbox-clock").textContent = moment.toLocaleString(undefined, {
    dateStyle: "medium",
    timeStyle: "medium",
  });
}
