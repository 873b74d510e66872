"""What happened in the demo's shop before its visitors came: thirty days of referrals and purchases.

    somebody comes by a promoter's link -> buys -> time approves, freezes, releases, rewards

Every line of it is an act of the domain at a moment of the past, in one transaction: the shop's
own clockwork never sees half of it. Then Ann asks for her money, and somebody waits for a look.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from domain import deep_link, promoter_shop, purchase
from domain.admin import role
from domain.commission import lifecycle, rates
from domain.member import UserInfo, meet_member
from domain.payout import account, withdrawal
from domain.payout.encryption import PayoutKey
from domain.referral import attribution, vesting
from domain.referral.attribution import Evidence
from domain.referral.program import add_program
from domain.settings import Settings
from storage.commission import conversions
from storage.commission.tables import CommissionRate
from storage.database import Database, Tx
from storage.deal import deals
from storage.members import Member
from storage.referral import rewards
from storage.referral.tables import ReferralProgram, TouchKind

DAYS = 30
CURRENCY = "EUR"
RATE_BP = 1_000
REWARD_MINOR, BUDGET_MINOR, STAY_DAYS = 3_00, 300_00, 3
PROMOTER, DOUBTED, HELPER = "Ann", ("Ben", "Pavel"), "Chiara"
SHOP_TITLE = "Ann's cosy home"
WITHDRAWN_MINOR = 20_00
ACCOUNTS = {"Ann": "DE89 3704 0044 0532 0130 00", "Ben": "GB29 NWBK 6016 1331 9268 19"}
"""The examples of the standard that describes account numbers; nobody's."""
PAGE = 100


@dataclass(frozen=True)
class Came:
    """Somebody came so many days ago, by a promoter or by themselves."""

    days_ago: int
    name: str
    by: str | None = None


@dataclass(frozen=True)
class Bought:
    """Somebody bought a piece of a deal, named as the feed names it, so many days ago."""

    days_ago: int
    name: str
    source_id: str


CAME = (
    Came(30, "Ann"),
    Came(25, "Ben", "Ann"),
    Came(20, "Chiara", "Ann"),
    Came(1, "Ruth", "Ann"),
    Came(1, "Pavel", "Ben"),
)
BOUGHT = (
    Bought(24, "Ben", "antique-drawers"),
    Bought(18, "Chiara", "copper-light"),
    Bought(5, "Ben", "wooden-outdoor-table"),
    Bought(1, "Ben", "yellow-watering-can"),
)


async def tell(
    database: Database, people: Mapping[str, UserInfo], source: str, *, now: datetime
) -> None:
    """Let thirty days pass for people, by name, who buy deals of a source; they end at `now`."""
    rng = Random(13)  # noqa: S311 - the same codes in every demo, so that a guide can name them.
    async with database.begin() as tx:
        began = now - timedelta(days=DAYS)
        rate = CommissionRate(made_at=began, rate_bp=RATE_BP)
        await rates.set_rate(tx, rate, now=began)
        await add_program(tx, _program(began), now=began)
        for days_ago in range(DAYS, -1, -1):
            today = now - timedelta(days=days_ago)
            for one in CAME:
                if one.days_ago == days_ago:
                    await _comes(tx, people, one, now=today, rng=rng)
            for bought in BOUGHT:
                if bought.days_ago == days_ago:
                    await _buys(tx, people[bought.name].id, source, bought, now=today)
            await _time_passes(tx, now=today)
        for person in people.values():
            (await tx.get_one(Member, person.id)).quiet_since = None


def _program(now: datetime) -> ReferralProgram:
    return ReferralProgram(
        name="Bring a friend",
        starts_at=now,
        reward_minor=REWARD_MINOR,
        currency=CURRENCY,
        stay_days=STAY_DAYS,
        wants_purchase=True,
        budget_minor=BUDGET_MINOR,
    )


async def _comes(
    tx: Tx, people: Mapping[str, UserInfo], came: Came, *, now: datetime, rng: Random
) -> None:
    """Meet somebody; until the story is told they want no news, which would all come at once."""
    member = await meet_member(tx, people[came.name], now=now, rng=rng)
    member.quiet_since = now
    if came.by is not None:
        promoter = await tx.get_one(Member, people[came.by].id)
        link = Evidence(TouchKind.START_LINK, promoter, code=promoter.code, first_contact=True)
        await deep_link.record_opening(
            tx, member.id, deep_link.parse(f"r_{promoter.code}"), now=now
        )
        await attribution.record_touch(tx, member, link, now=now)


async def _buys(tx: Tx, buyer_id: int, source: str, bought: Bought, *, now: datetime) -> None:
    deal = (await deals.by_source(tx, source, (bought.source_id,)))[bought.source_id]
    await purchase.record_purchase(
        tx,
        f"{bought.source_id}-{bought.days_ago}",
        buyer_id=buyer_id,
        deal=deal,
        title=deal.title,
        quantity=1,
        amount_minor=deal.price_minor,
        currency=deal.currency,
        now=now,
    )


async def _time_passes(tx: Tx, *, now: datetime) -> None:
    """Do what the jobs do once a moment has come."""
    for number in await conversions.due_for_approval(tx, now=now, limit=PAGE):
        await lifecycle.approve_due(tx, number, now=now)
    for number in await conversions.due_for_release(tx, now=now, limit=PAGE):
        await lifecycle.release_due(tx, number, now=now)
    for number in await rewards.due(tx, now=now, limit=PAGE):
        await vesting.vest(tx, number, now=now)


async def open_shop(database: Database, promoter_id: int, *, now: datetime) -> str:
    """Open the promoter's shop with the newest deals; return the code that leads to it."""
    async with database.begin() as tx:
        promoter = await tx.get_one(Member, promoter_id)
        shop = await promoter_shop.get_or_create(tx, promoter, title=SHOP_TITLE, now=now)
        await promoter_shop.fill(tx, shop, now=now)
        return promoter.code


async def ask(
    database: Database,
    ids: Mapping[str, int],
    settings: Settings,
    *,
    owner_id: int,
    chat_id: int,
    now: datetime,
) -> None:
    """Leave work for the owner: money that is asked for, and a reward that looks odd.

    And somebody who helps with a chat.
    """
    key = PayoutKey(settings.payout_key)
    async with database.begin() as tx:
        promoter = await tx.get_one(Member, ids[PROMOTER])
        await account.set_account(tx, promoter, ACCOUNTS[PROMOTER], key=key, now=now)
        await withdrawal.request(tx, promoter, WITHDRAWN_MINOR, CURRENCY, now=now)
        for name in DOUBTED:
            member = await tx.get_one(Member, ids[name])
            await account.set_account(tx, member, ACCOUNTS[DOUBTED[0]], key=key, now=now)
        await role.grant(tx, ids[HELPER], by_id=owner_id, now=now, chats=(chat_id,))
