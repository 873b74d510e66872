/**
 * Checks a draw in the reader's browser, from its published text alone: nothing is asked of the shop but that.
 * SHA-256 stands here itself: the browser's own works on one text at a time, too slowly for 100,000 links.
 */

const PLACES_SHOWN = 200;
const FACTS = 9; // Lines before the entries.
const BLOCK = 64;
const primes = [];
for (let n = 2; primes.length < 64; n++) if (primes.every((p) => n % p)) primes.push(n);
const fraction = (x) => ((x - Math.floor(x)) * 2 ** 32) >>> 0;
const K = Uint32Array.from(primes, (p) => fraction(Math.cbrt(p)));
const START = Uint32Array.from(primes.slice(0, 8), (p) => fraction(Math.sqrt(p)));
const rotated = (x, n) => (x >>> n) | (x << (32 - n));

/** SHA-256 of bytes, as bytes. */
function sha(bytes) {
  const padded = new Uint8Array(Math.ceil((bytes.length + 9) / BLOCK) * BLOCK);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 4, bytes.length * 8);
  const h = Uint32Array.from(START);
  const w = new Uint32Array(64);
  for (let at = 0; at < padded.length; at += BLOCK) {
    for (let i = 0; i < 16; i++) w[i] = view.getUint32(at + 4 * i);
    for (let i = 16; i < 64; i++) {
      const a = w[i - 15];
      const b = w[i - 2];
      const s0 = rotated(a, 7) ^ rotated(a, 18) ^ (a >>> 3);
      const s1 = rotated(b, 17) ^ rotated(b, 19) ^ (b >>> 10);
      w[i] = w[i - 16] + s0 + w[i - 7] + s1;
    }
    let [a, b, c, d, e, f, g, x] = h;
    for (let i = 0; i < 64; i++) {
      const s1 = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25);
      const t1 = (x + s1 + ((e & f) ^ (~e & g)) + K[i] + w[i]) | 0;
      const s0 = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22);
      const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [x, g, f, e, d, c, b, a] = [g, f, e, (d + t1) | 0, c, b, a, (t1 + t2) | 0];
    }
    [a, b, c, d, e, f, g, x].forEach((value, i) => (h[i] += value));
  }
  const out = new Uint8Array(32);
  h.forEach((value, i) => new DataView(out.buffer).setUint32(4 * i, value));
  return out;
}

const encode = (text) => new TextEncoder().encode(text);
const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
const digest = (text) => hex(sha(encode(text)));

function joined(one, other) {
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}

/** HMAC-SHA256 with a key of 64 bytes, as hexadecimal digits. */
function hmac(key, text) {
  const inner = sha(joined(key.map((byte) => byte ^ 0x36), encode(text)));
  return hex(sha(joined(key.map((byte) => byte ^ 0x5c), inner)));
}

/** The order of a published text; throws where it does not fit together. */
function check(text) {
  const lines = text.trimEnd().split("\n");
  const split = (line) => [line.slice(0, line.indexOf(" ")), line.slice(line.indexOf(" ") + 1)];
  const said = Object.fromEntries(lines.slice(0, FACTS).map(split));
  const entries = lines.slice(FACTS).map(split);
  let head = digest(`${said.code}|${said.rules_hash}|${said.seed_hash}`);
  entries.forEach(([number, name], index) => {
    if (Number(number) !== index + 1) throw new Error("an entry is missing");
    head = digest(`${head}|${number}|${name}`);
  });
  const fits = head === said.head && entries.length === Number(said.entries);
  if (!fits || digest(said.rules) !== said.rules_hash) throw new Error("the chain does not fit");
  if (!said.seed) return null;
  if (digest(said.seed) !== said.seed_hash) throw new Error("the seed does not fit");
  const key = encode(digest(`${said.seed}|${head}|${said.values}`));
  const sorted = entries.map(([number, name]) => [hmac(key, `${number}|${name}`), number, name]);
  return sorted.sort((one, other) => (one[0] < other[0] ? -1 : 1));
}

const result = document.getElementById("result");
try {
  const order = check(await (await fetch(result.dataset.text)).text());
  result.textContent = order ? result.dataset.fits : result.dataset.open;
  for (const [, number, name] of (order ?? []).slice(0, PLACES_SHOWN)) {
    const line = document.createElement("li");
    line.textContent = `${number} ${name}`;
    document.getElementById("order").append(line);
  }
} catch (error) {
  result.textContent = `${result.dataset.wrong} (${error.message})`;
}
