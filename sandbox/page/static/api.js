/** The page's calls to the sandbox: JSON over HTTP, and one stream of events. */

import { state } from "./state.js";

/** GET a JSON answer; `query` values that are null are left out. */
export async function get(path, query = {}) {
  const given = Object.entries({ as: state.me?.id, ...query }).filter(([, v]) => v != null);
  const response = await fetch(`/api/${path}?${new URLSearchParams(given)}`);
  return answer(response);
}

/** POST a JSON body as the acting person. */
export async function post(path, body = {}, options = {}) {
  const response = await fetch(`/api/${path}`, {
    ...options,
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ as: state.me?.id, ...body }),
  });
  return answer(response);
}

/** POST a file with some fields as the acting person. */
export async function upload(path, file, fields) {
  const form = new FormData();
  for (const [name, value] of Object.entries({ as: state.me.id, ...fields })) {
    form.append(name, value);
  }
  form.append("file", file, file.name);
  return answer(await fetch(`/api/${path}`, { method: "POST", body: form }));
}

async function answer(response) {
  const data = await response.json().catch(() => ({ error: `HTTP ${response.status}` }));
  if (!response.ok) throw new Error(data.error ?? `HTTP ${response.status}`);
  return data;
}

/** The URL of a photo or file by its file id. */
export const fileUrl = (fileId) => `/api/files/${encodeURIComponent(fileId)}`;

/**
 * Listen to what happens, as the acting person sees it.
 *
 * `onhello` gets the world as it stands whenever a stream begins, the first time and after each
 * loss. `onbatch` gets a list of events in order.
 */
export function listen(person, { onhello, onbatch, onlost }) {
  const stream = new EventSource(`/api/events?as=${person}`);
  stream.addEventListener("hello", (event) => onhello(JSON.parse(event.data)));
  stream.addEventListener("message", (event) => onbatch(JSON.parse(event.data)));
  stream.addEventListener("error", () => onlost());
  return () => stream.close();
}
