"""A new referral program at the desk: its terms by buttons, one question at a time."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from aiogram import F
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.input import ManagedTextInput, TextInput
from aiogram_dialog.widgets.kbd import Button, Group, Row

from domain.admin.authority import AccessLevel, Authority
from domain.commission import parse
from domain.referral.program import COUNT_MAX, DAYS_MAX, NAME_CHARS_MAX, add_program
from domain.refusal import Refused
from handlers.admin import action
from handlers.admin.lists import back_to, listed
from handlers.admin.parse import parse_int
from handlers.admin.referrals.programs_page import amount, budget_of, worded
from handlers.admin.states import Referrals
from handlers.admin.widgets import I18nLabel, I18nText, Value, translate
from storage.database import Tx
from storage.referral.tables import AttributionModel, ReferralProgram

FIRST: Mapping[str, Any] = {
    "name": "",
    "reward": [0, ""],
    "stay": 7,
    "purchase": False,
    "cap_day": 0,
    "cap_total": 0,
    "budget": 0,
    "lasts": 0,
    "binding": AttributionModel.FIRST.value,
    "window": 0,
}
"""What a form begins with; amounts are minor units, spans are days, 0 is no limit."""
READY: Mapping[str, tuple[str, ...]] = {
    "name": (),
    "reward": ("0", "10 PTS", "50 PTS"),
    "stay": ("0", "1", "3", "7", "14", "30"),
    "cap_day": ("0", "1", "3", "5", "10"),
    "cap_total": ("0", "10", "50", "100"),
    "budget": ("0",),
    "lasts": ("0", "7", "14", "30", "90"),
    "window": ("7", "14", "30", "90"),
}
"""For each question the answers that are a single press."""


async def begin(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Begin a form of its own; what was typed into it before is kept until it is opened."""
    manager.dialog_data.setdefault("terms", dict(FIRST))
    await manager.switch_to(Referrals.terms)


def made(terms: Mapping[str, Any], manager: DialogManager) -> ReferralProgram:
    """Return the program that a form asks for, not saved."""
    now, (minor, currency) = action.now(manager), terms["reward"]
    window = terms["window"] if terms["binding"] == AttributionModel.WINDOW else None
    return ReferralProgram(
        name=terms["name"],
        starts_at=now,
        binding=terms["binding"],
        window_days=window,
        ends_at=now + timedelta(days=terms["lasts"]) if terms["lasts"] else None,
        reward_minor=minor,
        currency=currency,
        stay_days=terms["stay"],
        wants_purchase=terms["purchase"],
        cap_day=terms["cap_day"] or None,
        cap_total=terms["cap_total"] or None,
        budget_minor=terms["budget"] or None,
    )


async def form(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return the terms as they stand."""
    t, terms = translate(dialog_manager), dialog_manager.dialog_data["terms"]
    program = made(terms, dialog_manager)

    async def read(tx: Tx, by: Authority) -> None:
        return None

    await action.load(dialog_manager, read, need=AccessLevel.EVERYWHERE)
    return {
        "name": program.name or "-",
        "rules": worded(program, t),
        "budget": amount(program.budget_minor or 0, program.currency, t),
        "lasts": terms["lasts"],
        "window": program.binding == AttributionModel.WINDOW,
        "paid": bool(program.reward_minor),
    }


async def ask(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """Ask for one of the terms."""
    manager.dialog_data["asked"] = button.widget_id
    await manager.switch_to(Referrals.ask)


async def turn(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """Change what has two or three values to the next one."""
    terms = dict(manager.dialog_data["terms"])
    if button.widget_id == "purchase":
        terms["purchase"] = not terms["purchase"]
    else:
        every = tuple(map(str, AttributionModel))
        terms["binding"] = every[(every.index(terms["binding"]) + 1) % len(every)]
        terms["window"] = terms["window"] or 30
    manager.dialog_data["terms"] = terms


async def question(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return what is asked, and the answers that are a single press."""
    t, asked = translate(dialog_manager), dialog_manager.dialog_data["asked"]
    currency = action.settings(dialog_manager).currency
    return {
        "question": t(f"desk-ask-program-{asked}", currency=currency),
        "items": [{"id": answer, "name": answer} for answer in READY[asked]],
    }


async def pressed(_: CallbackQuery, __: Any, manager: DialogManager, answer: str) -> None:
    """Take an answer that was pressed."""
    await take(manager, answer)


async def typed(_: Message, __: ManagedTextInput[str], manager: DialogManager, answer: str) -> None:
    """Take an answer that was typed."""
    await take(manager, answer)


async def take(manager: DialogManager, answer: str) -> None:
    """Keep an answer, or refuse it and ask again."""
    asked, terms = manager.dialog_data["asked"], dict(manager.dialog_data["terms"])
    terms[asked] = read_term(asked, answer, terms["reward"][1], action.settings(manager).currency)
    if asked == "reward" and terms["reward"][1] != manager.dialog_data["terms"]["reward"][1]:
        terms["budget"] = 0  # It was meant in another currency.
    manager.dialog_data["terms"] = terms
    await manager.switch_to(Referrals.terms)


def read_term(asked: str, answer: str, currency: str, usual: str) -> Any:
    """Return an answer as the form keeps it, or refuse it."""
    match asked:
        case "name":
            if not answer.strip() or len(answer.strip()) > NAME_CHARS_MAX:
                most = NAME_CHARS_MAX
                raise Refused("referral.program_name", maximum=most)
            return answer.strip()
        case "reward":
            return list(parse.money_or_points(answer, usual))
        case "budget":
            return budget_of(answer, currency)
        case _:
            most = COUNT_MAX if "cap" in asked else DAYS_MAX
            return parse_int(answer, 0, most)


async def open_it(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Open the program: who comes from now on is rewarded by its terms."""
    terms, now = manager.dialog_data["terms"], action.now(manager)

    async def work(tx: Tx, by: Authority) -> int:
        return (await add_program(tx, made(terms, manager), now=now)).id

    number = await action.perform(manager, "program.add", "program", work)
    del manager.dialog_data["terms"]
    manager.dialog_data["program_id"] = number
    await manager.switch_to(Referrals.program)


def asking(name: str, when: Any = None) -> Button:
    """Return the button of a question."""
    return Button(I18nLabel(f"desk-program-term-{name}"), id=name, on_click=ask, when=when)


WINDOWS = (
    Window(
        I18nText("desk-program-new"),
        Value("rules"),
        Group(
            asking("name"),
            asking("reward"),
            asking("stay"),
            Button(I18nLabel("desk-program-term-purchase"), id="purchase", on_click=turn),
            asking("cap_day"),
            asking("cap_total"),
            asking("budget", F["paid"]),
            asking("lasts"),
            Button(I18nLabel("desk-program-term-binding"), id="binding", on_click=turn),
            asking("window", F["window"]),
            width=2,
        ),
        Row(
            back_to(Referrals.all),
            Button(I18nLabel("desk-button-program-open"), id="open", on_click=open_it),
        ),
        state=Referrals.terms,
        getter=form,
    ),
    Window(
        Value("question"),
        TextInput(id="typed_term", on_success=typed),
        Group(listed("answer", pressed), width=4),
        back_to(Referrals.terms),
        state=Referrals.ask,
        getter=question,
    ),
)
