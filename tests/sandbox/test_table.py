"""The table: call, state, answer. Every modelled method stands in it, with its refusals.

A row is (method, parameters, answer). "$name" is an id of the stage. An answer is `...` for a
success whose result does not matter, a dict of fields the result must hold, any other value it
must equal, or "<code> <description>" for a refusal.
"""

from typing import Any

import pytest

from sandbox import Sandbox
from sandbox.methods import MODELLED
from tests.sandbox.conftest import Ask
from tests.sandbox.payment_rows import PAYMENT_ROWS
from tests.sandbox.sample_world import build_sample_world

Row = tuple[str, dict[str, Any], Any]
BAD = "400 Bad Request: "
FORBIDDEN = "403 Forbidden: "
NO_WORDS = BAD + "not enough rights to send text messages to the chat"
NOT_MODIFIED = (
    BAD + "message is not modified: specified new message content and reply markup are exactly "
    "the same as a current content and reply markup of the message"
)
TOO_OLD = BAD + "query is too old and response timeout expired or query ID is invalid"
WRONG_FILE = BAD + "wrong file identifier/HTTP URL specified"
UPGRADED = BAD + "group chat was upgraded to a supergroup chat"
NO_REPLY = BAD + "message to be replied not found"
NO_PINS = BAD + "not enough rights to manage pinned messages in the chat"


LIKED = [{"type": "emoji", "emoji": "👍"}]
APP = {"type": "web_app", "text": "Shop", "web_app": {"url": "https://shop.example/"}}


def keys(**button: Any) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": "x"} | button]]}


def say(chat: str, **more: Any) -> dict[str, Any]:
    return {"chat_id": chat, "text": "hello"} | more


def note(**more: Any) -> dict[str, Any]:
    return {"chat_id": "$ann", "message_id": "$note"} | more


def own(topic: Any) -> dict[str, Any]:
    return {"chat_id": "$own_forum", "message_thread_id": topic}


