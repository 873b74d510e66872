/**
 * The guided tour: seven steps that point at real controls, in a place of its own on the page.
 *
 *   offered -> step 1 ... step 7 -> closed        any step -> closed (skipped) -> the same step
 *
 * A step moves on by itself when the thing happened, or by hand. Where one stands is remembered
 * in this browser.
 */

import { byId, el, fill, iconButton } from "./dom.js";
import { copyText } from "./keyboard.js";
import { hear } from "./news.js";
import { watch } from "./state.js";
import { STEPS } from "./tour_steps.js";

const KEY = "tour";
const DONE_MS = 1_200;
const LOOK_MS = 200;
const RING_PX = 4;

const tour = { phase: "offered", step: 0, notes: {}, done: false };

/** Offer the tour to a newcomer, go on where a returning visitor stood. */
export function startTour() {
  Object.assign(tour, remembered());
  byId("tour-toggle").addEventListener("click", toggle);
  byId("tour-close").addEventListener("click", close);
  byId("tour-begin").addEventListener("click", open);
  byId("tour-no").addEventListener("click", close);
  byId("tour-next").addEventListener("click", () => go(tour.step + 1));
  byId("tour-back").addEventListener("click", () => go(tour.step - 1));
  byId("tour-show").addEventListener("click", () => STEPS[tour.step].show(tour.notes));
  byId("tour-fold").addEventListener("click", fold);
  byId("tour").addEventListener("keydown", onKey);
  hear(onNews);
  for (const topic of ["feed", "people", "header", "extras"]) watch(topic, drawText);
  setInterval(drawRing, LOOK_MS);
  addEventListener("scroll", drawRing, { capture: true, passive: true });
  addEventListener("resize", drawRing);
  draw();
}

function remembered() {
  try {
    const { phase, step } = JSON.parse(localStorage.getItem(KEY)) ?? {};
    const known = ["offered", "open", "closed"].includes(phase) && step in STEPS;
    return known ? { phase, step } : {};
  } catch {
    return {}; // someone else's words: begin anew
  }
}

function remember() {
  localStorage.setItem(KEY, JSON.stringify({ phase: tour.phase, step: tour.step }));
}

const toggle = () => (tour.phase === "open" ? close() : open());

function open() {
  Object.assign(tour, { phase: "open", notes: {}, done: false });
  remember();
  draw();
  byId("tour-title").focus();
}

function close() {
  tour.phase = "closed";
  remember();
  draw();
  byId("tour-toggle").focus();
}

function go(step) {
  if (step >= STEPS.length) {
    tour.step = 0;
    return close();
  }
  Object.assign(tour, { step: Math.max(0, step), notes: {}, done: false });
  remember();
  return draw();
}

function onNews(kind, detail) {
  if (tour.phase !== "open" || tour.done) return;
  const { step, notes } = tour;
  tour.done = STEPS[step].happened(kind, detail, notes);
  drawText();
  if (tour.done) setTimeout(() => tour.done && tour.step === step && go(step + 1), DONE_MS);
}

function onKey(event) {
  if (event.key !== "Escape") return;
  event.stopPropagation();
  close();
}

function fold() {
  const folded = byId("tour").classList.toggle("folded");
  byId("tour-fold").setAttribute("aria-expanded", String(!folded));
}

function draw() {
  const running = tour.phase === "open";
  byId("tour").hidden = tour.phase === "closed";
  byId("tour-offer").hidden = tour.phase !== "offered";
  byId("tour-step").hidden = !running;
  byId("tour-toggle").setAttribute("aria-expanded", String(running));
  document.body.classList.toggle("on-tour", running);
  if (running) drawStep();
  drawRing();
}

function drawStep() {
  const step = STEPS[tour.step];
  const last = tour.step === STEPS.length - 1;
  byId("tour-count").textContent = `${tour.step + 1} of ${STEPS.length}`;
  byId("tour-title").textContent = step.title;
  byId("tour-back").disabled = tour.step === 0;
  byId("tour-show").hidden = !step.show;
  byId("tour-next").textContent = last ? "Finish" : "Next";
  fill(byId("tour-commands"), (step.commands ?? []).map(command));
  drawText();
}

function drawText() {
  if (tour.phase !== "open") return;
  byId("tour-step").classList.toggle("done", tour.done);
  const words = tour.done ? "Done!" : STEPS[tour.step].text(tour.notes);
  if (byId("tour-text").textContent !== words) byId("tour-text").textContent = words;
}

function command(text) {
  const copy = iconButton("copy", `Copy ${text}`, () => copyText(text));
  return el("li", {}, el("code", {}, text), copy);
}

/** Frame the control that the step is about, where it can be seen. */
function drawRing() {
  const ring = byId("tour-ring");
  const target = tour.phase === "open" && !tour.done ? STEPS[tour.step].target(tour.notes) : null;
  const frame = target && seen(target);
  ring.hidden = !frame;
  if (!frame) return;
  ring.style.translate = `${frame.left}px ${frame.top}px`;
  ring.style.width = `${frame.right - frame.left}px`;
  ring.style.height = `${frame.bottom - frame.top}px`;
}

/** The part of a control that is on the screen and not covered; null if it is not. */
function seen(target) {
  if (!target.checkVisibility() || document.querySelector("dialog[open]")) return null;
  const box = target.getBoundingClientRect();
  const x = (box.left + box.right) / 2;
  const y = (Math.max(0, box.top) + Math.min(innerHeight, box.bottom)) / 2;
  const above = document.elementFromPoint(x, y);
  if (!above || !(target.contains(above) || above.contains(target))) return null;
  return {
    left: Math.max(1, box.left - RING_PX),
    top: Math.max(1, box.top - RING_PX),
    right: Math.min(innerWidth - 1, box.right + RING_PX),
    bottom: Math.min(innerHeight - 1, box.bottom + RING_PX),
  };
}
