/** Colours, safe areas and the height of the window, as Telegram's events say. */

import { on, send } from "./bridge.js";
import { firstTheme } from "./launch.js";

const COLOURS = {
  bg_color: "--ground",
  secondary_bg_color: "--raised",
  text_color: "--ink",
  hint_color: "--faint",
  link_color: "--accent",
  button_color: "--button",
  button_text_color: "--button-ink",
  destructive_text_color: "--danger",
};
const SIDES = ["top", "bottom", "left", "right"];
const root = document.documentElement;

/** Follow Telegram's look from now on. */
export function startTheme() {
  paint(firstTheme());
  on("theme_changed", ({ theme_params }) => paint(theme_params ?? {}));
  on("safe_area_changed", (area) => spare("--safe", area));
  on("content_safe_area_changed", (area) => spare("--content-safe", area));
  on("viewport_changed", ({ height, is_state_stable }) => {
    if (is_state_stable && Number.isFinite(height)) set("--stable-height", `${height}px`);
  });
  for (const name of ["theme", "viewport", "safe_area", "content_safe_area"]) {
    send(`web_app_request_${name}`);
  }
}

function paint(colours) {
  for (const [name, variable] of Object.entries(COLOURS)) {
    if (isColour(colours[name])) set(variable, colours[name]);
  }
  if (isColour(colours.bg_color)) root.style.colorScheme = isDark(colours.bg_color) ? "dark" : "light";
}

function spare(name, area) {
  for (const side of SIDES) {
    if (Number.isFinite(area[side])) set(`${name}-${side}`, `${Math.max(0, area[side])}px`);
  }
}

const set = (name, value) => root.style.setProperty(name, value);
const isColour = (value) => /^#[0-9a-f]{6}$/i.test(value ?? "");

function isDark(colour) {
  const [red, green, blue] = [1, 3, 5].map((place) => parseInt(colour.slice(place, place + 2), 16));
  return 0.299 * red + 0.587 * green + 0.114 * blue < 128;
}
