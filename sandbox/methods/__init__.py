"""Every Bot API method that the sandbox models, by its proper name.

Each is a function (world, parameters as checked by aiogram, uploaded files) -> result; what it
refuses it raises as a BotApiRefusal. What is not here is answered 501 and shown on the page.
"""

from collections.abc import Callable
from typing import Any

from sandbox.methods import chats, editing, ephemeral, me, polling, queries, reactions, sending

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
    "copyMessage": sending.copy_message,
    "forwardMessage": sending.forward_message,
    "editMessageText": editing.edit_text,
    "editMessageCaption": editing.edit_caption,
    "editMessageMedia": editing.edit_media,
    "editMessageReplyMarkup": editing.edit_reply_markup,
    "editEphemeralMessageText": ephemeral.edit_text,
    "editEphemeralMessageCaption": ephemeral.edit_caption,
    "editEphemeralMessageReplyMarkup": ephemeral.edit_reply_markup,
    "deleteEphemeralMessage": ephemeral.delete,
    "deleteMessage": editing.delete_message,
    "deleteMessages": editing.delete_messages,
    "pinChatMessage": chats.pin,
    "unpinChatMessage": chats.unpin,
    "unpinAllChatMessages": chats.unpin_all,
    "setMessageReaction": reactions.set_message_reaction,
    "answerCallbackQuery": queries.answer_callback_query,
    "answerInlineQuery": queries.answer_inline_query,
    "getChat": chats.get_chat,
    "getChatMember": chats.get_chat_member,
    "getChatAdministrators": chats.get_chat_administrators,
    "getChatMemberCount": chats.get_chat_member_count,
    "leaveChat": chats.leave_chat,
    "getFile": me.get_file,
    "setMyCommands": me.set_my_commands,
    "getMyCommands": me.get_my_commands,
    "deleteMyCommands": me.delete_my_commands,
    "setChatMenuButton": me.set_menu_button,
    "getChatMenuButton": me.get_menu_button,
    "createChatInviteLink": chats.create_invite,
    "revokeChatInviteLink": chats.revoke_invite,
    "approveChatJoinRequest": chats.approve_request,
    "declineChatJoinRequest": chats.decline_request,
    "createForumTopic": chats.create_topic,
    "closeForumTopic": chats.close_topic,
    "reopenForumTopic": chats.reopen_topic,
}
