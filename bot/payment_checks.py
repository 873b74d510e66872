"""What `doctor` looks at of payments: whether Telegram makes invoices of both kinds, and the keys."""

from aiogram import Bot
from aiogram.exceptions import ClientDecodeError, TelegramAPIError, TelegramRetryAfter
from aiogram.methods import CreateInvoiceLink
from aiogram.types import LabeledPrice

from bot.session import explain
from domain.currency import STARS
from domain.settings import Settings
from storage.database import Database
from storage.payment import star_books

LOOKED = tuple[str, str, str, str]
"""(verdict, what, words, remedy)"""
TITLE, PAYLOAD = "Test", "test"
"""Of an invoice that nobody is sent; whoever got hold of it could not pay it."""
STARS_ASKED, MONEY_ASKED = 1, 10_000
"""Amounts asked for, in minor units: above the least that Telegram takes in every common currency."""
ASK_BOTFATHER = "Ask @BotFather: /mybots, the bot, Payments."
CURRENCY_HELP = "Nobody can pay by card in this currency; choose another one for new products."
WRONG_TOTAL = "CURRENCY_TOTAL_AMOUNT_INVALID"
"""Said of an amount out of bounds, once token and currency are known to be right."""


async def ways_to_pay(bot: Bot, database: Database, settings: Settings) -> list[LOOKED]:
    """Ask Telegram for an invoice by each way that the shop uses."""
    found: list[LOOKED] = []
    async with database.read() as tx:
        uses_stars = await star_books.is_used(tx)
    if uses_stars:
        found.append(await _invoice(bot, "Stars invoices", STARS, "", STARS_ASKED))
    token = settings.provider_token
    if token is not None:
        found.append(await _invoice(bot, "PAYMENT_TOKEN", settings.currency, token, MONEY_ASKED))
        found += _keys(token, settings)
    elif settings.stripe_key is not None:
        words = "is set without a PAYMENT_TOKEN: nothing is paid that it could give back"
        found.append(("warn", "STRIPE_KEY", words, ASK_BOTFATHER))
    return found


def _keys(token: str, settings: Settings) -> list[LOOKED]:
    """Say whether refunds go by an API, and whether one of the two keys is for tests alone."""
    if settings.stripe_key is None:
        return []
    words = f"refunds go through {settings.stripe_api.partition('://')[2]}"
    tests = settings.stripe_key.get_secret_value().split("_")[1] == "test"
    if tests != (":TEST:" in token):
        remedy = "Both are for tests, or neither: refunds of the other kind are refused."
        return [("bad", "STRIPE_KEY", "is not of the same kind as PAYMENT_TOKEN", remedy)]
    return [("ok", "STRIPE_KEY", words, "")]


async def _invoice(bot: Bot, what: str, currency: str, token: str, minor: int) -> LOOKED:
    call = CreateInvoiceLink(
        title=TITLE,
        description=TITLE,
        payload=PAYLOAD,
        currency=currency,
        provider_token=token,
        prices=[LabeledPrice(label=TITLE, amount=minor)],
    )
    try:
        await bot(call)
    except TelegramRetryAfter as error:
        return ("warn", what, f"not looked at: {explain(error)}", "")
    except TelegramAPIError as error:
        if WRONG_TOTAL not in error.message:
            remedy = CURRENCY_HELP if "CURRENCY" in error.message else ASK_BOTFATHER
            return ("bad", what, f"Telegram makes no invoice: {error.message}", remedy)
    except ClientDecodeError as error:
        return ("warn", what, f"not looked at: {explain(error)}", "")
    return ("ok", what, f"Telegram makes invoices in {currency}", "")