ROWS: list[Row] = [
    ("getMe", {}, {"id": 42, "is_bot": True, "can_read_all_group_messages": False}),
    ("getUpdates", {"limit": 1}, ...),
    ("getUpdates", {"limit": "many"}, BAD + 'wrong parameter "limit"'),
    ("setWebhook", {"url": "http://127.0.0.1:9/hook"}, True),
    (
        "setWebhook",
        {"url": "https://shop.example/hook"},
        BAD + "bad webhook: the sandbox delivers to this machine only",
    ),
    ("setWebhook", {"url": ""}, True),
    (
        "setWebhook",
        {"url": "http://127.0.0.1:9/hook", "secret_token": "not this"},
        BAD + "secret token contains unallowed characters",
    ),
    ("deleteWebhook", {"drop_pending_updates": True}, True),
    (
        "deleteWebhook",
        {"drop_pending_updates": "perhaps"},
        BAD + 'wrong parameter "drop_pending_updates"',
    ),
    ("getWebhookInfo", {}, {"url": "", "has_custom_certificate": False}),
    ("setMyDefaultAdministratorRights", {}, True),
    ("setMyDefaultAdministratorRights", {"rights": 5}, BAD + 'wrong parameter "rights"'),
    ("getMyDefaultAdministratorRights", {}, {"can_pin_messages": False}),
    (
        "getMyDefaultAdministratorRights",
        {"for_channels": "perhaps"},
        BAD + 'wrong parameter "for_channels"',
    ),
    ("sendMessage", say("$ann"), {"text": "hello", "from": {"id": 42}}),
    ("sendMessage", say("$tea"), {"chat": {"type": "supergroup"}}),
    ("sendMessage", say("$corner"), ...),
    ("sendMessage", say("$news"), {"sender_chat": {"type": "channel"}}),
    ("sendMessage", say("$forum", message_thread_id="$topic"), {"is_topic_message": True}),
    ("sendMessage", {"text": "x"}, BAD + "chat_id is empty"),
    ("sendMessage", {"chat_id": "$ann"}, BAD + "message text is empty"),
    ("sendMessage", say("$ann", text=" \n "), BAD + "text must be non-empty"),
    ("sendMessage", say("$ann", text="x" * 4097), BAD + "message is too long"),
    ("sendMessage", say("12345"), BAD + "chat not found"),
    ("sendMessage", say("@nobody"), BAD + "chat not found"),
    ("sendMessage", say("$never"), BAD + "chat not found"),
    ("sendMessage", say("$bot"), BAD + "chat not found"),
    ("sendMessage", say("$carl"), FORBIDDEN + "bot can't initiate conversation with a user"),
    ("sendMessage", say("$dora"), FORBIDDEN + "bot was blocked by the user"),
    ("sendMessage", say("$eve"), FORBIDDEN + "user is deactivated"),
    ("sendMessage", say("$thrown"), FORBIDDEN + "bot was kicked from the supergroup chat"),
    ("sendMessage", say("$basic_thrown"), FORBIDDEN + "bot was kicked from the group chat"),
    ("sendMessage", say("$left"), FORBIDDEN + "bot is not a member of the supergroup chat"),
    ("sendMessage", say("$old"), UPGRADED),
    ("sendMessage", say("$silent"), NO_WORDS),
    ("sendMessage", say("$gagged_news"), BAD + "need administrator rights in the channel chat"),
    ("sendMessage", say("$forum", message_thread_id="$shut_topic"), BAD + "TOPIC_CLOSED"),
    ("sendMessage", say("$forum", message_thread_id=999), BAD + "message thread not found"),
    ("sendMessage", say("$tea", message_thread_id=7), BAD + "message thread not found"),
    (
        "sendMessage",
        say("$ann", text="<b>x", parse_mode="HTML"),
        BAD + "can't parse entities: Can't find end tag corresponding to start tag \"b\"",
    ),
    ("sendMessage", say("$ann", reply_parameters={"message_id": 999}), NO_REPLY),
    (
        "sendMessage",
        say("$ann", reply_parameters={"message_id": 9, "allow_sending_without_reply": True}),
        ...,
    ),
    (
        "sendMessage",
        say("$tea", reply_parameters={"message_id": "$said"}),
        {"reply_to_message": {"text": "/hello"}},
    ),
    ("sendMessage", say("$ann", reply_markup=keys(callback_data="x" * 64)), ...),
    (
        "sendMessage",
        say("$ann", reply_markup=keys(callback_data="é" * 33)),
        BAD + "BUTTON_DATA_INVALID",
    ),
    (
        "sendMessage",
        say("$tea", reply_markup=keys(web_app={"url": "https://x.example"})),
        BAD + "BUTTON_TYPE_INVALID",
    ),
    ("sendMessage", say("$ann", reply_markup=keys(web_app={"url": "https://x.example"})), ...),
    ("sendMessage", say("$ann", reply_markup=keys(copy_text={"text": "K7Q2"})), ...),
    ("sendMessage", say("$ann", reply_markup=keys(disabled={})), ...),
    (
        "sendMessage",
        say("$ann", reply_markup=keys(copy_text={"text": "x" * 257})),
        BAD + "BUTTON_COPY_TEXT_INVALID",
    ),
    (
        "sendMessage",
        say("$ann", reply_markup=keys(url="not a link")),
        BAD + "inline keyboard button URL 'not a link' is invalid: Wrong HTTP URL",
    ),
    (
        "sendMessage",
        say("$ann", reply_markup=keys()),
        BAD
        + "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    ),
    (
        "sendMessage",
        say("$ann", reply_markup={"inline_keyboard": [[{"text": "x", "url": "a.b"}] * 101]}),
        BAD + "reply markup is too long",
    ),
    ("sendMessage", say("$ann", parse_mode="MarkdownV2"), "501 Not Implemented: the sandbox "),
    (
        "sendMessage",
        say("$ann", reply_markup={"inline_keyboard": [[{"text": "", "url": "a.b"}]]}),
        BAD + "can't parse inline keyboard button: Button text must be non-empty",
    ),
    (
        "sendMessage",
        say("$ann", reply_markup=keys(url="a.b", callback_data="x")),
        BAD + "BUTTON_TYPE_INVALID",
    ),
    (
        "sendMessage",
        say("$ann", reply_markup=keys(url="a.b", style="pink")),
        BAD + "BUTTON_TYPE_INVALID",
    ),
    ("sendMessage", say("$ann", reply_markup={"keyboard": [[{"text": "x"}]]}), ...),
    (
        "sendMessage",
        say("$news", reply_markup={"keyboard": [[{"text": "x"}]]}),
        BAD + "reply keyboard can't be used in channels",
    ),
    (
        "sendMessage",
        say("$tea", ephemeral_message_parameters={"receiver_user_id": "$ann"}),
        {"receiver_user": {"id": ...}, "message_id": 0},
    ),
    (
        "sendMessage",
        say("$corner", ephemeral_message_parameters={"receiver_user_id": "$ann"}),
        BAD + "EPHEMERAL_MESSAGE_FORBIDDEN",
    ),
    (
        "sendMessage",
        say("$tea", ephemeral_message_parameters={"receiver_user_id": "$carl"}),
        BAD + "USER_NOT_PARTICIPANT",
    ),
    (
        "sendMessage",
        say("$ann", ephemeral_message_parameters={"receiver_user_id": "$ann"}),
        BAD + "EPHEMERAL_MESSAGE_FORBIDDEN",
    ),
    ("sendPhoto", {"chat_id": "$ann", "photo": "$file"}, {"photo": [{"width": 4, "height": 3}]}),
    ("sendPhoto", {"chat_id": "$ann", "photo": "AgACAgIAAxkBAAI"}, WRONG_FILE),
    (
        "sendPhoto",
        {"chat_id": "$ann", "photo": "https://x.example/tea.png"},
        BAD + "failed to get HTTP URL content",
    ),
    (
        "sendPhoto",
        {"chat_id": "$ann", "photo": "$file", "caption": "x" * 1025},
        BAD + "message caption is too long",
    ),
    (
        "sendPhoto",
        {"chat_id": "$silent", "photo": "$file"},
        BAD + "not enough rights to send photos to the chat",
    ),
    (
        "sendPhoto",
        {"chat_id": "$ann", "photo": "$document"},
        BAD + "can't use file of type Document as Photo",
    ),
    ("sendPhoto", {"chat_id": "$ann"}, BAD + "there is no photo in the request"),
    ("sendDocument", {"chat_id": "$ann", "document": "$document"}, {"document": {}}),
    ("sendDocument", {"chat_id": "$ann", "document": "other"}, WRONG_FILE),
    ("sendDocument", {"chat_id": "$ann"}, BAD + "there is no document in the request"),
    (
        "sendDocument",
        {"chat_id": "$ann", "document": "attach://nothing"},
        BAD + "wrong HTTP URL specified",
    ),
    ("sendDice", {"chat_id": "$ann"}, {"dice": {"emoji": "🎲"}}),
    ("sendDice", {"chat_id": "$ann", "emoji": "🎰"}, {"dice": {"emoji": "🎰"}}),
    ("sendDice", {"chat_id": "$ann", "emoji": "🐟"}, BAD + "wrong dice emoji specified"),
    (
        "sendDice",
        {"chat_id": "$ann", "reply_parameters": {"message_id": 99_999}},
        NO_REPLY,
    ),
    (
        "sendMediaGroup",
        {"chat_id": "$ann", "media": [{"type": "photo", "media": "$file"}] * 2},
        ...,
    ),
    (
        "sendMediaGroup",
        {"chat_id": "$ann", "media": [{"type": "photo", "media": "$file"}]},
        BAD + "media group must include 2-10 items",
    ),
    (
        "sendMediaGroup",
        {
            "chat_id": "$ann",
            "media": [
                {"type": "photo", "media": "$file"},
                {"type": "document", "media": "$document"},
            ],
        },
        BAD + "document can't be mixed with other media types",
    ),
    (
        "sendMediaGroup",
        {"chat_id": "$ann", "media": [{"type": "video", "media": "$file"}] * 2},
        "501 Not Implemented: the sandbox does not model video in albums",
    ),
    ("sendChatAction", {"chat_id": "$ann", "action": "typing"}, True),
    ("sendChatAction", {"chat_id": "$silent", "action": "typing"}, NO_WORDS),
    (
        "copyMessage",
        {"chat_id": "$tea", "from_chat_id": "$ann", "message_id": "$photo"},
        {"message_id": ...},
    ),
    (
        "copyMessage",
        {"chat_id": "$tea", "from_chat_id": "$ann", "message_id": 999},
        BAD + "message to copy not found",
    ),
    (
        "copyMessage",
        {"chat_id": "$tea", "from_chat_id": "$ann", "message_id": "$sealed"},
        BAD + "message can't be copied",
    ),
    (
        "copyMessage",
        {"chat_id": "$tea", "from_chat_id": "$ann", "message_id": "$service"},
        BAD + "message can't be copied",
    ),
    (
        "forwardMessage",
        {"chat_id": "$ben", "from_chat_id": "$ann", "message_id": "$sealed"},
        BAD + "message can't be forwarded",
    ),
    (
        "forwardMessage",
        {"chat_id": "$ben", "from_chat_id": "$tea", "message_id": "$said"},
        {"forward_origin": {"type": "user"}},
    ),
    (
        "forwardMessage",
        {"chat_id": "$ben", "from_chat_id": "$ann", "message_id": 999},
        BAD + "message to forward not found",
    ),
    ("editMessageText", note(text="new"), {"text": "new", "edit_date": ...}),
    ("editMessageText", note(text="note"), NOT_MODIFIED),
    ("editMessageText", note(text="<b>note</b>", parse_mode="HTML"), {"entities": [{}]}),
    ("editMessageText", note(text="note", reply_markup=keys(callback_data="a")), ...),
    ("editMessageText", note(text="x", message_id=999), BAD + "message to edit not found"),
    (
        "editMessageText",
        {"chat_id": "$tea", "message_id": "$said", "text": "x"},
        BAD + "message can't be edited",
    ),
    (
        "editMessageText",
        note(text="x", message_id="$photo"),
        BAD + "there is no text in the message to edit",
    ),
    ("editMessageText", {"chat_id": "$thrown", "message_id": 1, "text": "x"}, FORBIDDEN),
    ("editMessageText", note(text="x", message_id="$service"), BAD + "message can't be edited"),
    ("editMessageText", {"text": "x"}, BAD + "message identifier is not specified"),
    (
        "editMessageText",
        {"chat_id": "$news", "message_id": "$by_olga", "text": "x"},
        {"text": "x"},
    ),
    (
        "editMessageText",
        {"inline_message_id": "x", "text": "x"},
        BAD + "MESSAGE_ID_INVALID",
    ),
    ("editMessageCaption", note(message_id="$photo", caption="new"), {"caption": "new"}),
    ("editMessageCaption", note(message_id="$photo", caption="tea"), NOT_MODIFIED),
    (
        "editMessageCaption",
        note(caption="x"),
        BAD + "there is no caption in the message to edit",
    ),
    (
        "editMessageMedia",
        note(message_id="$photo", media={"type": "photo", "media": "$file", "caption": "c"}),
        {"caption": "c"},
    ),
    (
        "editMessageMedia",
        note(message_id="$photo", media={"type": "photo", "media": "other"}),
        WRONG_FILE,
    ),
    ("editMessageReplyMarkup", note(reply_markup=keys(callback_data="a")), {"reply_markup": {}}),
    ("editMessageReplyMarkup", note(), NOT_MODIFIED),
    ("deleteMessage", note(), True),
    ("deleteMessage", note(message_id=999), BAD + "message to delete not found"),
    ("deleteMessage", {"chat_id": "$tea", "message_id": "$said"}, True),
    (
        "deleteMessage",
        {"chat_id": "$corner", "message_id": 1},
        BAD + "message can't be deleted",
    ),
    ("deleteMessages", {"chat_id": "$ann", "message_ids": ["$note", 999]}, True),
    (
        "deleteMessages",
        {"chat_id": "$ann", "message_ids": []},
        BAD + "too many message identifiers specified",
    ),
    ("pinChatMessage", {"chat_id": "$tea", "message_id": "$said"}, True),
    ("pinChatMessage", note(), True),
    ("pinChatMessage", {"chat_id": "$corner", "message_id": "$corner_card"}, NO_PINS),
    ("pinChatMessage", note(message_id=999), BAD + "message to pin not found"),
    ("pinChatMessage", note(message_id="$service"), BAD + "message can't be pinned"),
    (
        "pinChatMessage",
        {"chat_id": "$gagged_news", "message_id": 1},
        BAD + "need administrator rights in the channel chat",
    ),
    ("unpinChatMessage", note(), True),
    ("unpinChatMessage", {"chat_id": "$tea"}, BAD + "message to unpin not found"),
    ("unpinAllChatMessages", {"chat_id": "$ann"}, True),
    ("unpinAllChatMessages", {"chat_id": "$corner"}, NO_PINS),
    ("answerCallbackQuery", {"callback_query_id": "$query", "text": "Joined"}, True),
    ("answerCallbackQuery", {"callback_query_id": "77"}, TOO_OLD),
    (
        "answerCallbackQuery",
        {"callback_query_id": "$query", "text": "x" * 201},
        BAD + "MESSAGE_TOO_LONG",
    ),
    ("answerInlineQuery", {"inline_query_id": "$inline_query", "results": []}, True),
    ("answerInlineQuery", {"inline_query_id": "77", "results": []}, TOO_OLD),
    ("getChat", {"chat_id": "$tea"}, {"title": "Tea", "permissions": {"can_send_photos": True}}),
    ("getChat", {"chat_id": "$ann"}, {"pinned_message": {"text": "note"}}),
    ("getChat", {"chat_id": "$never"}, BAD + "chat not found"),
    (
        "getChatMember",
        {"chat_id": "$tea", "user_id": "$bot"},
        {"status": "administrator", "can_pin_messages": True},
    ),
    ("getChatMember", {"chat_id": "$tea", "user_id": "$carl"}, {"status": "left"}),
    ("getChatMember", {"chat_id": "$tea", "user_id": 5}, BAD + "PARTICIPANT_ID_INVALID"),
    ("getChatAdministrators", {"chat_id": "$corner"}, [{"status": "creator"}]),
    (
        "getChatAdministrators",
        {"chat_id": "$ann"},
        BAD + "there are no administrators in the private chat",
    ),
    ("getChatMemberCount", {"chat_id": "$corner"}, 4),
    ("getChatMemberCount", {"chat_id": "$thrown"}, FORBIDDEN + "bot was kicked"),
    ("leaveChat", {"chat_id": "$corner"}, True),
    (
        "leaveChat",
        {"chat_id": "$ann"},
        BAD + "chat member status can't be changed in private chats",
    ),
    ("getFile", {"file_id": "$file"}, {"file_path": ...}),
    ("getFile", {"file_id": "x"}, BAD + "invalid file_id"),
    ("setMyCommands", {"commands": [{"command": "me", "description": "You"}]}, True),
    (
        "setMyCommands",
        {"commands": [{"command": "Me", "description": "You"}]},
        BAD + "BOT_COMMAND_INVALID",
    ),
    (
        "setMyCommands",
        {"commands": [{"command": "me", "description": ""}]},
        BAD + "BOT_COMMAND_DESCRIPTION_INVALID",
    ),
    ("getMyCommands", {}, []),
    ("getMyCommands", {"scope": {"type": "everywhere"}}, BAD + 'wrong parameter "scope"'),
    ("deleteMyCommands", {}, True),
    ("deleteMyCommands", {"scope": {"type": "chat"}}, BAD + 'wrong parameter "scope'),
    ("createChatInviteLink", {"chat_id": "$tea", "name": "ad"}, {"name": "ad"}),
    (
        "createChatInviteLink",
        {"chat_id": "$corner"},
        BAD + "not enough rights to manage chat invite link",
    ),
    (
        "revokeChatInviteLink",
        {"chat_id": "$tea", "invite_link": "$link"},
        {"is_revoked": True},
    ),
    (
        "revokeChatInviteLink",
        {"chat_id": "$tea", "invite_link": "$other_link"},
        BAD + "INVITE_HASH_EXPIRED",
    ),
    ("approveChatJoinRequest", {"chat_id": "$tea", "user_id": "$carl"}, True),
    ("declineChatJoinRequest", {"chat_id": "$tea", "user_id": "$carl"}, True),
    (
        "approveChatJoinRequest",
        {"chat_id": "$tea", "user_id": "$ben"},
        BAD + "HIDE_REQUESTER_MISSING",
    ),
    (
        "declineChatJoinRequest",
        {"chat_id": "$tea", "user_id": "$ben"},
        BAD + "HIDE_REQUESTER_MISSING",
    ),
    (
        "createForumTopic",
        {"chat_id": "$own_forum", "name": "New"},
        {"name": "New", "message_thread_id": ...},
    ),
    ("closeForumTopic", own("$own_topic"), True),
    ("closeForumTopic", own("$own_shut"), BAD + "TOPIC_NOT_MODIFIED"),
    ("closeForumTopic", own(999), BAD + "TOPIC_ID_INVALID"),
    ("reopenForumTopic", own("$own_shut"), True),
    ("reopenForumTopic", own("$own_topic"), BAD + "TOPIC_NOT_MODIFIED"),
    (
        "reopenForumTopic",
        {"chat_id": "$forum", "message_thread_id": "$shut_topic"},
        BAD + "not enough rights to close or open the topic",
    ),
    ("createForumTopic", {"chat_id": "$tea", "name": "x"}, BAD + "the chat is not a forum"),
    (
        "createForumTopic",
        {"chat_id": "$forum", "name": "x"},
        BAD + "not enough rights to create a topic",
    ),
    ("editEphemeralMessageText", {"text": "new"}, True),
    ("editEphemeralMessageText", {"text": "only you"}, NOT_MODIFIED),
    (
        "editEphemeralMessageText",
        {"text": "x", "ephemeral_message_id": 99},
        BAD + "message to edit not found",
    ),
    (
        "editEphemeralMessageCaption",
        {"caption": "c"},
        BAD + "there is no caption in the message to edit",
    ),
    (
        "editEphemeralMessageCaption",
        {"caption": "c", "ephemeral_message_id": "$whispered_photo"},
        True,
    ),
    ("editEphemeralMessageReplyMarkup", {"reply_markup": keys(callback_data="a")}, True),
    (
        "editEphemeralMessageReplyMarkup",
        {"reply_markup": keys(callback_data="x" * 65)},
        BAD + "BUTTON_DATA_INVALID",
    ),
    (
        "setMessageReaction",
        {"chat_id": "$tea", "message_id": "$said", "reaction": LIKED},
        True,
    ),
    ("setMessageReaction", {"chat_id": "$tea", "message_id": "$said", "reaction": []}, True),
    (
        "setMessageReaction",
        {"chat_id": "$tea", "message_id": 9999, "reaction": LIKED},
        BAD + "message to react not found",
    ),
    (
        "setMessageReaction",
        {
            "chat_id": "$tea",
            "message_id": "$said",
            "reaction": [{"type": "emoji", "emoji": "🧦"}],
        },
        BAD + "REACTION_INVALID",
    ),
    (
        "setMessageReaction",
        {"chat_id": "$tea", "message_id": "$said", "reaction": [*LIKED, *LIKED]},
        BAD + "REACTIONS_TOO_MANY",
    ),
    ("setChatMenuButton", {"menu_button": {"type": "commands"}}, True),
    ("setChatMenuButton", {"menu_button": APP}, True),
    ("setChatMenuButton", {"menu_button": APP | {"text": ""}}, BAD + "MENU_BUTTON_TEXT_EMPTY"),
    ("setChatMenuButton", {"chat_id": "$ann", "menu_button": APP}, "501 Not Implemented"),
    ("getChatMenuButton", {}, {"type": "commands"}),
    ("getChatMenuButton", {"chat_id": "$ann"}, "501 Not Implemented"),
    ("deleteEphemeralMessage", {}, True),
    (
        "deleteEphemeralMessage",
        {"receiver_user_id": "$ben"},
        BAD + "message to delete not found",
    ),
    *PAYMENT_ROWS,
]


def fits(wanted: Any, got: Any) -> bool:
    if wanted is ...:
        return True
    if isinstance(wanted, dict):
        return all(key in got and fits(item, got[key]) for key, item in wanted.items())
    if isinstance(wanted, list):
        return len(wanted) == len(got) and all(map(fits, wanted, got))
    return bool(wanted == got)


@pytest.mark.parametrize(("method", "params", "wanted"), ROWS, ids=[row[0] for row in ROWS])
async def test_table(box: Sandbox, ask: Ask, method: str, params: dict[str, Any], wanted: Any):
    stage = await build_sample_world(box)
    if "EphemeralMessage" in method:
        whisper = {"receiver_user_id": "$ann", "ephemeral_message_id": "$whisper"}
        params = {"chat_id": "$tea"} | whisper | params
    status, body = await ask(method, **stage.resolve(params))
    if is_refusal(wanted):
        assert f"{status} {body['description']}".startswith(wanted), body
        assert (body["ok"], body["error_code"]) == (False, status)
        return
    assert status == 200 and body["ok"], body
    assert fits(stage.resolve(wanted), body["result"]), body["result"]


async def test_an_upgraded_group_names_its_successor(box: Sandbox, ask: Ask) -> None:
    stage = await build_sample_world(box)
    _, body = await ask("sendMessage", **stage.resolve(say("$old")))
    assert body["parameters"] == {"migrate_to_chat_id": stage.ids["new"]}


NEVER_REFUSED = {"getMe", "getWebhookInfo", "getMyStarBalance"}
"""They take no parameters and find every state in order."""


def is_refusal(wanted: Any) -> bool:
    return isinstance(wanted, str) and wanted[:3].isdigit()


def test_every_modelled_method_succeeds_in_the_table() -> None:
    there = {method for method, _, wanted in ROWS if not is_refusal(wanted)}
    assert there == set(MODELLED)


def test_every_modelled_method_is_refused_in_the_table() -> None:
    there = {method for method, _, wanted in ROWS if is_refusal(wanted)}
    assert there | NEVER_REFUSED == set(MODELLED)
