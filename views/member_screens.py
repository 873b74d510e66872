"""What a member sees of themselves: the welcome, the card, the settings."""

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup, User
from aiogram.utils.keyboard import InlineKeyboardBuilder

from domain.deep_link import LinkKind, build_payload
from domain.languages import LANGUAGES, NAMES
from domain.referral.contest import Period
from storage.members import Member
from views.buttons import button, copy_button
from views.commission.earnings_screens import earnings_button
from views.deal.deal_screens import DealPage
from views.group_buy.team_screens import TeamBuys
from views.i18n import Translate
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


class MemberSettings(CallbackData, prefix="member.settings"):
    """Show the presser's own settings."""


class MemberLanguage(CallbackData, prefix="member.language"):
    """Set the presser's own language; "auto" follows Telegram."""

    language: str


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


def profile(member: Member, people: int, joined: int, t: Translate, me: User) -> Screen:
    """Return a member's own card; `people` have opened their link, `joined` count as brought."""
    link = private_link(me, build_payload(LinkKind.REFERRAL, member.code))
    lines = [
        t("member-card-title", name=member.name),
        "",
        t("member-card-code", code=member.code),
        t("member-card-link", link=link),
        t("member-card-opened", people=people),
        t("member-card-joined", people=joined),
        "",
        t("member-card-language", language=_language_of(member, t)),
        t("member-card-data"),
    ]
    keyboard = InlineKeyboardBuilder()
    keyboard.row(
        copy_button(t.plain("member-button-copy"), member.code),
        share_button(
            t.plain("member-button-share"),
            me,
            "me",
            build_payload(LinkKind.REFERRAL, member.code),
            t.plain("member-share"),
        ),
    )
    keyboard.row(
        button(t.plain("referral-button-qr"), ReferralQr()),
        button(t.plain("referral-button-rotate"), ReferralRotate(sure=False)),
    )
    keyboard.row(
        button(t.plain("shop-button-own"), ShopOwn()),
        button(t.plain("reward-button-own"), RewardPage(number=0)),
        button(t.plain("contest-button-top"), ContestBoard(period=Period.WEEK)),
    )
    keyboard.row(
        button(t.plain("member-button-buys"), TeamBuys()),
        button(t.plain("member-button-vouchers"), VoucherList()),
    )
    growth = button(t.plain("chart-button-growth"), ReferralGrowth())
    keyboard.row(earnings_button(t), growth)
    keyboard.row(_settings_button(t), button(t.plain("privacy-button-own"), PrivacyPage()))
    return Screen("\n".join(lines), keyboard.as_markup())


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
