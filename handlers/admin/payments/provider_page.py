"""How cards are taken, in the menus: what payers are asked for, delivery, taxes, refunds; the owner's."""

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Button, Group

from domain.admin.authority import AccessLevel
from domain.provider import terms
from handlers.admin.context import AdminContext, Values
from handlers.admin.form import question
from handlers.admin.page import acts, button, dial, page
from handlers.admin.states import PaymentStates
from handlers.admin.widgets import Value
from views.payment import payment_pages


async def every(ctx: AdminContext) -> Values:
    """All terms, and whether there is a token."""
    kept = await terms.load_texts(ctx.tx)
    return {
        "terms": payment_pages.terms(kept, ctx.t),
        "token": "yes" if ctx.settings.provider_token else "no",
        "api": "yes" if ctx.settings.stripe_key else "no",
        "owner": ctx.by.is_owner,
        **{name: "yes" if name in kept["asks"] else "no" for name in terms.ASKS},
    }


async def asked(ctx: AdminContext) -> Values:
    """The term that is asked for, and what it is now."""
    name = str(ctx.data.get("term") or terms.TEXTS[0])
    now = str((await terms.load_texts(ctx.tx))[name])
    currency = ctx.settings.currency
    return {"question": payment_pages.question(name, now, currency, ctx.t)}


async def ask(_: CallbackQuery, widget: Button, manager: DialogManager) -> None:
    """Ask for the term that the pressed button is named after."""
    manager.dialog_data["term"] = widget.widget_id
    await manager.switch_to(PaymentStates.term)


@acts("settings.payment", "settings", need=AccessLevel.OWNER, then=PaymentStates.card, noted=True)
async def save(ctx: AdminContext) -> None:
    """Write down what was typed."""
    await _write(ctx, str(ctx.data.get("term") or terms.TEXTS[0]))


@acts("settings.payment", "settings", need=AccessLevel.OWNER, noted=True)
async def cycle_ask(ctx: AdminContext) -> None:
    """Have payers asked for something, or no more."""
    await _write(ctx, ctx.said)


async def _write(ctx: AdminContext, name: str) -> None:
    by_id, currency = ctx.by.member_id, ctx.settings.currency
    await terms.write(ctx.tx, name, ctx.said, currency=currency, by_id=by_id, now=ctx.now)


PAGES = (
    page(
        PaymentStates.card,
        "payment-card",
        Value("terms"),
        Group(
            *(
                dial(name, cycle_ask, text=f"payment-ask-{name}", when="owner")
                for name in terms.ASKS
            ),
            *(button(name, ask, text=f"payment-term-{name}", when="owner") for name in terms.TEXTS),
            width=2,
        ),
        reads=every,
        back=PaymentStates.all,
        need=AccessLevel.EVERYWHERE,
    ),
    question(
        PaymentStates.term,
        Value("question"),
        "payment_term",
        save,
        without="admin-button-none",
        reads=asked,
        back=PaymentStates.card,
        need=AccessLevel.EVERYWHERE,
    ),
)
