"""What a refusal means for whoever called a command: that it is not possible, or called wrongly."""

from bot.cli import output
from domain.refusal import Refused
from views.i18n import FALLBACK, refusal_key, translator

HERE = {"deal.not_found": "There is no deal {code}. `deals list` shows the codes."}
"""Where a text for members names a command of the chat, what to type here instead."""
UNREADABLE = {
    "announcement.kind",
    "button.link",
    "button.row",
    "button.rows",
    "button.text",
    "button.unreadable",
    "campaign.at",
    "campaign.cron",
    "campaign.every",
    "campaign.name",
    "campaign.number",
    "campaign.quiet",
    "campaign.schedule",
    "campaign.zone",
    "chat.language",
    "chat.number",
    "chat.number_big",
    "chat.quiet",
    "chat.tag_long",
    "chat.tags",
    "commission.amount",
    "commission.approve_days",
    "commission.category",
    "commission.fixed",
    "commission.freeze_days",
    "commission.limits",
    "commission.month",
    "commission.one_kind",
    "commission.order",
    "commission.one_scope",
    "commission.percent",
    "commission.quantity",
    "commission.rate",
    "commission.second_level",
    "commission.state",
    "deal.tags",
    "deal.too_long",
    "feed.title",
    "flash_sale.allotment_typed",
    "flash_sale.allotments",
    "flash_sale.hold",
    "flash_sale.lasts",
    "flash_sale.limits",
    "flash_sale.pay",
    "flash_sale.price",
    "flash_sale.quantity",
    "flash_sale.stock",
    "flash_sale.voucher_days",
    "flash_sale.window",
    "group_buy.duration",
    "group_buy.extend",
    "group_buy.hold",
    "group_buy.pay",
    "group_buy.per_member",
    "group_buy.size",
    "group_buy.stock",
    "group_buy.tiers_count",
    "group_buy.tiers_people",
    "group_buy.tiers_prices",
    "group_buy.tiers_typed",
    "group_buy.voucher_days",
    "lint.daily_cap",
    "lint.minimum_gap",
    "member.language",
    "price.typed",
    "referral.program_many",
    "referral.program_name",
    "referral.program_number",
    "referral.program_window",
    "setting.limit",
    "store.name",
    "when.no_time",
    "when.seconds",
    "when.unreadable",
}
"""Whatever the shop is like, what was typed is none of these."""


def refusal_text(refused: Refused) -> str:
    """Return a refusal's reason in plain English, or the bare code where no text has it."""
    if refused.reason in HERE:
        return HERE[refused.reason].format(**refused.values)
    try:
        return translator(FALLBACK).plain(refusal_key(refused.reason), **refused.values)
    except LookupError:
        return refused.reason


def exit_code(refused: Refused) -> int:
    """Return with what a command ends that was refused."""
    return output.BAD_CALL if refused.reason in UNREADABLE else output.NOT_DONE
