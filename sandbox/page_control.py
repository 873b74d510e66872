"""Faults and time by HTTP: POST /api/control {"do": ..., ...}, used by the page and by tests.

    {"do": "too_many", "seconds": 10, "method": "sendMessage", "chat": -5001}
    {"do": "jump", "seconds": 3600}            {"do": "migrate", "chat": -5001}
    {"do": "restart"}                          {"do": "clocks_change", "zone": "Europe/Berlin"}

The bot's host may lend switches, such as "restart"; they are offered only where they exist.
`method` defaults to any but polls, `chat` to any chat. What a thing needs and lacks is answered
400 with a sentence.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, get_args
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sandbox import groups
from sandbox.account import FOUNDER
from sandbox.acts import CannotAct
from sandbox.chats import Chat, Json
from sandbox.daylight import next_change
from sandbox.faults import ANY_METHOD, Fault
from sandbox.limits import Profile

if TYPE_CHECKING:
    from sandbox.box import Sandbox

SECONDS_MAX = 400 * 24 * 3600
RATE_MAX = 3600.0
ZONE_WITH_CHANGES = "Europe/Berlin"
BEFORE_CHANGE = timedelta(minutes=5)

OFFERS: dict[str, list[Json]] = {
    "Next call": [
        {"do": "delay", "seconds": 3, "label": "3 s late"},
        {"do": "drop_after", "label": "answer lost"},
        {"do": "html_502", "label": "502"},
        {"do": "too_many", "seconds": 10, "label": "429 for 10 s"},
        {"do": "clear", "label": "forget it"},
    ],
    "This chat": [
        {"do": "kick", "label": "kick the bot", "here": True},
        {"do": "mute", "label": "mute the bot", "here": True},
        {"do": "migrate", "label": "make it a supergroup", "here": True},
    ],
    "Token": [{"do": "revoke", "label": "revoke"}, {"do": "restore", "label": "restore"}],
    "Limits": [
        {"do": "limits", "profile": "strict", "label": "strict"},
        {"do": "limits", "profile": "lenient", "label": "lenient"},
        {"do": "limits", "profile": "patient", "label": "patient"},
        {"do": "limits", "profile": "off", "label": "off"},
    ],
    "Clock": [
        {"do": "jump", "seconds": 3600, "label": "+1 hour"},
        {"do": "jump", "seconds": 86400, "label": "+1 day"},
        {"do": "clocks_change", "label": "the night the clocks change"},
        {"do": "rate", "rate": 60, "label": "×60"},
        {"do": "rate", "rate": 1, "label": "×1"},
    ],
}
"""The page's buttons by heading: a body for `perform`, a label; `here` adds the open chat."""

FAULTS: dict[str, Callable[[Json], Fault]] = {
    "delay": lambda values: Fault.delay(_seconds(values)),
    "refuse": lambda values: Fault.refuse(),
    "drop_after": lambda values: Fault.drop_after(),
    "truncated": lambda values: Fault.truncated(),
    "html_502": lambda values: Fault.html_502(delivered=bool(values.get("delivered"))),
    "bare_500": lambda values: Fault.bare_500(),
    "too_many": lambda values: Fault.too_many(int(_seconds(values))),
    "odd_shape": lambda values: Fault.odd_shape(),
    "id_zero": lambda values: Fault.id_zero(),
    "deleted_at_once": lambda values: Fault.deleted_at_once(),
}


def offers(box: "Sandbox") -> dict[str, list[Json]]:
    """Return the page's buttons, with the switches of this bot."""
    switches = [{"do": verb, "label": f"{verb} the bot"} for verb in box.switches]
    return OFFERS | ({"Bot": switches} if switches else {})


async def perform(box: "Sandbox", values: Json) -> Json:
    """Do one thing; return {"message": what was done} and, of the clocks' change, its moment."""
    what = str(values["do"])
    if what in box.switches:
        await box.switches[what]()
        return {"message": f"Done: {what} the bot"}
    if what in FAULTS:
        return {"message": _order(box, what, values)}
    if what not in MOVES:
        raise CannotAct(f"the sandbox cannot {what!r}")
    said = MOVES[what](box, values)
    return {"message": said} if isinstance(said, str) else said


