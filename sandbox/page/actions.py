"""What a person does on the page: each act takes the sandbox and the call's JSON, returns JSON.

`as` is the person's id, `chat` a chat's, where somebody else's id is the private chat with them; a
message is named by `message_id`, an ephemeral one by
`ephemeral_id` as well.
"""

import asyncio
import contextlib
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

from sandbox.api.calls import Upload
from sandbox.backend import Backend
from sandbox.page import screen
from sandbox.people import acts, groups, inline, mini_app
from sandbox.people.acts import CannotAct
from sandbox.people.crowd import CrowdTask, button_at
from sandbox.state.account import BOT
from sandbox.state.chats import Json, SandboxChat, User
from sandbox.state.inline import InlineAnswer
from sandbox.state.messages import Message
from sandbox.state.world import World

TEXT_CHARACTERS_MAX = 4096
OFFERED_WITHIN_S = 10.0
OUTSIDE = "This link leads out of the sandbox"


def say(box: Backend, values: Json) -> Json:
    """Send a text, in a topic, as a reply, or both."""
    user, chat = _who(box, values), _where(box, values)
    reply = values.get("reply_to")
    replied = _message(box, {**values, **reply}) if reply else None
    topic = values.get("topic")
    thread = topic if topic in chat.topics and topic != 1 else None
    text = str(values["text"])[:TEXT_CHARACTERS_MAX]
    message = acts.say(box.world, user, chat, text, thread=thread, reply_to=replied)
    return {"order": message.order}


def send_photo(box: Backend, values: Json) -> Json:
    """Send a photo; `data` holds its bytes."""
    user, chat = _who(box, values), _where(box, values)
    message = acts.send_photo(box.world, user, chat, values["data"], str(values["caption"]))
    return {"order": message.order}


def send_document(box: Backend, values: Json) -> Json:
    """Send a file; `data` holds its bytes, `name` says what it is."""
    user, chat = _who(box, values), _where(box, values)
    file = Upload.named(values["data"], str(values["name"]))
    return {"order": acts.send_document(box.world, user, chat, file, str(values["caption"])).order}


def react(box: Backend, values: Json) -> Json:
    """Set the reaction `emoji` to a message; an empty one takes it away."""
    message = _message(box, values)
    acts.react(box.world, _who(box, values), message, str(values["emoji"]))
    return {"order": message.order}


def press(box: Backend, values: Json) -> Json:
    """Press the button at (`row`, `column`); the answer comes as an event with this `query`."""
    button = (int(values["row"]), int(values["column"]))
    query = acts.press(box.world, _who(box, values), _message(box, values), button)
    return {"query": query.id}


def crowd(box: Backend, values: Json) -> Json:
    """Let `count` people press the `button` [row, column] within `seconds`."""
    row, column = values["button"]
    message = _message(box, {**values, "message_id": values["message"]})
    button = button_at(message, int(row), int(column))
    count, seconds = int(values.get("count", 20)), float(values.get("seconds", 5))
    box.crowd.start(CrowdTask(message, button, (int(row), int(column)), count, seconds))
    return box.crowd.progress.json()


def stop_crowd(box: Backend, values: Json) -> Json:
    """Send the crowd home."""
    box.crowd.stop()
    return {}


def forward(box: Backend, values: Json) -> Json:
    """Forward a message of `chat` into the chat `to`."""
    to = _where(box, {**values, "chat": values["to"]})
    acts.forward(box.world, _who(box, values), _message(box, values), to)
    return {"chat": to.id}


def open_link(box: Backend, values: Json) -> Json:
    """Follow a t.me link into the sandbox and say which chat it leads to."""
    user, url = _who(box, values), _as_https(str(values["url"]))
    invite = box.world.links.find(url)
    parts = urlsplit(url)
    if invite is None and parts.path.strip("/").lower() != (BOT.username or "").lower():
        raise CannotAct(OUTSIDE)
    if invite is not None or "start" in parse_qs(parts.query):
        acts.open_link(box.world, user, url)
    return {"chat": invite.chat_id if invite else box.world.private(user.id).id}


def launch(box: Backend, values: Json) -> Json:
    """Open the Mini App by its button, or by a link to it; what was wrong is right again after."""
    user, how = _who(box, values), box.next_launch
    box.next_launch = "good"
    url = None if values.get("url") is None else _as_https(str(values["url"]))
    theme = {str(name): str(colour) for name, colour in dict(values.get("theme") or {}).items()}
    return mini_app.open_mini_app(box.world, user, box.token, url, theme, how)


def act(box: Backend, values: Json) -> Json:
    """Join, leave, block, or change what the bot is in a chat: `what` names it."""
    user, chat = _who(box, values), _where(box, values)
    what = str(values["what"])
    if what.endswith("_bot"):
        _check_runs(chat, user)
    STEPS[what](box.world, user, chat)
    return {"chat": chat.id}


