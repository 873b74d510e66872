"""The payment sheet on the page: one for each person at a time, opened over an invoice.

open -> ship (invoices with delivery) -> ask (waits for the bot) -> charge
close at any moment; the bot never hears of it
"""

from sandbox.backend import Backend
from sandbox.people.acts import CannotAct, message_on_screen
from sandbox.people.payments import PaymentSheet, invoice_of
from sandbox.state.chats import Json, User
from sandbox.state.payments import STARS


async def open_sheet(box: Backend, values: Json) -> Json:
    """Open the sheet over the invoice of a message, or behind the link `url`."""
    user = _who(box, values)
    offer = values.get("url") or message_on_screen(
        box.world, box.world.chats[int(values["chat"])], user.id, int(values["message_id"]), None
    )
    box.sheets[user.id] = PaymentSheet(box.world, user, invoice_of(box.world, offer))
    return _shown(box, user)


async def ship(box: Backend, values: Json) -> Json:
    """Give the `address`, and wait for the ways of delivery."""
    sheet = _sheet(box, values)
    address = {str(name): str(value) for name, value in dict(values["address"]).items()}
    await sheet.ask_shipping(address)
    return _shown(box, sheet.user)


async def ask(box: Backend, values: Json) -> Json:
    """Press Pay, with the chosen `option`, and wait for what the bot says."""
    sheet = _sheet(box, values)
    if values.get("option"):
        sheet.choose(str(values["option"]))
    await sheet.ask()
    return _shown(box, sheet.user)


async def charge(box: Backend, values: Json) -> Json:
    """Let the money go."""
    sheet = _sheet(box, values)
    paid = sheet.charge()
    box.sheets.pop(sheet.user.id, None)
    return {"charge": paid.charge_id, "error": paid.error}


async def close(box: Backend, values: Json) -> Json:
    """Close the sheet."""
    sheet = box.sheets.pop(_who(box, values).id, None)
    if sheet is not None:
        sheet.give_up()
    return {}


PAYMENT_ACTIONS = {
    "pay/open": open_sheet,
    "pay/ship": ship,
    "pay/ask": ask,
    "pay/charge": charge,
    "pay/close": close,
}


def _shown(box: Backend, user: User) -> Json:
    """Return what the sheet says: {title, ..., prices, options, total, accepted, error}."""
    sheet = box.sheets[user.id]
    invoice = sheet.invoice
    return invoice.json() | {
        "prices": [{"label": label, "amount": amount} for label, amount in invoice.prices],
        "needs": sorted(invoice.needs),
        "flexible": invoice.is_flexible,
        "monthly": invoice.subscription_s is not None,
        "options": list(sheet.options),
        "option": sheet.option["id"] if sheet.option else None,
        "total": sheet.total,
        "accepted": sheet.accepted,
        "error": sheet.error,
        "stars": box.world.payments.stars_of(user.id) if invoice.currency == STARS else None,
    }


def _who(box: Backend, values: Json) -> User:
    return box.world.users[int(values["as"])]


def _sheet(box: Backend, values: Json) -> PaymentSheet:
    sheet = box.sheets.get(_who(box, values).id)
    if sheet is None:
        raise CannotAct("This payment sheet is closed: press Pay again")
    return sheet
