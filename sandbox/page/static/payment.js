/**
 * The payment sheet, as Telegram shows it over an invoice, with its steps apart.
 *
 *   opened -> address -> ways of delivery -> "Pay": the bot is asked -> charged
 *         `-> closed, at any step: the bot never hears of it
 *
 * "Ask the bot first" stops after the bot's answer, for whoever wants to be slow or change their mind.
 */

import { post } from "./api.js";
import { byId, el, fill } from "./dom.js";
import { toast } from "./notices.js";

const ADDRESS = {
  street_line1: "Lindenweg 3",
  city: "Berlin",
  post_code: "10115",
  country_code: "DE",
  state: "",
  street_line2: "",
};
const FIELDS = { street_line1: "Street", city: "Town", post_code: "Postcode", country_code: "Country" };
const LATE = "timeout";
let sheet = null;
let ended = "cancelled";

/** Open the sheet over {chat, message_id} or {url}; how it ended: paid, cancelled or failed. */
export async function openPayment(place) {
  try {
    sheet = await post("pay/open", place);
  } catch (error) {
    toast(error.message);
    return "failed";
  }
  ended = "cancelled";
  draw();
  byId("payment").showModal();
  return new Promise((resolve) => {
    byId("payment").addEventListener("close", () => resolve(ended), { once: true });
  });
}

/** The amount as a person reads it; minor units of a currency, or Stars. */
export function money(amount, currency) {
  if (currency === "XTR") return `⭐ ${amount}`;
  const format = new Intl.NumberFormat(undefined, { style: "currency", currency });
  return format.format(amount / 10 ** format.resolvedOptions().maximumFractionDigits);
}

function draw() {
  byId("payment-title").textContent = sheet.title;
  byId("payment-about").textContent = sheet.description;
  const option = sheet.options.find((one) => one.id === sheet.option);
  const prices = [...sheet.prices, ...(option?.prices ?? [])];
  const line = ({ label, amount }) => el("li", {}, label, el("b", {}, money(amount, sheet.currency)));
  fill(byId("payment-prices"), prices.map(line));
  byId("payment-total").textContent = money(sheet.total, sheet.currency);
  byId("payment-stars").hidden = sheet.stars === null;
  byId("payment-stars").textContent = `You have ⭐ ${sheet.stars}`;
  byId("payment-monthly").hidden = !sheet.monthly;
  const waits = sheet.flexible && sheet.options.length === 0;
  fill(byId("payment-delivery"), waits ? address() : sheet.options.map(choice));
  byId("payment-said").textContent = said();
  fill(byId("payment-keys"), keys(waits));
}

const address = () =>
  Object.entries(FIELDS).map(([name, label]) =>
    el("label", {}, `${label} `, el("input", { name, value: ADDRESS[name], autocomplete: "off" })),
  );

function choice({ id, title }) {
  const choose = () => {
    sheet.total += priceOf(id) - priceOf(sheet.option);
    sheet.option = id;
    draw();
  };
  const input = el("input", { type: "radio", name: "option", onchange: choose });
  input.checked = id === sheet.option;
  input.disabled = sheet.accepted;
  return el("label", {}, input, ` ${title}`);
}

function priceOf(id) {
  const option = sheet.options.find((one) => one.id === id);
  return (option?.prices ?? []).reduce((sum, { amount }) => sum + amount, 0);
}

function said() {
  if (sheet.accepted) return "The bot agreed. Nothing is paid yet.";
  if (sheet.error === LATE) return "The bot did not answer within 10 seconds. Nothing was paid.";
  return sheet.error ?? "";
}

function keys(waits) {
  const key = (label, run, style = "text-button") =>
    el("button", { type: "button", class: style, onclick: run }, label);
  const leave = key(sheet.accepted ? "Change my mind" : "Cancel", () => byId("payment").close());
  if (sheet.error) return [leave];
  if (waits) return [leave, key("Ways of delivery", ship, "main-button")];
  const pay = key(`Pay ${money(sheet.total, sheet.currency)}`, payNow, "main-button");
  return sheet.accepted ? [leave, pay] : [leave, key("Ask the bot first", ask), pay];
}

async function step(name, body = {}) {
  byId("payment-said").textContent = "Waiting for the bot…";
  for (const button of byId("payment-keys").children) button.disabled = true;
  try {
    return await post(name, body);
  } catch (error) {
    return { ...sheet, error: error.message, accepted: false };
  }
}

async function ship() {
  const inputs = [...byId("payment-delivery").querySelectorAll("input")];
  const given = Object.fromEntries(inputs.map(({ name, value }) => [name, value]));
  sheet = await step("pay/ship", { address: { ...ADDRESS, ...given } });
  draw();
}

async function ask() {
  sheet = await step("pay/ask", { option: sheet.option });
  if (sheet.error) ended = "failed";
  draw();
}

async function payNow() {
  if (!sheet.accepted) await ask();
  if (!sheet.accepted || !byId("payment").open) return;
  const { charge, error } = await step("pay/charge");
  if (charge) {
    ended = "paid";
    byId("payment").close();
  } else {
    sheet = { ...sheet, accepted: false, error };
    draw();
  }
}

/** Wire the sheet up. */
export function startPayment() {
  byId("payment").addEventListener("close", () => post("pay/close"));
}
