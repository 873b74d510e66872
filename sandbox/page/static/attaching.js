/** Photos and files that the acting person sends: chosen by the paper clip, or pasted. */

import { upload } from "./api.js";
import { byId } from "./dom.js";
import { toast } from "./notices.js";
import { state } from "./state.js";

const PHOTO_BYTES_MAX = 10_000_000;
const FILE_BYTES_MAX = 50_000_000;
const PHOTOS = new Set(["image/png", "image/jpeg", "image/gif"]);

/** Wire it up; what stands in `box` becomes the caption, `emptied` is called when it is sent. */
export function startAttaching(box, emptied) {
  const input = byId("file");
  byId("attach").addEventListener("click", () => input.click());
  input.addEventListener("change", async () => {
    const [file] = input.files;
    input.value = "";
    if (file && (await send(file, box.value.trim()))) ((box.value = ""), emptied());
  });
  box.addEventListener("paste", async (event) => {
    const [file] = event.clipboardData.files;
    if (!file) return;
    event.preventDefault();
    if (await send(file, box.value.trim())) ((box.value = ""), emptied());
  });
}

/** Pictures go as photos unless they are too large for that, all else as files. */
async function send(file, caption) {
  const photo = PHOTOS.has(file.type) && file.size <= PHOTO_BYTES_MAX;
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
