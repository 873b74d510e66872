"""What the control API does to the world and to its time: each move takes the sandbox and the
call's JSON and returns the sentence that says what was done.

Rights go and come, topics close, the token is revoked, the clock jumps; the bot meets all of it as
it would meet it in Telegram, told or not told.
"""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import get_args
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sandbox.api.limits import Profile
from sandbox.backend import Backend
from sandbox.control.dst import next_change
from sandbox.people import groups
from sandbox.people.acts import CannotAct
from sandbox.people.mini_app import LAUNCHES
from sandbox.people.payments import emit_stars
from sandbox.state.account import BOT, FOUNDER
from sandbox.state.chats import PERMISSIONS, SENDING, Json, SandboxChat, admin_rights
from sandbox.state.payments import UpdateFault

SECONDS_MAX = 400 * 24 * 3600
RATE_MAX = 3600.0
STARS_MAX = 1_000_000
ZONE_WITH_CHANGES = "Europe/Berlin"
LAUNCH_WORDS = {
    "good": "good init data",
    "tampered": "init data that somebody changed",
    "old": "init data of 25 hours ago",
    "ancient": "init data of 30 days ago",
}
BEFORE_CHANGE = timedelta(minutes=5)


def _clear(box: Backend, values: Json) -> str:
    box.faults.clear()
    return "No faults wait any more"


def _kick(box: Backend, values: Json) -> str:
    chat = _chat(box, values)
    groups.kick_bot(box.world, chat, FOUNDER)
    return f"The bot was thrown out of {chat.title}"


def _mute(box: Backend, values: Json) -> str:
    chat = _chat(box, values)
    groups.restrict_bot(box.world, chat, FOUNDER, {"can_send_messages": False})
    return f"The bot may no longer write in {chat.title}"


def _take_right(box: Backend, values: Json) -> str:
    chat, right = _chat(box, values), str(values["right"])
    if right not in (*PERMISSIONS, *admin_rights(chat.kind)):
        raise CannotAct(f"there is no right {right}")
    groups.take_right(box.world, chat, right)
    return f"The bot no longer has {right} in {chat.title}"


def _promote(box: Backend, values: Json) -> str:
    chat = _chat(box, values)
    bot = chat.find_member(BOT.id)
    if bot is not None and bot.is_in:
        groups.promote_bot(box.world, chat, FOUNDER, None)
    else:
        groups.add_bot(box.world, chat, FOUNDER, "admin")
    return f"The bot is an administrator of {chat.title}"


def _demote(box: Backend, values: Json) -> str:
    chat = _chat(box, values)
    groups.demote_bot(box.world, chat, FOUNDER)
    return f"The bot is a plain member of {chat.title}"


def _close_group(box: Backend, values: Json) -> str:
    return _permit(box, values, SENDING, allowed=False)


def _open_group(box: Backend, values: Json) -> str:
    return _permit(box, values, SENDING, allowed=True)


def _forbid_photos(box: Backend, values: Json) -> str:
    return _permit(box, values, ("can_send_photos",), allowed=False)


def _permit(box: Backend, values: Json, names: Sequence[str], *, allowed: bool) -> str:
    """Change what plain members may send, of which Telegram tells no bot."""
    chat = _chat(box, values)
    if not chat.is_group:
        raise CannotAct(f"{chat.title} is no group")
    groups.permit(box.world, chat, dict.fromkeys(names, allowed))
    what = "send anything" if len(names) > 1 else "send photos"
    said = f"Members of {chat.title} {'may' if allowed else 'may not'} {what}"
    bot = chat.find_member(BOT.id)
    binds = bot is None or not bot.is_admin
    return said if binds else f"{said}; the bot is an administrator, whom that does not bind"


def _close_topic(box: Backend, values: Json) -> str:
    return _set_topics(box, values, closed=True)


def _reopen_topic(box: Backend, values: Json) -> str:
    return _set_topics(box, values, closed=False)


def _set_topics(box: Backend, values: Json, *, closed: bool) -> str:
    """Close or open the `topic`, or all of them where none is named."""
    chat = _chat(box, values)
    wanted = [int(values["topic"])] if values.get("topic") is not None else list(chat.topics)
    if not chat.is_forum or not wanted or not set(wanted) <= set(chat.topics):
        raise CannotAct(f"{chat.title} has no such topic")
    for thread in wanted:
        if chat.topics[thread].closed != closed:
            groups.close_topic(box.world, chat, thread, closed=closed, by=FOUNDER)
    names = ", ".join(chat.topics[thread].name for thread in wanted)
    return f"{'Closed' if closed else 'Open'}: {names}"


def _migrate(box: Backend, values: Json) -> str:
    chat = _chat(box, values)
    if chat.kind != "group" or chat.migrated_to is not None:
        raise CannotAct(f"{chat.title} is no basic group")
    groups.migrate(box.world, chat)
    return f"{chat.title} is a supergroup now"


def _revoke(box: Backend, values: Json) -> str:
    box.revoke_token()
    return "The token is revoked"


