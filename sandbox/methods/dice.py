"""Dice: an emoji whose value Telegram chooses, the same for everybody who looks at it."""

from collections.abc import Mapping

from aiogram.methods import SendDice

from sandbox.api.calls import Files
from sandbox.api.refusals import bad_request
from sandbox.methods.sending import send
from sandbox.state.chats import Json
from sandbox.state.world import World

HIGHEST: Mapping[str, int] = {"🎲": 6, "🎯": 6, "🎳": 6, "🏀": 5, "⚽": 5, "🎰": 64}
"""Each emoji that may be thrown, and its highest value; the lowest is 1."""
USUAL = "🎲"


def send_dice(world: World, params: SendDice, files: Files) -> Json:
    """Throw a die; nobody knows its value before it stands in the chat."""
    emoji = params.emoji or USUAL
    if emoji not in HIGHEST:
        raise bad_request("wrong dice emoji specified")
    value = world.rng.randint(1, HIGHEST[emoji])
    fields: Json = {"dice": {"emoji": emoji, "value": value}}
    return send(world, params, fields, "can_send_other_messages", may_whisper=False)
