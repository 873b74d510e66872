"""What a voucher looks like to its member, and to the staff who redeem it."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from aiogram.methods import EditMessageCaption, SendPhoto
from aiogram.types import BufferedInputFile, Message
from aiogram.types import InlineKeyboardMarkup as Markup
from aiogram.utils.keyboard import InlineKeyboardBuilder
from pydantic import Field

from domain.deep_link import LinkKind, build_payload
from domain.money import Money
from domain.pickup.places import OrderKey, PickupPlace
from domain.refusal import Refused
from domain.voucher import (
    EXPIRED,
    ISSUED,
    LENGTH,
    REDEEMED,
    UNDONE,
    RedeemableVoucher,
    Secret,
    VoucherExpired,
    VoucherFacts,
    VoucherIssued,
    VoucherPickup,
    format_code,
    voucher_code,
)
from storage.delivery.tables import OutboxRow
from storage.vouchers import Voucher
from views.buttons import Id, Units, button, copy_button, markup, named
from views.i18n import Html, Translate, refusal_key
from views.notice import Notice, Renderers, notifies, renders, stored_moment, table
from views.pager import cut, turns
from views.pickup.choice_screens import change_button, moment_words, place_tail
from views.pickup.point_screens import map_row, where_lines
from views.qr import qr
from views.screen import Reply, Screen

STORE_CHARS_MAX = 40
"""How much of a store's name a button has room for."""
OWN_PER_PAGE = 10
STORES_PER_PAGE = 8
Code = Annotated[str, Field(max_length=LENGTH + 1)]


class VoucherList(CallbackData, prefix="vo.list"):
    """Show the presser their own vouchers."""


class VoucherPage(CallbackData, prefix="vo.page"):
    """Turn one's vouchers to a page, counted from 0."""

    number: Units


class VoucherShow(CallbackData, prefix="vo.show"):
    """Show the presser their own voucher."""

    voucher_id: Id


class VoucherRedeem(CallbackData, prefix="vo.redeem"):
    """Redeem a voucher in a store; 0 is for an owner who has none."""

    code: Code
    store_id: Annotated[int, Field(ge=0, le=2**31 - 1)]


class VoucherStores(CallbackData, prefix="vo.stores"):
    """Turn the stores in which a voucher may be redeemed to a page, counted from 0."""

    code: Code
    number: Units


class VoucherUndo(CallbackData, prefix="vo.undo"):
    """Take one's own redemption back."""

    voucher_id: Id


class VoucherGiveBack(CallbackData, prefix="vo.back"):
    """Give back what one's voucher is for; asked first."""

    voucher_id: Id
    sure: bool


def link(bot: str, code: str) -> str:
    """Return the address that a voucher's QR holds: staff who open it see what it is."""
    return f"https://t.me/{bot}?start={build_payload(LinkKind.VOUCHER, code)}"


def text(values: VoucherFacts, code: str, t: Translate) -> Html:
    """Return what stands under a voucher's QR, from `domain.voucher.describe`."""
    lines = [t("voucher-title", title=values["title"], quantity=values["quantity"])]
    lines += contents(values.get("contents", ()), values.get("note", ""), t)
    if values["due_minor"]:
        lines.append(t("voucher-due", amount=Money(values["due_minor"], values["currency"])))
    else:
        lines.append(t("voucher-paid"))
    lines += _where(values, t)
    lines += [
        t("voucher-until", moment=stored_moment(values["expires_at"], t)),
        t("voucher-code", code=format_code(code)),
        Html(""),
        t("voucher-how"),
    ]
    if values.get("returnable"):
        lines.append(t("voucher-returnable"))
    return Html("\n".join(lines))


def contents(things: Sequence[tuple[int, str]], note: str, t: Translate) -> list[Html]:
    """Return what is in a voucher, line by line, and the note on it; nothing of one thing alone."""
    lines = [t("voucher-content", quantity=units, label=label) for units, label in things]
    return [*lines, t("voucher-note", note=note)] if note else lines


