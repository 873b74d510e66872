"""What a flash sale looks like: the live card in a chat, and the same for one person.

The values come from `domain.flash_sale.card`; a screen is drawn from them alone, so that a card
that waits for its turn says what was true when it was counted.
"""

from collections.abc import Sequence
from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton
from pydantic import Field

from domain.draw.opening import DrawFacts
from domain.flash_sale.card import (
    OVER,
    FlashSaleCard,
    FlashSaleCardState,
    MemberClaims,
)
from domain.flash_sale.claim import ClaimRequest, ClaimResult
from domain.flash_sale.draw import NO_ENTRIES
from domain.money import Money
from domain.option.promotion import OptionChoice, with_option
from storage.flash_sale.tables import ClaimState, FlashSale
from storage.group_buy.tables import PaymentMethod
from storage.subject import FLASH_SALE
from views.buttons import Amount, Id, Units, button, link_button, markup
from views.deal.deal_screens import price
from views.draw import draw_screens
from views.i18n import Html, Translate, escaped
from views.notice import stored_moment
from views.option.option_screens import choice, option_line
from views.payment.invoice_screens import pay_label
from views.promotion import live_card_messages
from views.screen import Screen

BAR_LENGTH = 10
DESCRIPTION_CHARS_MAX = 240
QUANTITIES_MAX = 5
"""Buttons for more than one unit; more than that is typed: /grab CODE 12."""
CLAIMS_MAX = 5
TITLE_IN_TOAST_CHARS_MAX = 48


class FlashSaleTake(CallbackData, prefix="fs.take"):
    """Claim units at the price that the button showed, having had so many then."""

    sale_id: Id
    number: Units
    price: Amount
    have: Units


class FlashSaleWait(CallbackData, prefix="fs.wait"):
    """Stand in line for a unit."""

    sale_id: Id


class FlashSaleOption(CallbackData, prefix="fs.option"):
    """Claim units of an option at the sale's price that was shown, or stand in line for one.

    Option 0 shows a page of the options.
    """

    sale_id: Id
    option_id: Annotated[int, Field(ge=0, lt=2**31)]
    number: Units
    price: Amount
    have: Units
    page: Units
    waits: bool = False


class FlashSaleAccept(CallbackData, prefix="fs.yes"):
    """Say yes to units that came free."""

    claim_id: Id


class FlashSaleLeave(CallbackData, prefix="fs.leave"):
    """Give back one's newest claim, or one's place in line."""

    sale_id: Id


class FlashSaleGiveBack(CallbackData, prefix="fs.back"):
    """Give back this claim and no other."""

    claim_id: Id


class FlashSaleOwn(CallbackData, prefix="fs.own"):
    """Show what one has of a flash sale."""

    sale_id: Id


class FlashSaleRemind(CallbackData, prefix="fs.remind"):
    """Ask to be reminded before the start, or the end."""

    sale_id: Id


class FlashSaleProof(CallbackData, prefix="fs.proof"):
    """Show how to check the draw."""

    sale_id: Id


def card(values: FlashSaleCard, t: Translate) -> Screen:
    """Return the live card of a flash sale in a chat."""
    rows = _offers(values, t, have=0)
    if values["state"] not in OVER:
        rows.append(_second_row(values, t))
    return Screen(
        "\n".join(_lines(values, t)), markup([*rows, _proof_row(values, t)]), values["photo"]
    )


def page(values: FlashSaleCard, own: MemberClaims, t: Translate) -> Screen:
    """Return the same for one person, with what they have, hold or wait for."""
    said = [*_lines(values, t), *own_lines(values, own, t)]
    rows = _own_buttons(values, own, t)
    if own["units"] < values["per_member"] and not own["number"]:
        rows += _offers(values, t, have=own["units"])
    if own["claims"]:
        back = FlashSaleGiveBack(claim_id=own["claims"][0]["id"])
        rows.append([button(t.plain("flash_sale-button-leave"), back)])
    elif own["number"]:
        leave = FlashSaleLeave(sale_id=values["sale_id"])
        rows.append([button(t.plain("flash_sale-button-leave"), leave)])
    return Screen("\n".join(said), markup([*rows, _proof_row(values, t)]))


def which_option(
    sale: FlashSale,
    options: Sequence[OptionChoice],
    order: ClaimRequest,
    t: Translate,
    *,
    number: int = 0,
    waits: bool = False,
) -> Screen:
    """Return the choice of the option to claim, or to wait for."""
    base = sale.price_minor if order.shown_minor is None else order.shown_minor

    def press(option_id: int, page: int, *, in_line: bool) -> FlashSaleOption:
        return FlashSaleOption(
            sale_id=sale.id,
            option_id=option_id,
            number=order.quantity,
            price=base,
            have=order.have or 0,
            page=page,
            waits=in_line,
        )

    return choice(
        sale.title,
        options,
        sale.price_minor,
        sale.currency,
        t,
        number=number,
        picks=lambda one, _: press(one["id"], 0, in_line=waits or one.get("waits", False)),
        page=lambda to: press(0, to, in_line=waits),
    )


