/** "Act as": the people of the sandbox as a row of faces, and a list of all of them. */

import { openMenu, pick } from "./dialogs.js";
import { avatar, byId, el, fill } from "./dom.js";
import { state, watch } from "./state.js";

const NARROW = matchMedia("(max-width: 719px)");
const facesMax = () => (NARROW.matches ? 4 : 5);

/** Draw the faces; `become` is called with the id of whom to act as. */
export function startPeople(become) {
  watch("people", () => draw(become));
  byId("people").addEventListener("keydown", (event) => walk(event, become));
}

/** Those who are here to be acted as; a crowd has a list of its own. */
const residents = () => state.people.filter((person) => !person.crowd);
const crowd = () => state.people.filter((person) => person.crowd);

function draw(become) {
  const first = residents().slice(0, facesMax());
  const shown = first.includes(state.me) ? first : [...first.slice(0, -1), state.me];
  const focused = byId("people").contains(document.activeElement);
  fill(
    byId("people"),
    shown.map((person) => face(person, become)),
  );
  if (focused) byId("people").querySelector("[aria-checked=true]").focus();
  const rest = byId("more-people");
  rest.hidden = state.people.length <= shown.length;
  rest.onclick = () => openEveryone(rest, become);
}

function face(person, become) {
  const chosen = person.id === state.me.id;
  return el(
    "button",
    {
      type: "button",
      role: "radio",
      class: "person",
      "aria-checked": String(chosen),
      tabindex: chosen ? 0 : -1,
      "aria-label": `Act as ${person.name}`,
      title: `Act as ${person.name}`,
      "data-person": person.id,
      onclick: () => become(person.id),
    },
    avatar(person.id, person.name, "small"),
    el("span", { class: "person-name" }, person.name),
  );
}

function walk(event, become) {
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const faces = [...byId("people").children];
  const at = faces.findIndex((one) => one.getAttribute("aria-checked") === "true");
  become(Number(faces[(at + step + faces.length) % faces.length].dataset.person));
}

function openEveryone(button, become) {
  const { left, bottom } = button.getBoundingClientRect();
  const entry = (person) => ({ label: person.name, run: () => become(person.id) });
  const some = crowd().length;
  const them = { label: `Someone of the crowd (${some})…`, run: () => pickOfCrowd(become) };
  openMenu([...residents().map(entry), ...(some ? [them] : [])], { x: left, y: bottom + 4 });
}

async function pickOfCrowd(become) {
  const person = await pick("Act as someone of the crowd", crowd());
  if (person !== null) become(person);
}
