"""What a member sees of themselves: the welcome, the card, the settings."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup, User
from aiogram.utils.keyboard import InlineKeyboardBuilder

from domain.deep_link import LinkKind, build_payload
from domain.languages import LANGUAGES, NAMES
from domain.referral.contest import Period
from storage.members import Member
from storage.payout.entries import Balances
from storage.payout.tables import LedgerAccount
from views.buttons import button, copy_button, markup
from views.commission.earnings_screens import CURRENCIES_MAX, earnings_button
from views.commission.statement_lines import money
from views.deal.deal_screens import DealPage
from views.group_buy.team_screens import TeamBuys
from views.i18n import Html, Translate
from views.privacy_screens import PrivacyPage
from views.private_reply import private_link
from views.promoter_shop_screens import ShopOwn
from views.referral.leaderboard_screens import ContestBoard
from views.referral.referral_screens import ReferralGrowth, ReferralQr, ReferralRotate
from views.referral.reward_screens import RewardPage
from views.screen import Screen
from views.share import share_button
from views.voucher_screens import VoucherList

AUTOMATIC = "auto"
"""Follow the language of the member's Telegram."""


class MemberProfile(CallbackData, prefix="member.card"):
    """Show the presser's own card."""


class MemberMore(CallbackData, prefix="member.more"):
    """Show the presser what their card has no room for."""


class MemberSettings(CallbackData, prefix="member.settings"):
    """Show the presser's own settings."""


class MemberLanguage(CallbackData, prefix="member.language"):
    """Set the presser's own language; "auto" follows Telegram."""

    language: str


@dataclass(frozen=True, slots=True)
class MemberSummary:
    """What a member's card says besides the code, counted now."""

    balances: Balances | None
    """None where others might see them."""
    to_pay: tuple[str, datetime] | None
    """What is reserved until it is paid for, and until when."""
    vouchers: int
    forming: int
    """Group buys that the member is in and that still form."""
    invited: int


def welcome(member: Member, t: Translate, *, unknown_link: bool = False) -> Screen:
    """Return the first thing a person sees in private."""
    paragraphs = [t("member-welcome", name=member.name)]
    if unknown_link:
        paragraphs.append(t("member-link-unknown"))
    return Screen("\n\n".join(paragraphs), _doors(t))


def referred(member: Member, by: Member, t: Translate) -> Screen:
    """Return the welcome of somebody who came by another member's link."""
    text = t("member-welcome", name=member.name)
    return Screen(f"{text}\n\n{t('member-referred', name=by.name)}", _doors(t))


def deal_gone(t: Translate) -> Screen:
    """Return the answer to a link whose deal nobody knows."""
    return Screen(t("member-deal-gone"))


def owner_welcome(t: Translate) -> Screen:
    """Return what somebody hears who has just become the owner."""
    return Screen(t("member-owns"))


def ownership_refused(t: Translate) -> Screen:
    """Return the one answer to every code that is not the right one."""
    return Screen(t("refused-owner-wrong"))


def profile(member: Member, now: MemberSummary, t: Translate, me: User) -> Screen:
    """Return a member's own card: code, link, money, and what comes next."""
    payload = build_payload(LinkKind.REFERRAL, member.code)
    lines = [
        t("member-card-code", name=member.name, code=member.code),
        t("member-card-link", link=private_link(me, payload)),
        _balance(now, t),
        _next_step(now, t),
    ]
    words = t.plain("member-share")
    share = share_button(t.plain("member-button-share"), me, "me", payload, words)
    rows = [
        [share, earnings_button(t)],
        [
            button(t.plain("member-button-buys"), TeamBuys()),
            button(t.plain("member-button-vouchers"), VoucherList()),
        ],
        [button(t.plain("member-button-more"), MemberMore())],
    ]
    return Screen("\n".join(lines), markup(rows))