def proof(values: FlashSaleCard, t: Translate) -> Screen:
    """Return what lets anybody check the draw: before it the hash, after it the seed."""
    if draw := values.get("draw"):
        return _proof_by_dice(values, draw, t)
    lines = [
        t("flash_sale-proof-title", title=values["title"]),
        t("flash_sale-proof-about"),
        t("flash_sale-proof-hash", hash=values["seed_hash"]),
    ]
    if values["seed"]:
        lines.append(t("flash_sale-proof-seed", seed=values["seed"]))
    if values["seed"] and has_draw(values):
        lines.append(t("flash_sale-proof-entries", hash=values["entries_hash"]))
    back = button(t.plain("flash_sale-button-back"), FlashSaleOwn(sale_id=values["sale_id"]))
    return Screen("\n\n".join(lines), markup([[back]]))


def _proof_by_dice(values: FlashSaleCard, draw: DrawFacts, t: Translate) -> Screen:
    title = t("flash_sale-proof-title", title=values["title"])
    about = t("draw-about", code=draw["code"], dice=draw["dice"])
    back = button(t.plain("flash_sale-button-back"), FlashSaleOwn(sale_id=values["sale_id"]))
    return Screen(f"{title}\n\n{about}", markup([[back]]))


def claimed_words(claimed: ClaimResult, t: Translate, zone: str) -> str:
    """Return the toast for a claim."""
    sale = claimed.sale
    return t.plain(
        f"flash_sale-toast-{claimed.state}",
        title=with_option(
            sale.title[:TITLE_IN_TOAST_CHARS_MAX],
            claimed.option.label if claimed.option else None,
        ),
        quantity=claimed.quantity,
        amount=Money(claimed.price_minor * claimed.quantity, sale.currency),
        moment=t.local(claimed.until, zone) if claimed.until else "",
    )


def lines(values: FlashSaleCard, t: Translate) -> list[Html]:
    """Return what is said under the title: the price, what is left, the terms."""
    costs = price(values, t, "flash_sale-price", "flash_sale-price-reduced")
    some = [] if values["state"] in OVER else option_line(values.get("options", []), t)
    return [costs, *some, *_state_lines(values, t), *_fair_lines(values, t), *_terms(values, t)]


def _lines(values: FlashSaleCard, t: Translate) -> list[Html | str]:
    said: list[Html | str] = [t("flash_sale-title", title=values["title"]), *lines(values, t)]
    if values["state"] in OVER:
        return said
    return [*said, t("flash_sale-code", code=values["code"])]


def _state_lines(values: FlashSaleCard, t: Translate) -> list[Html]:
    state, total = values["state"], values["stock_total"]
    if state in OVER:
        return [t(f"flash_sale-over-{state}", members=values["members"])]
    if state == FlashSaleCardState.ANNOUNCED:
        stock = t("flash_sale-stock", total=total) if total is not None else None
        starts = t("flash_sale-starts", moment=_moment(values["starts_at"], values, t))
        return [starts, *([stock] if stock else [])]
    if state == FlashSaleCardState.WINDOW:
        until = _moment(values["window_ends_at"], values, t)
        return [
            t("flash_sale-window", moment=until),
            t("flash_sale-entered", entered=values["entered"]),
        ]
    ends = t("flash_sale-ends", moment=_moment(values["ends_at"], values, t))
    if state == FlashSaleCardState.FULL:
        return [t("flash_sale-full", waiting=values["waiting"]), ends]
    return [*_stock_lines(values, t), ends]


