"""Commission rates at the desk: for everything, a category or a deal; a new one ends the old."""

from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.input import ManagedTextInput, TextInput

from domain.admin.authority import AccessLevel, Authority
from domain.commission import parse, rates
from domain.commission.rates import Scope, scope_of
from domain.refusal import Refused
from handlers.admin import action, confirm
from handlers.admin.lists import back_to, listed, scrolling
from handlers.admin.states import Referrals
from handlers.admin.widgets import I18nText, translate
from storage.commission import rate_rows
from storage.commission.tables import CommissionRate
from storage.database import Tx
from storage.deal import deals
from views.i18n import Translate

END = "rate.end"
LISTED_MAX = 200


async def every(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return the rates in force, those for everything first."""
    t = translate(dialog_manager)

    async def read(tx: Tx, by: Authority) -> list[dict[str, Any]]:
        found = sorted(await rate_rows.in_force(tx), key=lambda one: (order(one), one.id))
        return [
            {"id": one.id, "name": (await worded(tx, one, t))[:60]} for one in found[:LISTED_MAX]
        ]

    items = await action.load(dialog_manager, read, need=AccessLevel.EVERYWHERE)
    return {"items": items, "rates": len(items)}


def order(rate: CommissionRate) -> int:
    """Return where a rate stands in the list."""
    return (Scope.ALL, Scope.CATEGORY, Scope.DEAL).index(scope_of(rate))


async def worded(tx: Tx, rate: CommissionRate, t: Translate) -> str:
    """Return a rate as a button shows it."""
    what = f"{(rate.rate_bp or 0) / 100:g}%"
    if rate.fixed_minor is not None:
        what = t.money(rate.fixed_minor, rate.currency or "")
    deal = None if rate.deal_id is None else await deals.find(tx, rate.deal_id)
    name = f"{deal.code} {deal.title}" if deal is not None else rate.category or ""
    return t.plain(f"desk-rate-{scope_of(rate)}", what=what, name=name)


async def typed_rate(
    _: Message, __: ManagedTextInput[str], manager: DialogManager, typed: str
) -> None:
    """Set a rate: `10%`, `2.50 EUR`, and behind it for which deal or category."""
    now, usual = action.now(manager), action.settings(manager).currency

    async def work(tx: Tx, by: Authority) -> int:
        return (await rates.set_rate(tx, await read_rate(tx, typed, usual, now), now=now)).id

    await action.perform(manager, "rate.set", "rate", work, to=typed[:60])


async def read_rate(tx: Tx, typed: str, usual: str, now: Any) -> CommissionRate:
    """Return the rate that was typed, or refuse."""
    what, _, rest = typed.strip().partition(" ")
    rate = CommissionRate(made_at=now)
    if what.endswith("%"):
        rate.rate_bp = parse.percent(what)
    else:
        unit, _, behind = rest.partition(" ")
        if len(unit) == 3 and unit.isalpha() and unit.isupper():
            what, rest = f"{what} {unit}", behind
        rate.fixed_minor, rate.currency = parse.amount(what, usual)
    if name := rest.strip():
        deal = await deals.by_code(tx, name.upper())
        if deal is not None:
            rate.deal_id = deal.id
        elif await deals.has_category(tx, name):
            rate.category = name
        else:
            raise Refused("commission.rate_for", typed=name[:40])
    return rate


async def choose(_: CallbackQuery, __: Any, manager: DialogManager, number: str) -> None:
    """Ask before a rate holds no more."""

    async def read(tx: Tx, by: Authority) -> str:
        rate = await rate_rows.find(tx, int(number))
        if rate is None:
            raise Refused("commission.no_rate", id=number)
        return await worded(tx, rate, translate(manager))

    name = await action.load(manager, read, need=AccessLevel.EVERYWHERE)
    await confirm.ask(manager, END, f"rate:{number}", "desk-rate-end-sure", name=name)


async def ended(_: Any, result: Any, manager: DialogManager) -> None:
    """End the rate, if that was the answer."""
    said = confirm.parse_answer(result, END)
    if said is None:
        return
    number, now = int(said["subject"].partition(":")[2]), action.now(manager)

    async def work(tx: Tx, by: Authority) -> None:
        await rates.end_rate(tx, number, now=now)

    await action.perform(manager, END, said["subject"], work, word=said["word"])


WINDOWS = (
    Window(
        I18nText("desk-rates"),
        TextInput(id="typed_rate", on_success=typed_rate),
        scrolling("rate_page", listed("rate", choose)),
        back_to(Referrals.all),
        state=Referrals.rates,
        getter=every,
        on_process_result=ended,
    ),
)
