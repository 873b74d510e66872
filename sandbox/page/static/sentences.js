/** What a Bot API call means, in one plain sentence. */

const DID = {
  sendMessage: "wrote to",
  sendPhoto: "posted a picture in",
  sendMediaGroup: "posted an album in",
  sendDocument: "sent a file to",
  copyMessage: "copied a message to",
  forwardMessage: "forwarded a message to",
  editMessageText: "changed a message in",
  editMessageCaption: "changed a caption in",
  editMessageMedia: "changed a picture in",
  editMessageReplyMarkup: "changed the buttons in",
  editEphemeralMessageText: "changed a private line in",
  deleteMessage: "deleted a message in",
  deleteMessages: "deleted messages in",
  deleteEphemeralMessage: "took a private line back in",
  pinChatMessage: "pinned a message in",
  unpinChatMessage: "unpinned a message in",
  leaveChat: "left",
  sendChatAction: "shows that it types in",
  getChat: "looked at",
  getChatMember: "asked who someone is in",
  getChatAdministrators: "asked for the admins of",
};

const ALONE = {
  answerCallbackQuery: "answered a press",
  getMe: "asked who it is",
  getUpdates: "asked for news",
  setMyCommands: "registered its commands",
  deleteWebhook: "chose to poll",
  setWebhook: "chose a webhook",
  getFile: "asked for a file",
};

/** "The bot wrote to Tea lovers." */
export function sentence(call) {
  const where = call.place;
  const there = where ? ` in ${where}` : "";
  if (call.status === 429) return `Telegram told the bot to wait ${call.wait} s${there}.`;
  if (call.status === 501) return `The bot called ${call.method}, which the sandbox does not know.`;
  const did = DID[call.method];
  const act = did && where ? `${did} ${where}` : (ALONE[call.method] ?? `called ${call.method}`);
  if (call.status < 400) return `The bot ${act}.`;
  return `Refused: the bot tried ${call.method}${there}.`;
}