def _stock_lines(values: FlashSaleCard, t: Translate) -> list[Html]:
    total, left = values["stock_total"], values["left"]
    if total is None or left is None:
        return [t("flash_sale-bought", members=values["members"])]
    full = min(BAR_LENGTH, -(-left * BAR_LENGTH // total))
    bar = "▰" * full + "▱" * (BAR_LENGTH - full)
    lines = [t("flash_sale-left", bar=bar, left=left, total=total)]
    if values["here"]:
        lines.append(t("flash_sale-here", units=values["here"]))
    return lines


def has_draw(values: FlashSaleCard) -> bool:
    """Whether an order is drawn: not where nobody entered in time."""
    return bool(values["window_s"]) and values["entries_hash"] != NO_ENTRIES


def _fair_lines(values: FlashSaleCard, t: Translate) -> list[Html]:
    if not has_draw(values):
        return []
    if draw := values.get("draw"):
        return draw_screens.card_lines(draw, values["state"] not in OVER, t)
    said = (
        t("flash_sale-drawn")
        if values["seed"]
        else t("flash_sale-fair", seconds=values["window_s"])
    )
    return [said, t("flash_sale-without_dice")]


def _proof_row(values: FlashSaleCard, t: Translate) -> list[InlineKeyboardButton]:
    if not has_draw(values):
        return []
    return [button(t.plain("flash_sale-button-proof"), FlashSaleProof(sale_id=values["sale_id"]))]


def _terms(values: FlashSaleCard, t: Translate) -> list[Html]:
    if values["state"] in OVER:
        return []
    pays = "pickup" if values["pay"] == PaymentMethod.ON_PICKUP else "external"
    words = t(f"flash_sale-pay-{pays}", maximum=values["per_member"], pay=values["pay"])
    about = values["description"].strip()
    if len(about) > DESCRIPTION_CHARS_MAX:
        about = about[:DESCRIPTION_CHARS_MAX].rstrip() + "…"
    text = f"{escaped(about)}\n{words}" if about else words
    return [Html(f"<blockquote expandable>{text}</blockquote>")]


def _offers(values: FlashSaleCard, t: Translate, *, have: int) -> list[list[InlineKeyboardButton]]:
    """Return the buttons that everything else on the card is there for."""
    state, sale_id = values["state"], values["sale_id"]
    if state == FlashSaleCardState.FULL:
        wait = FlashSaleWait(sale_id=sale_id)
        return [[button(t.plain("flash_sale-button-wait"), wait, "primary")]]
    if state not in (FlashSaleCardState.OPEN, FlashSaleCardState.WINDOW):
        return []
    amount = Money(values["price_minor"], values["currency"])
    words = t.plain(f"flash_sale-button-{state}", price=amount)
    most = min(values["per_order"], values["per_member"] - have, QUANTITIES_MAX + 1)
    first = [button(words, _take(values, 1, have), "success")]
    more = [button(f"×{number}", _take(values, number, have)) for number in range(2, most + 1)]
    return [first, more] if more else [first]


def _take(values: FlashSaleCard, number: int, have: int) -> FlashSaleTake:
    return FlashSaleTake(
        sale_id=values["sale_id"], number=number, price=values["price_minor"], have=have
    )


def _second_row(values: FlashSaleCard, t: Translate) -> list[InlineKeyboardButton]:
    sale_id = values["sale_id"]
    remind = button(t.plain("flash_sale-button-remind"), FlashSaleRemind(sale_id=sale_id))
    if values["state"] == FlashSaleCardState.ANNOUNCED:
        return [remind]
    own = button(t.plain("flash_sale-button-own"), FlashSaleOwn(sale_id=sale_id))
    return [own, remind]


def own_lines(values: FlashSaleCard, own: MemberClaims, t: Translate) -> list[Html | str]:
    if not own["claims"] and not own["number"]:
        return []
    lines: list[Html | str] = [""]
    for claim in own["claims"][:CLAIMS_MAX]:
        state = "promised" if claim["promised"] else claim["state"]
        if state == ClaimState.HELD and claim["until"] is None:
            state = "drawn"
        until = _moment(claim["until"], values, t) if claim["until"] else Html("")
        amount = Money(claim["price_minor"] * claim["quantity"], values["currency"])
        number = f"{values['code']}-{claim['id']}"
        if option := claim.get("option"):
            number = with_option(number, option)
        lines.append(
            t(
                f"flash_sale-own-{state}",
                quantity=claim["quantity"],
                amount=amount,
                moment=until,
                number=number,
                pay=values["pay"],
            )
        )
    if own["number"]:
        lines.append(t("flash_sale-own-waiting", number=own["number"]))
    return lines


def _own_buttons(
    values: FlashSaleCard, own: MemberClaims, t: Translate
) -> list[list[InlineKeyboardButton]]:
    rows = []
    for claim in own["claims"][:CLAIMS_MAX]:
        if claim["promised"]:
            yes = FlashSaleAccept(claim_id=claim["id"])
            rows.append([button(t.plain("flash_sale-button-accept"), yes, "success")])
        elif claim["state"] == ClaimState.HELD and values["link"]:
            amount = Money(claim["price_minor"] * claim["quantity"], values["currency"])
            words = pay_label(values["pay"], amount, t, shop="flash_sale-button-pay")
            rows.append([link_button(words, values["link"])])
    return rows


def _moment(said: str, values: FlashSaleCard, t: Translate) -> Html:
    return stored_moment(said, t, values["zone"])


RENDERERS = live_card_messages.renderers(FLASH_SALE, card)
