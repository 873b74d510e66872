"""Referral programs at the desk: the rules and the budget of one, and its end."""

from typing import Any

from aiogram import F
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.input import ManagedTextInput, TextInput
from aiogram_dialog.widgets.kbd import Button, Row, SwitchTo

from domain.admin.authority import AccessLevel, Authority
from domain.commission import parse
from domain.referral.program import close_program, set_budget
from domain.refusal import Refused
from handlers.admin import action, confirm
from handlers.admin.lists import back_to
from handlers.admin.states import Referrals
from handlers.admin.widgets import I18nLabel, I18nText, Value, translate
from storage.database import Tx
from storage.referral import programs
from storage.referral.tables import ReferralProgram
from views.i18n import Html, Translate
from views.referral.reward_screens import money

CLOSE = "program.close"


async def choose(_: CallbackQuery, __: Any, manager: DialogManager, number: str) -> None:
    """Open one program."""
    manager.dialog_data["program_id"] = int(number)
    await manager.switch_to(Referrals.program)


async def chosen(tx: Tx, manager: DialogManager) -> ReferralProgram:
    """Return the program that the page is about, or refuse."""
    number = int(manager.dialog_data["program_id"])
    program = await programs.find(tx, number)
    if program is None:
        raise Refused("referral.program_unknown", id=number)
    return program


async def one(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return a program: its rules and what is left of its budget."""
    t, zone = translate(dialog_manager), action.settings(dialog_manager).timezone

    async def read(tx: Tx, by: Authority) -> ReferralProgram:
        return await chosen(tx, dialog_manager)

    program = await action.load(dialog_manager, read, need=AccessLevel.EVERYWHERE)
    dialog_manager.dialog_data["budget_seen"] = program.budget_minor
    return {
        "name": program.name,
        "rules": worded(program, t),
        "spent": money(program.spent_minor, program.currency, t) if program.currency else "-",
        "budget": amount(program.budget_minor or 0, program.currency, t),
        "until": t.moment(program.ends_at, zone) if program.ends_at else Html("-"),
        "ongoing": program.closed_at is None,
    }


def worded(program: ReferralProgram, t: Translate) -> Html:
    """Return the rules of a program, a line for each."""
    lines = [
        t("desk-program-reward", amount=amount(program.reward_minor, program.currency, t)),
        t("desk-program-stay", days=program.stay_days),
        t("desk-program-purchase") if program.wants_purchase else None,
        t(f"desk-program-{program.binding}", days=program.window_days or 0),
        t("desk-program-caps", day=program.cap_day or 0, total=program.cap_total or 0),
    ]
    return Html("\n".join(line for line in lines if line is not None))


def amount(minor: int, currency: str, t: Translate) -> Html:
    """Return an amount, a dash for none."""
    return Html(money(minor, currency, t)) if minor else Html("-")


async def typed_budget(
    _: Message, __: ManagedTextInput[str], manager: DialogManager, answer: str
) -> None:
    """Give a program another budget."""
    number, saw = int(manager.dialog_data["program_id"]), manager.dialog_data["budget_seen"]

    async def work(tx: Tx, by: Authority) -> None:
        minor = budget_of(answer, (await chosen(tx, manager)).currency)
        await set_budget(tx, number, minor or None, saw=saw)

    await action.perform(manager, "program.budget", f"program:{number}", work, to=answer[:40])
    await manager.switch_to(Referrals.program)


async def close(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Ask before a program is closed."""
    name = (await one(manager))["name"]
    subject = f"program:{manager.dialog_data['program_id']}"
    await confirm.ask(manager, CLOSE, subject, "desk-program-close-sure", name=name)


async def answered(_: Any, result: Any, manager: DialogManager) -> None:
    """Close the program, if that was the answer."""
    said = confirm.parse_answer(result, CLOSE)
    if said is None:
        return
    number, now = int(manager.dialog_data["program_id"]), action.now(manager)

    async def work(tx: Tx, by: Authority) -> None:
        await close_program(tx, number, now=now)

    await action.perform(manager, CLOSE, said["subject"], work, word=said["word"])
    await manager.switch_to(Referrals.all)


def budget_of(typed: str, currency: str) -> int:
    """Return a budget in minor units of a program's own currency; 0 is no limit."""
    words = typed.strip()
    minor, said = parse.money_or_points(
        words if " " in words or words == "0" else f"{words} {currency}", currency
    )
    if said not in ("", currency):
        raise Refused("commission.amount", typed=words[:20], currency=currency)
    return minor


WINDOWS = (
    Window(
        I18nText("desk-program"),
        Value("rules"),
        Row(
            SwitchTo(
                I18nLabel("desk-program-term-budget"),
                id="budget",
                state=Referrals.budget,
                when=F["ongoing"],
            ),
            Button(I18nLabel("desk-button-close"), id="close", on_click=close, when=F["ongoing"]),
        ),
        back_to(Referrals.all),
        state=Referrals.program,
        getter=one,
        on_process_result=answered,
    ),
    Window(
        I18nText("desk-program-budget"),
        TextInput(id="typed_budget", on_success=typed_budget),
        back_to(Referrals.program),
        state=Referrals.budget,
        getter=one,
    ),
)
