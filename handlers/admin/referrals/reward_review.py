"""Rewards that look odd: the evidence, and a person who lets them go on or ends them."""

from typing import Any

from aiogram import F
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.input import ManagedTextInput, TextInput
from aiogram_dialog.widgets.kbd import Button, Cancel, Group, SwitchTo

from domain.admin.authority import AccessLevel, Authority
from domain.referral import vesting
from domain.refusal import Refused
from handlers.admin import action
from handlers.admin.lists import back_to, listed, scrolling
from handlers.admin.states import Review
from handlers.admin.widgets import I18nLabel, I18nText, Value, translate
from storage.database import Tx
from storage.members import Member
from storage.referral import rewards, touches
from storage.referral.tables import Reward, RewardState, Touch
from views.i18n import Html, Translate
from views.referral.reward_screens import why, worth

LISTED_MAX = 200
TOUCHES_SHOWN = 5


async def every(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return the rewards that wait, the oldest first."""
    t = translate(dialog_manager)

    async def read(tx: Tx, by: Authority) -> list[tuple[Reward, Member | None]]:
        return list(await rewards.listed(tx, (RewardState.HELD,), limit=LISTED_MAX))

    found = await action.load(dialog_manager, read, need=AccessLevel.EVERYWHERE)
    items = [
        {"id": reward.id, "name": f"{member.name if member else '-'}: {plain(reward, t)}"[:60]}
        for reward, member in found
    ]
    return {"items": items, "rewards": len(items)}


def plain(reward: Reward, t: Translate) -> str:
    """Return a reason as a button shows it."""
    return t.plain(f"reward-why-{reward.reason}")


async def one(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return one reward with its evidence."""
    t, zone = translate(dialog_manager), action.settings(dialog_manager).timezone

    async def read(tx: Tx, by: Authority) -> dict[str, Any]:
        reward = await tx.get(Reward, chosen(dialog_manager))
        if reward is None:
            raise Refused("reward.unknown", id=chosen(dialog_manager))
        promoter = await tx.get(Member, reward.referrer_id)
        newcomer = await tx.get(Member, reward.invitee_id)
        seen = await touches.of_invitee(tx, reward.invitee_id, limit=TOUCHES_SHOWN)
        return {
            "id": reward.id,
            "promoter": promoter.name if promoter else "-",
            "newcomer": newcomer.name if newcomer else "-",
            "amount": worth(reward, t),
            "state": t(f"desk-reward-{reward.state}"),
            "reason": why(reward.reason, t),
            "evidence": evidence(seen, zone, t),
            "held": reward.state == RewardState.HELD,
            "standing": reward.state != RewardState.VOID,
        }

    return await action.load(dialog_manager, read, need=AccessLevel.EVERYWHERE)


def evidence(seen: list[Touch], zone: str, t: Translate) -> Html:
    """Return a line for each of the newest touches of a newcomer."""
    lines = (
        t(
            "desk-touch",
            moment=t.local(one.at, zone),
            kind=t.plain(f"desk-touch-{one.kind}"),
            sure=t.plain(f"desk-sure-{one.confidence}"),
        )
        for one in seen
    )
    return Html("\n".join(lines))


def chosen(manager: DialogManager) -> int:
    """Return the reward that the page is about."""
    started: Any = manager.start_data or {}
    return int(manager.dialog_data.get("reward_id") or started.get("number") or 0)


async def choose(_: CallbackQuery, __: Any, manager: DialogManager, number: str) -> None:
    """Open one reward."""
    manager.dialog_data["reward_id"] = int(number)
    await manager.switch_to(Review.one)


async def release(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Let the reward go on."""
    number, now = chosen(manager), action.now(manager)

    async def work(tx: Tx, by: Authority) -> None:
        await vesting.release(tx, number, by_id=by.member_id, now=now)

    await action.perform(manager, "reward.release", f"reward:{number}", work, noted=True)


async def void(_: Message, __: ManagedTextInput[str], manager: DialogManager, typed: str) -> None:
    """End the reward, for the reason that was typed."""
    number, now = chosen(manager), action.now(manager)

    async def work(tx: Tx, by: Authority) -> None:
        await vesting.void(tx, number, typed, by_id=by.member_id, now=now)

    await action.perform(manager, "reward.void", f"reward:{number}", work, noted=True)
    await manager.switch_to(Review.one)


DIALOG = Dialog(
    Window(
        I18nText("desk-review"),
        scrolling("reward_page", listed("reward", choose)),
        Cancel(I18nLabel("desk-button-back")),
        state=Review.all,
        getter=every,
    ),
    Window(
        I18nText("desk-reward"),
        Value("evidence", when=F["evidence"]),
        Group(
            Button(
                I18nLabel("desk-button-release"), id="release", on_click=release, when=F["held"]
            ),
            SwitchTo(
                I18nLabel("desk-button-void"), id="void", state=Review.reason, when=F["standing"]
            ),
            width=2,
        ),
        back_to(Review.all),
        state=Review.one,
        getter=one,
    ),
    Window(
        I18nText("desk-void-reason"),
        TextInput(id="typed_void", on_success=void),
        back_to(Review.one),
        state=Review.reason,
        getter=one,
    ),
)
