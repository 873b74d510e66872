"""News about picking up: it has arrived, it was not fetched yet, it may be fetched for longer."""

from domain.pickup.arrival import ARRIVED, PickupArrived
from domain.pickup.overdue import EXTENDED, VoucherExtended
from domain.pickup.reminder import REMINDER, PickupReminder, RemindedVoucher
from views.buttons import button, no_more
from views.i18n import Html, Translate
from views.notice import Notice, notifies, stored_moment, table
from views.pickup.choice_screens import change_button, moment_words
from views.pickup.point_screens import map_row, where_lines
from views.voucher_screens import VoucherList, VoucherShow


def arrived(values: PickupArrived, t: Translate) -> Notice:
    """Return the news that something is there: where, when it is open, until when."""
    pickup = values["pickup"]
    lines = [t("pickup-arrived", title=values["title"], quantity=values["quantity"])]
    if pickup["point"] is not None:
        lines += where_lines(pickup["point"], t)
    elif pickup["choosable"]:
        lines.append(t("pickup-not-chosen"))
    at = moment_words(pickup["day"], pickup["minute"], t)
    if at:
        lines.append(t("pickup-at", at=at))
    lines.append(t("pickup-fetch-until", moment=stored_moment(values["expires_at"], t)))
    rows = [
        [button(t.plain("pickup-button-voucher"), VoucherShow(voucher_id=values["voucher_id"]))]
    ]
    if pickup["choosable"]:
        rows.append([change_button(pickup["order"], t, asks=pickup["asks"])])
    if pickup["point"] is not None:
        rows += map_row(pickup["point"], t)
    return Notice("\n".join(lines), rows)


def reminded(values: PickupReminder, t: Translate) -> Notice:
    """Return the reminder of what a member has not fetched."""
    lines = [t("pickup-reminder"), *(_line(one, t) for one in values["vouchers"])]
    if values["more"]:
        lines.append(t("admin-objections-more", more=values["more"]))
    mine = button(t.plain("pickup-button-vouchers"), VoucherList())
    return Notice("\n".join(lines), [[mine], [no_more(t)]])


def _line(one: RemindedVoucher, t: Translate) -> Html:
    return t(
        "pickup-reminder-line",
        title=one["title"],
        quantity=one["quantity"],
        moment=stored_moment(one["expires_at"], t),
        there="yes" if one["arrived"] else "no",
    )


def extended(values: VoucherExtended, t: Translate) -> Notice:
    """Return the news that a voucher lasts longer."""
    moment = stored_moment(values["expires_at"], t)
    words = t("pickup-extended", title=values["title"], quantity=values["quantity"], moment=moment)
    return Notice(words, [[button(t.plain("pickup-button-vouchers"), VoucherList())]])


RENDERERS = table(
    notifies(ARRIVED, arrived),
    notifies(REMINDER, reminded),
    notifies(EXTENDED, extended),
)