def _where(values: VoucherFacts, t: Translate) -> list[Html]:
    """Return where and when it is picked up; a notice of an older version knows the store alone."""
    pickup = values.get("pickup")
    if pickup is None or pickup["point"] is None:
        if pickup is not None and pickup["choosable"]:
            return [t("pickup-not-chosen")]
        store, address = values["store"], values["address"] or "none"
        return [t("pickup-where", store=store, address=address)] if store else []
    lines = where_lines(pickup["point"], t)
    at = moment_words(pickup["day"], pickup["minute"], t)
    if at:
        lines.insert(1, t("pickup-at", at=at))
    elif pickup["asks"]:
        lines.insert(1, t("pickup-no-time-yet"))
    return lines


def page(values: VoucherFacts, code: str, t: Translate) -> Screen:
    """Return a voucher in words, for a place where no picture is wanted."""
    return Screen(text(values, code, t), _keys(values, code, t))


def picture(chat_id: int, values: VoucherFacts, code: str, bot: str, t: Translate) -> SendPhoto:
    """Return the call that shows a voucher with its QR in private."""
    file = BufferedInputFile(qr(link(bot, code)), f"voucher-{values['voucher_id']}.png")
    words = text(values, code, t)
    return SendPhoto(
        chat_id=chat_id, photo=file, caption=words, reply_markup=_keys(values, code, t)
    )


def own(
    vouchers: Sequence[Voucher],
    t: Translate,
    number: int = 0,
    places: Mapping[OrderKey, PickupPlace] = MappingProxyType({}),
) -> Screen:
    """Return a page of a member's vouchers, each a button."""
    if not vouchers:
        return Screen(t("voucher-none"))
    keyboard = InlineKeyboardBuilder()
    lines = [t("voucher-own")]
    page = cut(vouchers, number, OWN_PER_PAGE)
    for place, voucher in enumerate(page.items, page.first + 1):
        moment = t.moment(voucher.expires_at)
        line = t(
            "voucher-own-line",
            number=place,
            title=voucher.title,
            quantity=voucher.quantity,
            moment=moment,
        )
        where = places.get((voucher.subject, voucher.subject_id))
        lines.append(Html(line + place_tail(where, t)))
        words = named(voucher.title, f"×{voucher.quantity}", f"🎟 {place}.")
        keyboard.row(button(words, VoucherShow(voucher_id=voucher.id)))
    keyboard.row(*turns(t, page.number, page.pages, lambda to: VoucherPage(number=to)))
    return Screen("\n".join(lines), keyboard.as_markup())


def asked(found: RedeemableVoucher, t: Translate, number: int = 0) -> Screen:
    """Return what staff see before they redeem: what it is, and a button for each store.

    `number` is the page of the stores.
    """
    voucher = found.voucher
    lines = [t("voucher-check", title=voucher.title, quantity=voucher.quantity)]
    lines += [*contents(found.contents, found.note, t), due_line(voucher, t)]
    keyboard = InlineKeyboardBuilder()
    page = cut(found.stores, number, STORES_PER_PAGE)
    for place in page.items:
        data = VoucherRedeem(code=found.code, store_id=place.id)
        words = t.plain("voucher-button-redeem-in", store=place.name[:STORE_CHARS_MAX])
        keyboard.row(button(words, data, "success"))
    turning = turns(
        t, page.number, page.pages, lambda to: VoucherStores(code=found.code, number=to)
    )
    keyboard.row(*turning)
    if not found.stores:
        data = VoucherRedeem(code=found.code, store_id=0)
        keyboard.row(button(t.plain("voucher-button-redeem"), data, "success"))
    return Screen("\n".join(lines), keyboard.as_markup())


def redeemed(voucher: Voucher, t: Translate) -> Screen:
    """Return what staff see after they redeemed, with the way back."""
    words = t("voucher-redeemed", title=voucher.title, quantity=voucher.quantity)
    undo = button(t.plain("voucher-button-undo"), VoucherUndo(voucher_id=voucher.id), "danger")
    return Screen(f"{words}\n{due_line(voucher, t)}", markup([[undo]]))