def invite(box: Backend, values: Json) -> Json:
    """Make a link into a chat; with `request`, whoever follows it must be let in."""
    user, chat = _who(box, values), _where(box, values)
    request = bool(values.get("request"))
    return {"link": groups.make_link(box.world, user, chat, request=request).url}


def decide(box: Backend, values: Json) -> Json:
    """Let the `user` in who asked, or turn them away, as `welcome` says."""
    user, chat = _who(box, values), _where(box, values)
    welcome = bool(values["welcome"])
    groups.decide_request(box.world, user, chat, int(values["user"]), welcome=welcome)
    return {"chat": chat.id}


def dialog(box: Backend, values: Json) -> Json:
    """Turn to the private chat with somebody, and return how it looks."""
    user, chat = _who(box, values), _where(box, values)
    return screen.chat_json(box.world, user.id, chat, values["reading"])


def choose(box: Backend, values: Json) -> Json:
    """Send the `result` that the bot offered for a `query`."""
    query = inline.find_query(box.world, str(values["query"]))
    topic = values.get("topic")
    thread = topic if topic in query.chat.topics and topic != 1 else None
    user, result = _who(box, values), str(values["result"])
    return {"order": inline.choose(box.world, user, query, result, thread=thread).order}


async def ask_inline(box: Backend, values: Json) -> Json:
    """Type `text` behind the bot's name in a chat, and return what the bot offers."""
    query = inline.ask(box.world, _who(box, values), str(values["text"]), _where(box, values))
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(OFFERED_WITHIN_S):
            await query.answered.wait()
    offer = query.offer or InlineAnswer([], {})
    shown = [
        {"id": one["id"], "title": one["title"], "about": one.get("description", "")}
        for one in offer.results
    ]
    return {"query": query.id, "results": shown, "button": offer.button}


def mark_read(box: Backend, values: Json) -> Json:
    """Note how far the person has read a chat."""
    user, chat = _who(box, values), _where(box, values)
    values["reading"].mark(user.id, chat.id, int(values["order"]))
    return {}


Step = Callable[[World, User, SandboxChat], None]
STEPS: dict[str, Step] = {
    "join": acts.join,
    "join_by_folder": lambda world, user, chat: acts.join(world, user, chat, by_folder=True),
    "ask_to_join": acts.ask_to_join,
    "leave": acts.leave,
    "block": lambda world, user, chat: acts.block(world, user, blocked=True),
    "unblock": lambda world, user, chat: acts.block(world, user, blocked=False),
    "add_bot": lambda world, user, chat: groups.add_bot(world, chat, user, "member"),
    "promote_bot": lambda world, user, chat: groups.promote_bot(world, chat, user, None),
    "demote_bot": lambda world, user, chat: groups.demote_bot(world, chat, user),
    "kick_bot": lambda world, user, chat: groups.kick_bot(world, chat, user),
}
ACTIONS: dict[str, Callable[[Backend, Json], Json]] = {
    "say": say,
    "press": press,
    "react": react,
    "crowd": crowd,
    "crowd/stop": stop_crowd,
    "forward": forward,
    "open": open_link,
    "launch": launch,
    "act": act,
    "invite": invite,
    "dialog": dialog,
    "choose": choose,
    "decide": decide,
    "read": mark_read,
}


def _who(box: Backend, values: Json) -> User:
    return box.world.users[int(values["as"])]


def _where(box: Backend, values: Json) -> SandboxChat:
    chat_id = int(values["chat"])
    if chat_id < 0:
        return box.world.chats[chat_id]
    user, other = _who(box, values), box.world.users[chat_id]
    return box.world.private(chat_id) if other is user else box.world.dialog(user, other)


def _message(box: Backend, values: Json) -> Message:
    user, chat = _who(box, values), _where(box, values)
    ephemeral = values.get("ephemeral_id")
    return acts.message_on_screen(
        box.world, chat, user.id, int(values["message_id"]), ephemeral and int(ephemeral)
    )


def _check_runs(chat: SandboxChat, user: User) -> None:
    standing = chat.find_member(user.id)
    if standing is None or not standing.is_admin:
        raise CannotAct(f"{user.first_name} does not run {chat.title}")


def _as_https(url: str) -> str:
    """Return a t.me link in its https form, whether it came as tg://, bare or as https."""
    parts = urlsplit(url)
    if parts.scheme != "tg":
        return url if parts.scheme else f"https://{url}"
    query = parse_qs(parts.query)
    domain = query.get("domain", [""])[0]
    start = query.get("start", [None])[0]
    return f"https://t.me/{domain}" + (f"?start={start}" if start is not None else "")
