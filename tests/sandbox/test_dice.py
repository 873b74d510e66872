"""Dice: every value is thrown, none other; a lost answer leaves the die in the chat."""

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramNetworkError

from sandbox import Fault, Person, Sandbox, SandboxChat
from sandbox.methods.dice import HIGHEST


@pytest.mark.parametrize("emoji", ["🎲", "⚽"])
async def test_every_value_of_a_die_is_thrown_and_no_other(
    bot: Bot, box: Sandbox, ann: Person, emoji: str
) -> None:
    box.world.rng.seed(7)
    seen = set()
    for _ in range(HIGHEST[emoji] * 8):
        sent = await bot.send_dice(ann.id, emoji=emoji)
        assert sent.dice is not None and sent.dice.emoji == emoji
        seen.add(sent.dice.value)
    assert seen == set(range(1, HIGHEST[emoji] + 1))


async def test_a_die_whose_answer_is_lost_stands_in_the_chat(
    bot: Bot, box: Sandbox, ann: Person, tea: SandboxChat
) -> None:
    first = await bot.send_message(tea.id, "frozen")
    box.faults.next("sendDice", Fault.drop_after())
    with pytest.raises(TelegramNetworkError):
        await bot.send_dice(tea.id, emoji="🎰", reply_to_message_id=first.message_id)
    message = ann.screen(tea)[-1]
    assert 1 <= message.body["dice"]["value"] <= 64
    assert message.body["reply_to_message"]["message_id"] == first.message_id
    assert message.text == f"🎰 {message.body['dice']['value']}"
