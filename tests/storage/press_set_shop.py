"""A shop in a rush, twice: the same presses taken one by one and as sets, to be compared.

Only the network is left out: updates are JSON, and answers are what would be said.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from operator import itemgetter
from random import Random
from typing import Any

from aiogram import Bot, Dispatcher
from aiogram.methods import AnswerCallbackQuery
from aiogram.types import User
from sqlalchemy import select

import handlers
from bot import middleware
from bot.answers import OutgoingReply, ReplyContextFactory
from bot.intake import Intake
from bot.press_sets import PressSets
from bot.report import Report
from bot.settings import load
from bot.throttle import Throttle
from domain.clock import Clock
from domain.flash_sale.publish import FlashSaleTerms, publish_flash_sale
from domain.group_buy.join import open_team
from domain.group_buy.leave import seat_payment_account
from domain.group_buy.publish import GroupBuyTerms, publish_group_buy
from domain.promotion.payment import add_line
from handlers.press_set import Press, PressSet
from storage.database import Database, Tx
from storage.deal.tables import Deal
from storage.group_buy import offers, seats
from storage.group_buy.tables import GroupBuyShape, Seat, SeatState, TeamState
from storage.members import Member, Reachability
from storage.option.tables import DealOption
from storage.promotion.tables import PaymentKind
from storage.schema import metadata
from tests.flows.recording_shop import PATIENT
from tests.shop_keys import WORDS

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
TOKEN = "42:" + "A" * 35
TEA, CHA = -1001, -1002
"""Two groups."""
KNOWN, STRANGERS = range(1, 7), range(7, 11)
LEADER, BANNED, SATED = 90, 3, 4
"""Opens two teams, with the one after, and each has paid; is sold nothing; has picked up a unit of the pool before."""
POOL, TEAM_A, TEAM_B, SALE = 1, 2, 3, 1
"""The ids of what is on offer: two teams share one offer."""
LANGUAGES = ("en", "zh", None)
"""Of Telegram, by people's numbers; it is news of those who are known."""
DRAWN = {"members": ("code",), "vouchers": ("code_hash",)}
"""What chance or a number that may have gaps decides."""
APART = {
    "seats": ("group_buy_id",),
    "outbox": ("kind",),
    "waiting": ("subject", "subject_id"),
}
"""Sets of things that share nothing keep no order between them: rows are compared by these."""
NUMBERED = {
    ("vouchers", "subject_id"): "claims",
    ("voucher_events", "voucher_id"): "vouchers",
    ("voucher_id",): "vouchers",
    ("claim_id",): "claims",
}
"""Columns, and values of notices, that are the number of a row of another table."""


@dataclass(frozen=True)
class Terms:
    """What is on offer, and how."""

    pool: Mapping[str, Any]
    """With `options`, it is of a deal of its own that comes in S and M."""
    sale: Mapping[str, Any]


@dataclass(frozen=True)
class Tap:
    """One update: who presses what, where; or says something, where nothing is pressed."""

    who: int
    data: str
    chat: int = TEA

    def raw(self, number: int) -> dict[str, Any]:
        """Return the update as Telegram would send it."""
        person = {"id": self.who, "is_bot": False, "first_name": f"Person {self.who}"}
        language = LANGUAGES[self.who % len(LANGUAGES)]
        person |= {"language_code": language} if language else {}
        chat = {"id": self.chat, "type": "supergroup", "title": "Tea"}
        message = {"message_id": 1, "date": 1, "chat": chat}
        if ":" not in self.data:
            return {"update_id": number, "message": message | {"from": person, "text": self.data}}
        query = {"id": str(number), "from": person, "chat_instance": "x", "data": self.data}
        return {"update_id": number, "callback_query": query | {"message": message}}


@dataclass
class Outcome:
    """What is left behind: rows by table, answers by press, and the sizes of the sets.

    A set that had to be taken one by one after all has the size 0.
    """

    rows: dict[str, list[dict[str, Any]]]
    answers: dict[str, list[Any]]
    sets: list[int]


class Speaker:
    """Keeps what is said; pages only by their kind, for they count what is there by then."""

    def __init__(self) -> None:
        self.heard: list[list[OutgoingReply]] = []

    def say(self, replies: list[OutgoingReply]) -> None:
        self.heard.append(replies)

    def answers(self) -> dict[str, list[Any]]:
        return {
            first.callback_query_id: [first.model_dump(), *(type(one) for one in rest)]
            for first, *rest in self.heard
            if isinstance(first, AnswerCallbackQuery)
        }


async def rush(
    database: Database, terms: Terms, before: Sequence[Tap], taps: Sequence[Tap], *, sets: bool
) -> Outcome:
    """In an empty shop, let `before` happen one by one, then take `taps` as one batch."""
    await open_shop(database, terms)
    speaker, taken = Speaker(), list[int]()
    kinds = [counting(kind, taken) for kind in handlers.PRESS_SETS] if sets else ()
    bot = intake(database, speaker, kinds)
    raws = [tap.raw(number) for number, tap in enumerate((*before, *taps), 1)]
    for raw in raws[: len(before)]:
        await bot.take([raw])
    await bot.take(raws[len(before) :])
    return Outcome(await rows_of(database), speaker.answers(), taken)


def counting(kind: PressSet[Any], taken: list[int]) -> PressSet[Any]:
    """Return the same kind of set, which writes down how many presses it has answered."""

    async def take(presses: Sequence[Press[Any]], people: Any) -> Sequence[Any]:
        taken.append(0)
        results = await kind.take(presses, people)
        taken[-1] = len(presses)
        return results

    return PressSet(kind.buttons, kind.subject, kind.shared, take)