def _order(box: "Sandbox", what: str, values: Json) -> str:
    method = str(values.get("method", ANY_METHOD))
    box.faults.next(method, FAULTS[what](values), chat=values.get("chat"))
    return f"The next call meets: {what.replace('_', ' ')}"


def _clear(box: "Sandbox", values: Json) -> str:
    box.faults.clear()
    return "No faults wait any more"


def _kick(box: "Sandbox", values: Json) -> str:
    chat = _chat(box, values)
    groups.kick_bot(box.world, chat, FOUNDER)
    return f"The bot was thrown out of {chat.title}"


def _mute(box: "Sandbox", values: Json) -> str:
    chat = _chat(box, values)
    groups.restrict_bot(box.world, chat, FOUNDER, {"can_send_messages": False})
    return f"The bot may no longer write in {chat.title}"


def _migrate(box: "Sandbox", values: Json) -> str:
    chat = _chat(box, values)
    if chat.kind != "group" or chat.migrated_to is not None:
        raise CannotAct(f"{chat.title} is no basic group")
    groups.migrate(box.world, chat)
    return f"{chat.title} is a supergroup now"


def _revoke(box: "Sandbox", values: Json) -> str:
    box.revoke_token()
    return "The token is revoked"


def _restore(box: "Sandbox", values: Json) -> str:
    box.revoke_token(revoked=False)
    return "The token works again"


def _limits(box: "Sandbox", values: Json) -> str:
    profiles: tuple[Profile, ...] = get_args(Profile)
    for profile in profiles:
        if profile == values.get("profile"):
            box.world.limits.set_profile(profile)
            return f"The limits are {profile} now"
    raise CannotAct(f"limits are one of {', '.join(profiles)}")


def _jump(box: "Sandbox", values: Json) -> str:
    box.clock.jump(timedelta(seconds=_seconds(values)))
    return f"It is {box.clock.now():%Y-%m-%d %H:%M} UTC now"


def _clocks_change(box: "Sandbox", values: Json) -> Json:
    """Go to some minutes before the next change; asked again there, to the one after it."""
    soon = box.clock.now() + BEFORE_CHANGE
    names = (values.get("zone") or box.zone, None if values.get("zone") else ZONE_WITH_CHANGES)
    changes = (next_change(_zone(str(name)), soon) for name in names if name)
    change = next(filter(None, changes), None)
    if change is None:
        raise CannotAct(f"clocks do not change in {names[0]}")
    box.clock.jump_to(change.at - BEFORE_CHANGE)
    return {"message": change.sentence(), "at": change.at.isoformat(), "zone": change.zone.key}


def _rate(box: "Sandbox", values: Json) -> str:
    rate = float(values["rate"])
    if not 0 < rate <= RATE_MAX:
        raise CannotAct(f"the clock runs at more than 0 and at most {RATE_MAX:.0f} times")
    box.clock.rate = rate
    return f"The clock runs at ×{rate:g}"


MOVES: dict[str, Callable[["Sandbox", Json], str | Json]] = {
    "clear": _clear,
    "kick": _kick,
    "mute": _mute,
    "migrate": _migrate,
    "revoke": _revoke,
    "restore": _restore,
    "limits": _limits,
    "jump": _jump,
    "clocks_change": _clocks_change,
    "rate": _rate,
}


def _seconds(values: Json) -> float:
    seconds = float(values["seconds"])
    if abs(seconds) > SECONDS_MAX:
        raise CannotAct("that is too far away")
    return seconds


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise CannotAct(f"there is no zone {name}") from None


def _chat(box: "Sandbox", values: Json) -> Chat:
    chat = box.world.chats.get(int(values.get("chat") or 0))
    if chat is None or chat.kind == "private":
        raise CannotAct("open a group first")
    return chat
