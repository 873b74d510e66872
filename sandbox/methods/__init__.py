"""Every Bot API method that the sandbox models, by its proper name.

Each is a function (world, parameters as checked by aiogram, uploaded files) -> result; what it
refuses it raises as a BotApiRefusal. What is not here is answered 501 and shown on the page.
"""

from collections.abc import Callable
from typing import Any

from sandbox.methods import (
    callbacks,
    chats,
    commands,
    copying,
    deleting,
    editing,
    ephemeral,
    files,
    inline,
    invites,
    me,
    pins,
    polling,
    sending,
    topics,
)

MODELLED: dict[str, Callable[..., Any]] = {
    "getMe": me.get_me,
    "setMyDefaultAdministratorRights": me.set_default_rights,
    "getMyDefaultAdministratorRights": me.get_default_rights,
    "getUpdates": polling.get_updates,
    "setWebhook": polling.set_webhook,
    "deleteWebhook": polling.delete_webhook,
    "getWebhookInfo": polling.get_webhook_info,
    "sendMessage": sending.send_message,
    "sendPhoto": sending.send_photo,
    "sendDocument": sending.send_document,
    "sendMediaGroup": sending.send_media_group,
    "sendChatAction": sending.send_chat_action,
    "copyMessage": copying.copy_message,
    "forwardMessage": copying.forward_message,
    "editMessageText": editing.edit_text,
    "editMessageCaption": editing.edit_caption,
    "editMessageMedia": editing.edit_media,
    "editMessageReplyMarkup": editing.edit_reply_markup,
    "editEphemeralMessageText": ephemeral.edit_text,
    "editEphemeralMessageCaption": ephemeral.edit_caption,
    "editEphemeralMessageReplyMarkup": ephemeral.edit_reply_markup,
    "deleteEphemeralMessage": ephemeral.delete,
    "deleteMessage": deleting.delete_message,
    "deleteMessages": deleting.delete_messages,
    "pinChatMessage": pins.pin,
    "unpinChatMessage": pins.unpin,
    "unpinAllChatMessages": pins.unpin_all,
    "answerCallbackQuery": callbacks.answer_callback_query,
    "answerInlineQuery": inline.answer_inline_query,
    "getChat": chats.get_chat,
    "getChatMember": chats.get_chat_member,
    "getChatAdministrators": chats.get_chat_administrators,
    "getChatMemberCount": chats.get_chat_member_count,
    "leaveChat": chats.leave_chat,
    "getFile": files.get_file,
    "setMyCommands": commands.set_my_commands,
    "getMyCommands": commands.get_my_commands,
    "deleteMyCommands": commands.delete_my_commands,
    "createChatInviteLink": invites.create,
    "revokeChatInviteLink": invites.revoke,
    "approveChatJoinRequest": invites.approve,
    "declineChatJoinRequest": invites.decline,
    "createForumTopic": topics.create,
    "closeForumTopic": topics.close,
    "reopenForumTopic": topics.reopen,
}
