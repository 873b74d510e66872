"""Two people at one form: whoever comes second hears what has changed since their window was drawn.

    the getter      seen.keep(manager, gap=chat.minimum_gap_s)
    the act         seen.check(saw, gap=chat.minimum_gap_s)        in its transaction
    the handler     if await seen.told(manager, act(...)): the window is drawn again with `told`

What differs is refused, and the form stays as it is; done once more, it counts, for by then the
window shows what is so now.
"""

from collections.abc import Awaitable, Mapping

from aiogram_dialog import DialogManager

from domain.refusal import Refused
from handlers.admin.widgets import translate
from views.i18n import refusal_key

CHANGED = "admin.changed"
NOTHING = "-"
TOLD_CHARS_MAX = 200
"""So much of a long text is told."""


def remember(manager: DialogManager, **values: object) -> None:
    """Remember what a window shows, as texts; called by its getter."""
    manager.dialog_data["seen"] = {name: as_text(value) for name, value in values.items()}


def remembered(manager: DialogManager) -> dict[str, str]:
    """Return what the window showed to whoever presses or types."""
    return dict(manager.dialog_data.get("seen", {}))


def check_unchanged(seen: Mapping[str, str], **values: object) -> None:
    """Refuse if something is not what the window showed; the refusal names the difference."""
    for name, value in values.items():
        before = seen.get(name, NOTHING)
        if before != as_text(value):
            after = as_text(value)[:TOLD_CHARS_MAX]
            raise Refused(CHANGED, before=before[:TOLD_CHARS_MAX], after=after)


async def run_or_report(manager: DialogManager, acting: Awaitable[object]) -> bool:
    """Carry out an act; return whether it was refused for a difference, which is told then."""
    try:
        await acting
    except Refused as refused:
        if refused.reason != CHANGED:
            raise
        t = translate(manager)
        told = {
            name: t.plain("admin-none") if each == NOTHING else each
            for name, each in refused.values.items()
        }
        words = t(refusal_key(CHANGED), **told)
        manager.dialog_data["told"] = str(words)
        return True
    return False


def report(manager: DialogManager, words: str) -> None:
    """Let the window say something above its text, once: what has just been done."""
    manager.dialog_data["told"] = words


def pop_report(manager: DialogManager) -> str:
    """Return what the window has to tell, once."""
    return str(manager.dialog_data.pop("told", ""))


def as_text(value: object) -> str:
    """Return a value as a window shows it."""
    if isinstance(value, bool):
        return "✓" if value else "✗"
    return NOTHING if value is None or value == "" else str(value)
