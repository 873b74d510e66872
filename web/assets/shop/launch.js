/**
 * Who opened the shop: read once from the fragment of the address, kept in memory alone.
 *
 * Init data are exchanged for a session. Both go with every request, and are never written down.
 */

const given = new URLSearchParams(location.hash.slice(1));
const initData = given.get("tgWebAppData") ?? "";
let session = null;
let ended = false;

export const isLaunched = initData !== "";
export const platform = given.get("tgWebAppPlatform") ?? "";

/** The colours that Telegram began with, {} where it gave none. */
export function firstTheme() {
  try {
    return JSON.parse(given.get("tgWebAppThemeParams") ?? "{}");
  } catch {
    return {};
  }
}

/** A refusal in words; `status` is 0 where nobody answered. */
export class Refusal extends Error {
  constructor(words, status) {
    super(words);
    this.status = status;
  }
}

/** Exchange the init data; returns what the shop says of the session. */
export async function exchange() {
  const old = session === null ? {} : { "X-Session": session };
  const response = await call("/session", {
    method: "POST",
    headers: { "X-Init-Data": initData, "Content-Type": "application/json", ...old },
    body: JSON.stringify({ platform }),
  });
  if (!response.ok) throw await refusal(response);
  const said = await response.json();
  session = said.session;
  return said;
}

/** Ask the shop, as a member if this is a launch; a session that is over is begun anew, once. */
export async function ask(path, { body, accept = "text/html" } = {}) {
  const attempt = () => call(path, options(body, accept));
  let response = await attempt();
  if (response.status === 401 && session !== null && !ended) {
    session = null;
    await exchange();
    response = await attempt();
  }
  if (!response.ok) throw await refusal(response);
  return response;
}

/** Never sign in again: whoever was here is not known any more. */
export function end() {
  ended = true;
  session = null;
}

function options(body, accept) {
  const headers = { Accept: accept, "Accept-Language": document.documentElement.lang };
  if (session !== null) Object.assign(headers, { "X-Session": session, "X-Init-Data": initData });
  if (body === undefined) return { headers };
  headers["Content-Type"] = "application/json";
  return { method: "POST", headers, body: JSON.stringify(body) };
}

async function call(path, options) {
  try {
    return await fetch(path, options);
  } catch {
    throw new Refusal("", 0);
  }
}

async function refusal(response) {
  const text = await response.text();
  if (response.headers.get("Content-Type")?.startsWith("application/json")) {
    return new Refusal(JSON.parse(text).error ?? "", response.status);
  }
  const page = new DOMParser().parseFromString(text, "text/html");
  return new Refusal(page.querySelector("main")?.textContent.trim() ?? "", response.status);
}