def more(member: Member, people: int, joined: int, t: Translate) -> Screen:
    """Return what the card has no room for; `people` opened the link, `joined` count as invited."""
    lines = [
        t("member-card-opened", people=people),
        t("member-card-joined", people=joined),
        t("member-card-language", language=_language_of(member, t)),
        "",
        t("member-card-data"),
    ]
    rows = [
        [
            copy_button(t.plain("member-button-copy"), member.code),
            button(t.plain("referral-button-qr"), ReferralQr()),
            button(t.plain("referral-button-rotate"), ReferralRotate(sure=False)),
        ],
        [
            button(t.plain("reward-button-own"), RewardPage(number=0)),
            button(t.plain("chart-button-growth"), ReferralGrowth()),
        ],
        [
            button(t.plain("shop-button-own"), ShopOwn()),
            button(t.plain("contest-button-top"), ContestBoard(period=Period.WEEK)),
        ],
        [_settings_button(t), button(t.plain("privacy-button-own"), PrivacyPage())],
        [button(t.plain("member-button-card"), MemberProfile())],
    ]
    return Screen("\n".join(lines), markup(rows))


def settings(member: Member, t: Translate) -> Screen:
    """Return a member's settings; the language in use is marked."""
    keyboard = InlineKeyboardBuilder()
    for choice in (*LANGUAGES, AUTOMATIC):
        chosen = choice == (member.language or AUTOMATIC)
        name = NAMES.get(choice) or t.plain("member-language-auto")
        keyboard.button(
            text=f"✓ {name}" if chosen else name, callback_data=MemberLanguage(language=choice)
        )
    keyboard.adjust(len(LANGUAGES), 1)
    keyboard.row(button(t.plain("member-button-card"), MemberProfile()))
    return Screen(
        t("member-settings", language=_language_of(member, t)),
        keyboard.as_markup(),
    )


def cancelled(t: Translate, *, something: bool) -> Screen:
    """Return the answer to /cancel."""
    return Screen(t("member-cancelled" if something else "member-nothing-to-cancel"))


def _doors(t: Translate) -> InlineKeyboardMarkup:
    keyboard = InlineKeyboardBuilder()
    keyboard.button(text=t.plain("member-button-deals"), callback_data=DealPage(number=0))
    keyboard.button(text=t.plain("member-button-card"), callback_data=MemberProfile())
    keyboard.row(_settings_button(t))
    return keyboard.as_markup()


def _settings_button(t: Translate) -> InlineKeyboardButton:
    return button(t.plain("member-button-language"), MemberSettings())


def _language_of(member: Member, t: Translate) -> str:
    name = NAMES[t.language]
    return name if member.language else t("member-language-followed", language=name)


def _balance(now: MemberSummary, t: Translate) -> Html:
    if now.balances is None:
        return t("member-card-balance-private")
    ready = _sums(now.balances, (LedgerAccount.PAYABLE,), t)
    coming = _sums(now.balances, (LedgerAccount.PENDING, LedgerAccount.APPROVED), t)
    if ready and coming:
        return t("member-card-balance-both", ready=ready, coming=coming)
    if ready:
        return t("member-card-balance-ready", ready=ready)
    if coming:
        return t("member-card-balance-coming", coming=coming)
    return t("member-card-balance-none")


def _sums(balances: Balances, accounts: Sequence[LedgerAccount], t: Translate) -> Html:
    """Return what stands on some accounts, a sum for each currency; empty where there is nothing."""
    sums = {
        currency: sum(held.get(account, 0) for account in accounts)
        for currency, held in sorted(balances.items())
    }
    shown = [money(minor, currency, t) for currency, minor in sums.items() if minor > 0]
    return Html(" + ".join(shown[:CURRENCIES_MAX]))


def _next_step(now: MemberSummary, t: Translate) -> Html:
    """Return what a member can do now; what ends soonest comes first."""
    if now.to_pay is not None:
        title, until = now.to_pay
        return t("member-next-pay", title=title, moment=t.moment(until))
    if now.vouchers:
        return t("member-next-voucher", vouchers=now.vouchers)
    if now.forming:
        return t("member-next-forming", buys=now.forming)
    return t("member-next-invited", people=now.invited)
