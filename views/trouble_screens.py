"""What went wrong in sending, in words: what it was, where, why, and what helps."""

from collections.abc import Mapping, Sequence

from domain.delivery import effects, outcome, trouble
from domain.delivery.restored import HELD_BECAUSE
from domain.post import broadcast
from storage.delivery.tables import OutboxRow, OutboxState
from views.i18n import Html, Translate

MARKS = {OutboxState.UNKNOWN: "❓", OutboxState.FAILED: "⛔", OutboxState.HELD: "⏸"}
TITLE_CHARS_MAX = 40
QUOTED_CHARS_MAX = 200
TO_DO: Mapping[str, str] = {
    **{state: f"admin-mend-{state}" for state in effects.HELD_FOR_CHAT},
    outcome.HELD_FOR_TOPIC: "admin-held-topic",
    outcome.HELD_FOR_MEMBER: "admin-held-member",
    effects.HELD_FOR_PAUSE: "admin-held-paused",
    broadcast.PAUSED: "admin-held-broadcast",
    HELD_BECAUSE: "admin-held-restored",
}
"""The text that says what ends a hold, by the reason of the row."""


def what(row: OutboxRow, t: Translate) -> str:
    """Return what one row says or does, in a few words."""
    doing = trouble.chore(row.kind)
    if doing is not None:
        return t.plain(f"admin-chore-what-{doing}")
    title = str(row.values.get("title") or row.values.get("text") or "")
    title = " ".join(title.split())[:TITLE_CHARS_MAX]
    if row.chat_id > 0:
        kind = t.plain(f"admin-notice-{trouble.family(row.kind)}")
        return f"{kind}: {title}" if title else kind
    return title or t.plain("admin-notice-post")


def what_kind(kind: str, t: Translate) -> str:
    """Return what a row of a kind is, where nothing else is known of it."""
    doing = trouble.chore(kind)
    if doing is not None:
        return t.plain(f"admin-chore-what-{doing}")
    post = kind.endswith((".post", ".card"))
    return t.plain("admin-notice-post" if post else f"admin-notice-{trouble.family(kind)}")


def label(rows: Sequence[OutboxRow], name: str, t: Translate) -> str:
    """Return the button of what is decided together; `name` is the chat's or the person's."""
    first, number = rows[0], len(rows)
    mark = MARKS[OutboxState(first.state)]
    doing = trouble.chore(first.kind)
    if doing is not None:
        return f"{mark} {t.plain(f'admin-chore-{doing}', number=number, chat=name)}"
    if number == 1:
        return f"{mark} {name}: {what(first, t)}"
    if first.state == OutboxState.UNKNOWN and trouble.is_post(first):
        return f"{mark} {t.plain('admin-posts-unknown', number=number)}"
    kind = "messages" if first.chat_id > 0 else "posts"
    return f"{mark} {name}: {t.plain(f'admin-{kind}', number=number)}"


def heading(rows: Sequence[OutboxRow], name: str, t: Translate) -> Html:
    """Return the first line of the page about what is decided together."""
    first, number = rows[0], len(rows)
    doing = trouble.chore(first.kind)
    if doing is not None:
        return Html(f"<b>{t(f'admin-chore-{doing}', number=number, chat=name)}</b>")
    if number == 1:
        return t("admin-row-head", name=name, what=what(first, t))
    if first.state == OutboxState.UNKNOWN and trouble.is_post(first):
        return Html(f"<b>{t('admin-posts-unknown', number=number)}</b>")
    kind = "messages" if first.chat_id > 0 else "posts"
    return t("admin-row-head", name=name, what=t.plain(f"admin-{kind}", number=number))


def why(row: OutboxRow, t: Translate) -> Html:
    """Return in words why a row is here, and what helps."""
    if row.state == OutboxState.FAILED:
        return why_failed(row.kind, row.reason, t)
    said = t(f"admin-row-{row.state}")
    helps = TO_DO.get(row.reason or "") if row.state == OutboxState.HELD else None
    return Html(f"{said}\n{t(helps)}") if helps else said


def why_failed(kind: str, reason: str | None, t: Translate) -> Html:
    """Return why something was not done, never Telegram's words alone."""
    cause, doing = trouble.cause(reason), trouble.chore(kind)
    if cause == "rights":
        return t(f"admin-why-rights-{doing or 'post'}")
    if cause == "other":
        words = trouble.telegrams_words(reason)[:QUOTED_CHARS_MAX]
        return t("admin-why-other", words=words) if words else t("admin-row-failed")
    return t(f"admin-why-{cause}")
