/** Light, dark, or as the system has it; remembered in this browser. */

import { byId, fill, icon } from "./dom.js";

const NEXT = { auto: "light", light: "dark", dark: "auto" };
const LABELS = { auto: "Colours: as the system", light: "Colours: light", dark: "Colours: dark" };
const ICONS = { auto: "auto", light: "sun", dark: "moon" };

/** Apply the remembered choice and wire the button that changes it. */
export function startTheme() {
  apply(localStorage.getItem("theme") ?? "auto");
  byId("theme").addEventListener("click", () => {
    const theme = NEXT[document.documentElement.dataset.theme];
    localStorage.setItem("theme", theme);
    apply(theme);
  });
}

function apply(theme) {
  const known = theme in NEXT ? theme : "auto";
  document.documentElement.dataset.theme = known;
  const button = byId("theme");
  button.title = LABELS[known];
  button.setAttribute("aria-label", LABELS[known]);
  fill(button, icon(ICONS[known]));
}
