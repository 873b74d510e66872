/** Photos and files that the acting person sends: chosen by the paper clip, or pasted. */

import { upload } from "./api.js";
import { byId } from "./dom.js";
import { toast } from "./notices.js";
import { state } from "./state.js";

const PHOTO_BYTES_MAX = 10_000_000;
const FILE_BYTES_MAX = 50_000_000;
const PHOTOS = new Set(["image/png", "image/jpeg", "image/gif"]);

let chosen = null; // the file that the dialog is about
let box = null;
let emptied = () => {};

/** Wire it up; what stands in `input` is offered as the caption, `sent` is called when it went. */
export function startAttaching(input, sent) {
  [box, emptied] = [input, sent];
  const picker = byId("file");
  byId("attach").addEventListener("click", () => picker.click());
  picker.addEventListener("change", () => {
    const [file] = picker.files;
    picker.value = "";
    ask(file);
  });
  box.addEventListener("paste", (event) => {
    const [file] = event.clipboardData.files;
    if (!file) return;
    event.preventDefault();
    ask(file);
  });
  byId("attaching-form").addEventListener("submit", confirmed);
  byId("attaching-cancel").addEventListener("click", () => byId("attaching").close());
  byId("attaching").addEventListener("close", forget);
}

/** Show what will be sent, and ask for its caption. */
function ask(file) {
  if (!file) return;
  chosen = file;
  const image = byId("attaching-image");
  image.hidden = !isPhoto(file);
  if (isPhoto(file)) image.src = URL.createObjectURL(file);
  byId("attaching-title").textContent = `Send ${file.name}`;
  byId("attaching-caption").value = box.value.trim();
  byId("attaching").showModal();
  byId("attaching-caption").focus();
}

function forget() {
  const image = byId("attaching-image");
  if (image.src) URL.revokeObjectURL(image.src);
  image.removeAttribute("src");
  chosen = null;
}

async function confirmed(event) {
  event.preventDefault();
  const [file, caption] = [chosen, byId("attaching-caption").value.trim()];
  byId("attaching").close();
  if (!(await send(file, caption))) return;
  box.value = "";
  emptied();
}

const isPhoto = (file) => PHOTOS.has(file.type) && file.size <= PHOTO_BYTES_MAX;

/** Pictures go as photos unless they are too large for that, all else as files. */
async function send(file, caption) {
  const photo = isPhoto(file);
  if (file.size > FILE_BYTES_MAX) return refused("Files may have 50 MB at most");
  try {
    await upload(photo ? "photo" : "document", file, { chat: state.chat, caption });
    return true;
  } catch (error) {
    return refused(error.message);
  }
}

function refused(sentence) {
  toast(sentence);
  return false;
}