def intake(database: Database, speaker: Speaker, kinds: Sequence[PressSet[Any]]) -> Intake:
    """Return the bot's own way in, at noon."""
    clock = Clock(NOON, rate=0.0)
    dispatcher = Dispatcher(
        settings=load(env_file=None, bot_token=TOKEN, shop_key=WORDS), disable_fsm=True
    )
    dispatcher.include_routers(*handlers.routers())
    middleware.install(dispatcher, Random(1))
    dispatcher["me"] = User(id=42, is_bot=True, first_name="Shop", username="shop_bot")
    return Intake(
        bot=Bot(TOKEN),
        dispatcher=dispatcher,
        database=database,
        clock=clock,
        speaker=speaker,  # type: ignore[arg-type]
        answers=ReplyContextFactory(lambda: "en"),
        report=Report(clock),
        throttle=Throttle(messages=PATIENT, presses=PATIENT),
        sets=PressSets(kinds, dispatcher),
    )


async def open_shop(database: Database, terms: Terms) -> None:
    """Publish a pool, an offer with two teams, and a flash sale; some people are known."""
    until, deal = NOON + timedelta(days=1), deal_row()
    led = GroupBuyTerms(
        tiers=((4, 1000),), starts_at=NOON, ends_at=until, shape=GroupBuyShape.TEAM, stock=4
    )
    pool = GroupBuyTerms(**{"starts_at": NOON, "ends_at": until, **terms.pool})
    sale = FlashSaleTerms(
        **{"price_minor": 900, "starts_at": NOON, "lasts": timedelta(hours=1), **terms.sale}
    )
    places, rng = ((TEA, None), (CHA, None)), Random(2)
    async with database.begin() as tx:
        tx.add_all((deal, *(known(number) for number in (*KNOWN, LEADER, LEADER + 1))))
        await tx.flush()
        of = await sized_deal(tx) if pool.options else deal
        await publish_group_buy(tx, of, pool, places, now=NOON, rng=rng)
        offer = await publish_group_buy(tx, deal, led, places, now=NOON, rng=rng)
        for leader in (LEADER, LEADER + 1):
            who = await tx.get_one(Member, leader)
            opened = await open_team(tx, offer, who, 1, now=NOON, rng=rng)
            seat = await seats.live_seat(tx, opened.team.id, leader)
            assert seat is not None
            await add_line(tx, seat_payment_account(offer, seat), PaymentKind.PAID, 7, now=NOON)
        await publish_flash_sale(tx, deal, sale, places, now=NOON, rng=rng)
        assert [*await offers.team_ids(tx, offer.id, tuple(TeamState))] == [TEAM_A, TEAM_B]
        tx.add(picked_up())


async def sized_deal(tx: Tx) -> Deal:
    """Add a deal that comes in two sizes, one of which costs more."""
    deal = deal_row("M4XP")
    tx.add(deal)
    await tx.flush()
    for place, (size, price) in enumerate((("S", None), ("M", 2100))):
        tx.add(DealOption(deal_id=deal.id, position=place, words=[size], price_minor=price))
    await tx.flush()
    return deal


def deal_row(code: str = "K7Q2") -> Deal:
    return Deal(
        code=code,
        source="operator",
        source_id=code,
        title="Tea",
        price_minor=2000,
        currency="EUR",
        created_at=NOON,
        changed_at=NOON,
        link="https://shop.example/tea",
    )


def known(number: int) -> Member:
    """A member; the even ones can be written to, the third is banned."""
    return Member(
        id=number,
        name=f"Person {number}",
        code=f"M{number}",
        first_seen_at=NOON,
        last_seen_at=NOON,
        telegram_language="en",
        reach=Reachability.REACHABLE if number % 2 == 0 else Reachability.UNKNOWN,
        banned_at=NOON if number == BANNED else None,
    )


def picked_up() -> Seat:
    return Seat(
        group_buy_id=1,
        team_id=POOL,
        member_id=SATED,
        quantity=1,
        price_shown_minor=1000,
        joined_at=NOON,
        state=SeatState.REDEEMED,
    )


async def rows_of(database: Database) -> dict[str, list[dict[str, Any]]]:
    """Return every row, in order; numbers that may have gaps are ranks."""
    found: dict[str, list[dict[str, Any]]] = {}
    async with database.read() as tx:
        for name, table in metadata.tables.items():
            rows = await tx.execute(select(table).order_by(*table.primary_key.columns))
            found[name] = [dict(row._mapping) for row in rows]
    ranks = {
        name: {row["id"]: rank for rank, row in enumerate(rows)}
        for name, rows in found.items()
        if rows and "id" in rows[0] and name != "members"
    }
    plain = {name: [_plain(name, row, ranks) for row in rows] for name, rows in found.items()}
    for name, by in APART.items():
        plain[name].sort(key=itemgetter(*by))
    return plain


def _plain(
    name: str, row: dict[str, Any], ranks: Mapping[str, Mapping[int, int]]
) -> dict[str, Any]:
    gone = (*DRAWN.get(name, ()), *(("id",) if name in ranks else ()))
    plain = {column: value for column, value in row.items() if column not in gone}
    for column, value in plain.items():
        if isinstance(value, dict):
            plain[column] = {
                key: ranks[NUMBERED[(key,)]][inner] if (key,) in NUMBERED else inner
                for key, inner in value.items()
            }
        elif (name, column) in NUMBERED and value is not None:
            plain[column] = ranks[NUMBERED[name, column]][value]
    return plain
