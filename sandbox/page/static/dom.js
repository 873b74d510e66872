/**
 * Small builders of elements.
 *
 * Whatever people or the bot wrote reaches the page as text nodes and attributes only: nothing
 * here parses HTML, and the page's Content-Security-Policy (Trusted Types) forbids it.
 */

const SVG = "http://www.w3.org/2000/svg";

/** An element with attributes, listeners (`onclick: fn`) and children (nodes or text). */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return node;
}

/** One of the pictograms drawn in index.html. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `#icon-${name}`);
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  svg.append(use);
  return svg;
}

/** A round button that carries a pictogram and a spoken name. */
export function iconButton(name, label, onclick, attributes = {}) {
  const button = { type: "button", class: "icon-button", "aria-label": label, title: label };
  return el("button", { ...button, onclick, ...attributes }, icon(name));
}

const AVATAR_COLOURS = 8;

/** A disc with up to two initials, coloured by id so that a name keeps its colour. */
export function avatar(id, name, extra = "") {
  const colour = Math.abs(Number(id)) % AVATAR_COLOURS;
  return el(
    "span",
    { class: `avatar avatar-${colour} ${extra}`, "aria-hidden": "true" },
    initials(name),
  );
}

function initials(name) {
  const words = String(name).match(/[\p{L}\p{N}]+/gu) ?? ["?"];
  const letters = words.slice(0, 2).map((word) => Array.from(word)[0]);
  return letters.join("").toLocaleUpperCase();
}

/** Empty `node` and fill it with `children`. */
export function fill(node, ...children) {
  node.replaceChildren(...children.flat().filter((child) => child !== null));
}

/** The element of index.html with this id. */
export const byId = (id) => document.getElementById(id);
