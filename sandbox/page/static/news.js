/**
 * What really happened, for those who wait for it: the guided tour.
 *
 *   tell("pressed", { message }) -> every listener, at once
 *
 * Kinds: message, pressed, said, ordered (a fault), call, crowd, opened.
 */

const listeners = new Set();

/** Tell everyone who listens. */
export function tell(kind, detail = {}) {
  for (const listener of listeners) listener(kind, detail);
}

/** Listen; the answer is a function that ends it. */
export function hear(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
