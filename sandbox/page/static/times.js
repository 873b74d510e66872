/** Moments as the viewer reads them: their own zone, the acting person's language. */

import { el } from "./dom.js";
import { now, state } from "./state.js";

const RELATIVE_TICK_MS = 10_000;
const UNITS = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
];

const formats = new Map();

function format(options) {
  const language = state.me?.language || undefined;
  const key = `${language}${JSON.stringify(options)}`;
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat(language, options));
  return formats.get(key);
}

/** "14:05" of a moment in Unix seconds. */
export const clockTime = (at) =>
  format({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(at * 1000);

/** A day and time in full, for tooltips. */
export const fullTime = (at) =>
  format({ dateStyle: "full", timeStyle: "long" }).format(at * 1000);

/** A number that is equal for two moments of the same local day. */
export function dayOf(at) {
  const day = new Date(at * 1000);
  return day.getFullYear() * 10_000 + day.getMonth() * 100 + day.getDate();
}

/** "Today", "Yesterday" or "Friday, 27 November". */
export function dayLabel(at) {
  const present = now() / 1000;
  if (dayOf(at) === dayOf(present)) return "Today";
  if (dayOf(at) === dayOf(present - 86_400)) return "Yesterday";
  const sameYear = new Date(at * 1000).getFullYear() === new Date(present * 1000).getFullYear();
  const year = sameYear ? undefined : "numeric";
  return format({ weekday: "long", day: "numeric", month: "long", year }).format(at * 1000);
}

/** The short time in the chat list: a clock time today, else a date. */
export function listTime(at) {
  if (dayOf(at) === dayOf(now() / 1000)) return clockTime(at);
  return format({ day: "numeric", month: "short" }).format(at * 1000);
}

/** "in 2 days", "5 minutes ago". */
export function relativeTime(at) {
  const left = at - now() / 1000;
  const [unit, size] = UNITS.find(([, seconds]) => Math.abs(left) >= seconds) ?? UNITS.at(-1);
  const words = new Intl.RelativeTimeFormat(state.me?.language || undefined, { numeric: "auto" });
  return words.format(Math.trunc(left / size), unit);
}

/**
 * A `<tg-time>`: Telegram's format string is `r`, or of `w`, one of `d D`, one of `t T`; empty
 * leaves the text that the bot wrote.
 */
export function timeElement(entity, text) {
  const at = entity.unix_time;
  const how = entity.date_time_format ?? "";
  const moment = new Date(at * 1000).toISOString();
  const node = el("time", { datetime: moment, title: fullTime(at), class: "tg-time" });
  if (how === "r") node.dataset.relative = at;
  node.textContent = how === "r" ? relativeTime(at) : written(at, how) || text;
  return node;
}

function written(at, how) {
  const options = {};
  if (how.includes("w")) options.weekday = "long";
  const two = "2-digit";
  if (how.includes("d")) Object.assign(options, { day: two, month: two, year: two });
  if (how.includes("D")) Object.assign(options, { day: "numeric", month: "long", year: "numeric" });
  if (/[tT]/.test(how)) Object.assign(options, { hour: two, minute: two, hourCycle: "h23" });
  if (how.includes("T")) options.second = "2-digit";
  return Object.keys(options).length ? format(options).format(at * 1000) : "";
}

/** Keep "in 5 minutes" true while the page stands open. */
export function keepRelativeTimes() {
  setInterval(() => {
    for (const node of document.querySelectorAll("time[data-relative]")) {
      node.textContent = relativeTime(Number(node.dataset.relative));
    }
  }, RELATIVE_TICK_MS);
}
