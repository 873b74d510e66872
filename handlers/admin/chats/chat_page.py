"""One chat: its rights, its health, its settings."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.chat import health
from domain.chat.bot_membership import list_rights
from domain.chat.health import ChatHealth
from domain.delivery.effects import HELD_FOR_PAUSE
from domain.refusal import Refused
from domain.settings import Settings
from handlers.admin.chats.effective_settings import effective_values
from handlers.admin.context import AdminContext, Values
from handlers.admin.lists import LISTED_MAX, tickable
from handlers.admin.page import item
from storage.chat import chats
from storage.chat.tables import GENERAL_TOPIC, Chat, ChatState, ChatTopic
from storage.delivery import outbox
from storage.delivery.tables import OutboxRow
from views import trouble_screens
from views.help import invitation
from views.i18n import Html, Translate

GENERAL = "General"
"""What Telegram calls the topic that every forum has, in each language."""
TROUBLES_SHOWN_MAX = 6
NAMED_TROUBLES = (
    "kicked",
    "left",
    "deleted",
    "no_rights",
    "no_photos",
    "suspect",
    "topic",
    "text",
    "too_long",
    "button",
    "file",
)


@dataclass(frozen=True)
class ChatDetails:
    """Everything that the windows of one chat show."""

    chat: Chat
    health: ChatHealth
    held: int
    tags: Sequence[str]
    known_tags: Sequence[str]
    topics: Sequence[ChatTopic]
    test: OutboxRow | None


def subject(ctx: AdminContext) -> str:
    """Return what the audit log calls the chat that a page is about."""
    return f"chat:{ctx.chosen('chat_id')}"


async def require_chat(ctx: AdminContext, pressed: int | None = None) -> Chat:
    """Return the chat that a page is about, or that was pressed; refuse one that is not theirs."""
    chat_id = ctx.chosen("chat_id") if pressed is None else pressed
    chat = await chats.find_current(ctx.tx, chat_id)
    if chat is None or not ctx.by.has(chat.id):
        raise Refused("campaign.chat_unknown", chat=str(chat_id))
    return chat


async def chats_of(ctx: AdminContext) -> list[Chat]:
    known = await chats.known(ctx.tx, limit=LISTED_MAX)
    return [chat for chat in known if ctx.by.has(chat.id)]


async def load_details(ctx: AdminContext) -> ChatDetails:
    chat, test_id = await require_chat(ctx), ctx.data.get("test_id")
    theirs = [each.id for each in await chats_of(ctx)]
    return ChatDetails(
        chat,
        await health.load_health(ctx.tx, chat.id, now=ctx.now),
        (await outbox.count_held(ctx.tx, HELD_FOR_PAUSE)).get(chat.id, 0),
        await chats.tags_of(ctx.tx, (chat.id,)),
        await chats.tags_of(ctx.tx, theirs),
        await chats.topics_of(ctx.tx, chat.id, limit=LISTED_MAX),
        await ctx.tx.get(OutboxRow, test_id) if test_id else None,
    )


async def read_chat(ctx: AdminContext) -> Values:
    """Return the rights, health and settings of a chat, and remember them as shown."""
    details = await load_details(ctx)
    ctx.remember(**setting_values(details.chat, details.tags))
    channel = details.chat.type == "channel"
    values = chat_values(details, ctx.t, ctx.settings)
    return values | {"link": invitation(bot_name(ctx), channel=channel)}


def bot_name(ctx: AdminContext) -> str:
    """Return the bot's @username, empty before it is known."""
    return getattr(ctx.manager.middleware_data.get("me"), "username", None) or ""


def setting_values(chat: Chat, tags: Sequence[str]) -> dict[str, object]:
    """Return what can be set of a chat, by name."""
    found: dict[str, object] = {name: getattr(chat, name) for name in chats.CHAT_SETTINGS}
    return found | {"tags": " ".join(tags), "paused": chat.paused_at is not None}


def chat_values(page: ChatDetails, t: Translate, shop: Settings) -> Values:
    chat = page.chat
    topic = next((each.name for each in page.topics if each.thread_id == chat.thread_id), None)
    if topic is None and chat.thread_id == GENERAL_TOPIC:
        topic = GENERAL
    return effective_values(chat, shop, t) | {
        "title": chat.title,
        "state": t(f"admin-chat-state-{chat.state}"),
        "rights": rights(chat, t),
        "health": health_lines(page.health, t),
        "tags": " ".join(page.tags) or t.plain("admin-none"),
        "tagged": bool(page.tags),
        "topic": topic or str(chat.thread_id or t.plain("admin-none")),
        "in_topic": bool(chat.thread_id),
        "asks": bool(chat.links_by_request),
        "plain": bool(chat.plain_only),
        "paused": chat.paused_at is not None,
        "held": page.held,
        "test": test_words(page.test, t),
        "lacking": not all(may for _, may in list_rights(chat.type, chat.rights)),
        "topics": [
            item(each.thread_id, f"{'🔒' if each.closed else '💬'} {each.name}")
            for each in page.topics
        ],
        "known_tags": [tickable(tag, tag, tag in page.tags) for tag in page.known_tags],
    }


def mark(chat: Chat) -> str:
    """Return the mark of the bot's state in a chat."""
    if chat.paused_at is not None:
        return "⏸"
    if chat.state != ChatState.ACTIVE:
        return "🔴"
    return "🟢" if all(may for _, may in list_rights(chat.type, chat.rights)) else "🟡"


def rights(chat: Chat, t: Translate) -> Html:
    """Return a line for each right the shop uses; a missing one says how to give it."""
    place = "channel" if chat.type == "channel" else "group"
    posts = chat.state == ChatState.ACTIVE
    lines = [f"{'🟢' if posts else '🔴'} {t('admin-right-posting')}"]
    if not posts:
        lines.append(t(f"admin-mend-{chat.state}"))
    elif chat.photos_refused_at is not None:
        lines.append(t("admin-mend-photos"))
    for name, may in list_rights(chat.type, chat.rights):
        lines.append(f"{'🟢' if may else '🔴'} {t(f'admin-right-{name}')}")
        if not may:
            lines.append(t(f"admin-mend-{place}", right=t(f"admin-right-{name}")))
    return Html("\n".join(lines))


def health_lines(found: ChatHealth, t: Translate) -> Html:
    """Return a chat's last seven days in words."""
    lines = [t("admin-health", posts=found.posts, too_many=found.too_many, left=found.left)]
    for what, number in found.refused[:TROUBLES_SHOWN_MAX]:
        known = what if what in NAMED_TROUBLES else "other"
        lines.append(t("admin-health-refused", what=t(f"admin-trouble-{known}"), number=number))
    return Html("\n".join(lines))


def test_words(row: OutboxRow | None, t: Translate) -> Html:
    """Return the result of a test post, empty where there was none."""
    if row is None:
        return Html("")
    return t(f"admin-test-{row.state}", why=trouble_screens.why(row, t))
