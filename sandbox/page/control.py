"""Faults and time by HTTP: POST /api/control {"do": ..., ...}, used by the page and by tests.

    {"do": "too_many", "seconds": 10, "method": "sendMessage", "chat": -5001}
    {"do": "jump", "seconds": 3600}            {"do": "migrate", "chat": -5001}
    {"do": "restart"}                          {"do": "clocks_change", "zone": "Europe/Berlin"}

The bot's host may lend switches, such as "restart"; they are offered only where they exist.
A fault meets the next call, or the next `times`; `method` defaults to any but polls, `chat` to any
chat. What a thing needs and lacks is answered 400, what cannot be done 409, with a sentence.
"""

from collections.abc import Callable

from sandbox.backend import Backend
from sandbox.control.faults import ANY_METHOD, Fault
from sandbox.page.control_actions import CONTROL_ACTIONS, seconds_of
from sandbox.people.acts import CannotAct
from sandbox.state.chats import Json

TIMES_MAX = 1000
GIVEN_BACK: Json = {
    "method": "refundStarPayment",
    "code": 400,
    "description": "Bad Request: CHARGE_ALREADY_REFUNDED",
}
CONTROLS: dict[str, list[Json]] = {
    "Next call": [
        {"do": "delay", "seconds": 3, "label": "3 s late"},
        {"do": "drop_after", "label": "answer lost"},
        {"do": "html_502", "label": "502"},
        {"do": "too_many", "seconds": 10, "label": "429 for 10 s"},
        {"do": "clear", "label": "forget it"},
    ],
    "This chat": [
        {"do": "kick", "label": "kick the bot", "here": True},
        {"do": "promote", "label": "let the bot in again, with all rights", "here": True},
        {"do": "mute", "label": "mute the bot", "here": True},
        {"do": "demote", "label": "make the bot a plain member", "here": True},
        {"do": "close_group", "label": "close the group for the night", "here": True},
        {"do": "open_group", "label": "open the group again", "here": True},
        {"do": "forbid_photos", "label": "forbid photos", "here": True},
        {"do": "close_topic", "label": "close the topics", "here": True},
        {"do": "reopen_topic", "label": "open the topics", "here": True},
        {"do": "migrate", "label": "make it a supergroup", "here": True},
    ],
    "Token": [{"do": "revoke", "label": "revoke"}, {"do": "restore", "label": "restore"}],
    "Webhook": [
        {"do": "deliveries", "twice": True, "shuffled": True, "label": "twice and in any order"},
        {"do": "deliveries", "label": "once and in order"},
    ],
    "Limits": [
        {"do": "limits", "profile": "strict", "label": "strict"},
        {"do": "limits", "profile": "lenient", "label": "lenient"},
        {"do": "limits", "profile": "patient", "label": "patient"},
        {"do": "limits", "profile": "off", "label": "off"},
    ],
    "Next Mini App": [
        {"do": "next_launch", "how": "tampered", "label": "tampered"},
        {"do": "next_launch", "how": "old", "label": "a day old"},
        {"do": "next_launch", "how": "good", "label": "good again"},
    ],
    "Next payment": [
        {
            "do": "delay",
            "seconds": 11,
            "method": "answerPreCheckoutQuery",
            "label": "the bot agrees too late",
        },
        {"do": "next_payment", "how": "lost", "label": "lost on its way to the bot"},
        {"do": "next_payment", "how": "twice", "label": "told twice"},
        {"do": "say_after", **GIVEN_BACK, "label": "refunded, yet “already refunded”"},
        {"do": "drop_after", "method": "refundStarPayment", "label": "refunded, answer lost"},
        {"do": "give_stars", "stars": 100, "label": "give me 100 Stars"},
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
    "delay": lambda values: Fault.delay(seconds_of(values)),
    "refuse": lambda values: Fault.close_connection(),
    "drop_after": lambda values: Fault.drop_after(),
    "truncated": lambda values: Fault.truncated(),
    "html_502": lambda values: Fault.html_502(delivered=bool(values.get("delivered"))),
    "bare_500": lambda values: Fault.bare_500(),
    "too_many": lambda values: Fault.too_many(int(seconds_of(values))),
    "odd_shape": lambda values: Fault.odd_shape(),
    "id_zero": lambda values: Fault.id_zero(),
    "deleted_at_once": lambda values: Fault.deleted_at_once(),
    "say": lambda values: Fault.refuse_with(int(values["code"]), str(values["description"])),
    "say_after": lambda values: Fault.refuse_after(int(values["code"]), str(values["description"])),
}


def list_controls(box: Backend) -> dict[str, list[Json]]:
    """Return the page's buttons, with the switches of this bot."""
    switches = [{"do": verb, "label": f"{verb} the bot"} for verb in box.switches]
    return CONTROLS | ({"Bot": switches} if switches else {})


async def perform(box: Backend, values: Json) -> Json:
    """Do one thing; return {"message": what was done} and, of the clocks' change, its moment."""
    what = str(values["do"])
    if what in box.switches:
        await box.switches[what]()
        return {"message": f"Done: {what} the bot"}
    if what in FAULTS:
        return {"message": _order(box, what, values)}
    if what not in CONTROL_ACTIONS:
        raise CannotAct(f"the sandbox cannot {what!r}")
    said = CONTROL_ACTIONS[what](box, values)
    return {"message": said} if isinstance(said, str) else said


def _order(box: Backend, what: str, values: Json) -> str:
    method, times = str(values.get("method", ANY_METHOD)), int(values.get("times", 1))
    chat = int(values["chat"]) if values.get("chat") is not None else None
    if not 1 <= times <= TIMES_MAX:
        raise CannotAct(f"a fault happens 1 to {TIMES_MAX} times")
    box.faults.next(method, FAULTS[what](values), chat=chat, times=times)
    whom = "next call meets" if times == 1 else f"next {times} calls meet"
    return f"The {whom}: {what.replace('_', ' ')}"