def undone(voucher: Voucher, t: Translate) -> Screen:
    """Return what staff see after they took it back."""
    return Screen(t("voucher-undone", title=voucher.title, quantity=voucher.quantity))


def give_back_sure(voucher: Voucher, t: Translate) -> Screen:
    """Return the question before something is given back: others may take it at once."""
    words = t("voucher-give-back-sure", title=voucher.title, quantity=voucher.quantity)
    yes = VoucherGiveBack(voucher_id=voucher.id, sure=True)
    keep = button(t.plain("voucher-button-keep"), VoucherList())
    return Screen(
        words, markup([[button(t.plain("flash_sale-button-leave"), yes, "danger"), keep]])
    )


def given_back(voucher: Voucher, t: Translate) -> Screen:
    """Return what is seen once something was given back."""
    return Screen(t("voucher-given-back", title=voucher.title, quantity=voucher.quantity))


def retired(pressed: Message, refused: Refused, t: Translate) -> Reply:
    """Return the call that puts what became of a voucher in place of its words and buttons."""
    return EditMessageCaption(
        chat_id=pressed.chat.id,
        message_id=pressed.message_id,
        caption=t(refusal_key(refused.reason), **refused.values),
    )


def picked_up(values: VoucherPickup, t: Translate) -> Notice:
    """Return the news that a voucher was redeemed, and where."""
    key = "voucher-picked-up" if values["store"] is None else "voucher-picked-up-at"
    return Notice(_pickup(key, values, t))


def pickup_undone(values: VoucherPickup, t: Translate) -> Notice:
    """Return the news that a redemption was taken back."""
    return Notice(_pickup("voucher-pickup-undone", values, t))


def _pickup(key: str, values: VoucherPickup, t: Translate) -> Html:
    return t(
        key,
        title=values["title"],
        quantity=values["quantity"],
        store=values["store"] or "",
        moment=stored_moment(values["at"], t),
    )


def unknown(t: Translate) -> Screen:
    """Return the one answer to every code that opens nothing."""
    return Screen(t("voucher-unknown"))


def renderers(secret: Secret, bot: Callable[[], str]) -> Renderers:
    """Return the renderers of notices; `bot` gives the bot's username, known once it runs."""

    def issued(row: OutboxRow, values: VoucherIssued, t: Translate) -> Reply:
        code = voucher_code(secret, values["voucher_id"])
        call = picture(row.chat_id, values, code, bot(), t)
        first = t(f"voucher-because-{values['why']}")
        return call.model_copy(update={"caption": f"{first}\n\n{call.caption}"})

    return table(
        renders(ISSUED, issued),
        notifies(EXPIRED, expired),
        notifies(REDEEMED, picked_up),
        notifies(UNDONE, pickup_undone),
    )


def expired(values: VoucherExpired, t: Translate) -> Notice:
    """Return the notice that a voucher is over."""
    return Notice(t("voucher-expired", title=values["title"], quantity=values["quantity"]))


def due_line(voucher: Voucher, t: Translate) -> Html:
    """Return what is to be paid at the counter."""
    if not voucher.due_minor:
        return t("voucher-paid")
    return t("voucher-due", amount=Money(voucher.due_minor, voucher.currency))


def _keys(values: VoucherFacts, code: str, t: Translate) -> Markup | None:
    rows = [[copy_button(t.plain("voucher-button-copy"), format_code(code))]]
    pickup = values.get("pickup")
    if pickup is not None and pickup["choosable"]:
        rows.append([change_button(pickup["order"], t, asks=pickup["asks"])])
    if pickup is not None and pickup["point"] is not None:
        rows += map_row(pickup["point"], t)
    if values.get("returnable"):
        back = VoucherGiveBack(voucher_id=values["voucher_id"], sure=False)
        rows.append([button(t.plain("flash_sale-button-leave"), back)])
    return markup(rows)