def _restore(box: Backend, values: Json) -> str:
    box.revoke_token(revoked=False)
    return "The token works again"


def _limits(box: Backend, values: Json) -> str:
    profiles: tuple[Profile, ...] = get_args(Profile)
    for profile in profiles:
        if profile == values.get("profile"):
            box.world.limits.set_profile(profile)
            return f"The limits are {profile} now"
    raise CannotAct(f"limits are one of {', '.join(profiles)}")


def _jump(box: Backend, values: Json) -> str:
    span_s = _seconds_until(box, str(values["to"])) if "to" in values else seconds_of(values)
    box.clock.jump(timedelta(seconds=span_s))
    return f"It is {box.clock.now():%Y-%m-%d %H:%M} UTC now"


def _clocks_change(box: Backend, values: Json) -> Json:
    """Go to some minutes before the next change; asked again there, to the one after it."""
    soon = box.clock.now() + BEFORE_CHANGE
    names = (values.get("zone") or box.zone, None if values.get("zone") else ZONE_WITH_CHANGES)
    changes = (next_change(_zone(str(name)), soon) for name in names if name)
    change = next(filter(None, changes), None)
    if change is None:
        raise CannotAct(f"clocks do not change in {names[0]}")
    box.clock.jump_to(change.at - BEFORE_CHANGE)
    return {"message": change.sentence(), "at": change.at.isoformat(), "zone": change.zone.key}


def _next_launch(box: Backend, values: Json) -> str:
    for how in LAUNCHES:
        if how == values.get("how"):
            box.next_launch = how
            return f"The next Mini App is opened with {LAUNCH_WORDS[how]}"
    raise CannotAct(f"a launch is one of {', '.join(LAUNCHES)}")


def _next_payment(box: Backend, values: Json) -> str:
    trouble: tuple[UpdateFault, ...] = get_args(UpdateFault)
    for how in trouble:
        if how == values.get("how"):
            box.world.payments.trouble.append(how)
            return f"The message of the next payment: {how}"
    raise CannotAct(f"a payment is {' or '.join(trouble)}")


def _give_stars(box: Backend, values: Json) -> str:
    user, more = box.world.users[int(values["as"])], int(values["stars"])
    stars = box.world.payments.stars_of(user.id) + more
    if not 0 <= stars <= STARS_MAX:
        raise CannotAct(f"people have 0 to {STARS_MAX} Stars")
    box.world.payments.set_stars(user.id, stars)
    emit_stars(box.world, user)
    return f"{user.first_name} has {stars} Stars"


def _rate(box: Backend, values: Json) -> str:
    rate = float(values["rate"])
    if not 0 < rate <= RATE_MAX:
        raise CannotAct(f"the clock runs at more than 0 and at most {RATE_MAX:.0f} times")
    box.clock.rate = rate
    return f"The clock runs at ×{rate:g}"


def _deliveries(box: Backend, values: Json) -> str:
    updates = box.world.updates
    updates.doubled, updates.shuffled = bool(values.get("twice")), bool(values.get("shuffled"))
    ways = [
        word for word, on in (("twice", updates.doubled), ("in any order", updates.shuffled)) if on
    ]
    how = " and ".join(ways) or "once and in order"
    return f"A webhook is sent each update {how}"


CONTROL_ACTIONS: dict[str, Callable[[Backend, Json], str | Json]] = {
    "clear": _clear,
    "kick": _kick,
    "mute": _mute,
    "take_right": _take_right,
    "promote": _promote,
    "demote": _demote,
    "close_group": _close_group,
    "open_group": _open_group,
    "forbid_photos": _forbid_photos,
    "close_topic": _close_topic,
    "reopen_topic": _reopen_topic,
    "migrate": _migrate,
    "revoke": _revoke,
    "restore": _restore,
    "limits": _limits,
    "jump": _jump,
    "clocks_change": _clocks_change,
    "rate": _rate,
    "next_launch": _next_launch,
    "deliveries": _deliveries,
    "next_payment": _next_payment,
    "give_stars": _give_stars,
}


def seconds_of(values: Json) -> float:
    """Return `seconds`, or refuse more than a year of them."""
    seconds = float(values["seconds"])
    if not abs(seconds) <= SECONDS_MAX:  # Not a number is too far, too.
        raise CannotAct("that is too far away")
    return seconds


def _seconds_until(box: Backend, moment: str) -> float:
    """Return the seconds from now to an ISO 8601 moment that names its offset."""
    to = datetime.fromisoformat(moment)
    if to.tzinfo is None:
        raise CannotAct("say the moment with its offset, as in 2027-03-28T00:55:00+00:00")
    return seconds_of({"seconds": (to - box.clock.now()).total_seconds()})


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise CannotAct(f"there is no zone {name}") from None


def _chat(box: Backend, values: Json) -> SandboxChat:
    chat = box.world.chats.get(int(values.get("chat") or 0))
    if chat is None or chat.kind == "private":
        raise CannotAct("open a group first")
    return chat
