"""The matrix of what is heard: every handler has its line, and nobody presses for somebody else."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, text

from domain import voucher
from domain.admin import role
from domain.payout import account, ledger, withdrawal
from domain.payout.encryption import PayoutKey
from domain.payout.ledger import credit_postings
from domain.support import conversation, templates
from domain.support.conversation import WrittenMessage
from domain.voucher import Secret, voucher_code
from storage import installation
from storage.admin.tables import AdminChat, RoleGrant
from storage.database import Database, Tx
from storage.group_buy.tables import GroupBuy, Team
from storage.members import Member
from storage.payout import entries
from storage.payout.tables import LedgerAccount, Withdrawal
from storage.personal_data import rows_of
from storage.promoter_shops import PromoterShop
from storage.referral.tables import Attribution, AttributionState, ReferralProgram, Touch
from storage.stores import Staff, Store
from tests.flows import handler_matrix
from tests.flows.group_buy_shop import NOON, GroupBuyShop
from tests.flows.handler_machine import (
    ALL_HANDLERS,
    HEARD,
    REFUSED,
    DispatcherProbe,
    HandlerEntry,
    update_of,
)
from tests.storage.flash_sale_shop import claim, sell

OLGA, BEN, ANN, SAM, PAT, MIA, NED = 1, 2, 3, 4, 5, 6, 7
"""The owner, an admin, an admin of one chat, staff, a member, another, and whom she brought."""
LISTS = (
    handler_matrix.OWN,
    handler_matrix.STAFF,
    handler_matrix.ADMIN_MENUS,
    handler_matrix.SUPPORT,
    handler_matrix.CODES,
    handler_matrix.IN_GROUPS,
    handler_matrix.TELEGRAM,
)
HERS = {
    "callback_query flash_sale.give_back",
    "callback_query flash_sale.leave",
    "callback_query buttons.leave",
    "callback_query privacy.quiet",
    "callback_query referral.confirm",
    "callback_query withdrawal.cancel",
    "message commands.leave_command",
}
"""What, among others, changes something of hers when Mia presses it herself."""
LATER = NOON + timedelta(minutes=1)


ROWS_WRITTEN = text("SELECT total_changes()")
"""How many rows the connection has ever written: where it stays, there is nothing to compare."""


class Undo(Exception):
    """Ends a transaction that leaves nothing behind."""


@pytest.fixture
async def street(shelf: Database) -> AsyncIterator[dict[str, Any]]:
    """A shop where Mia has one of everything, each with the number 1; and the words to press it."""
    market = GroupBuyShop(shelf)
    await market.meet(OLGA, BEN, ANN, SAM, PAT, MIA, NED)
    pool = await market.pool()
    await market.joins(MIA, pool)
    sale = await sell(shelf)
    await claim(shelf, sale, MIA)
    ear = DispatcherProbe(shelf)
    async with shelf.begin() as tx:
        await people(tx)
        issued = await hers(tx, ear)
        team = await tx.get_one(Team, pool)
        offer = await tx.get_one(GroupBuy, team.group_buy_id)
    secret = Secret(ear.settings.voucher_secret)
    words = {
        "database": shelf,
        "ear": ear,
        **_FORM,
        "code": team.code,
        "callback_query buttons.open_by_button": {"code": offer.code},
        "callback_query voucher.redeem": {"code": voucher_code(secret, issued), "store_id": 1},
        "callback_query role.accept": {"code": "A" * 12},
        "message flash_sale.grab_command": sale.code,
        "message voucher.redeem_command": voucher_code(secret, issued),
        "message packing.arrived_command": "S2345",
        "message packing.packing_command": "S2345",
        "message withdrawal.payout_command": "DE89 3704 0044 0532 0130 00",
    }
    words["as it stands"] = await standing(shelf)
    yield words
    assert await standing(shelf) == words["as it stands"]
    await ear.bot.session.close()


async def people(tx: Tx) -> None:
    """Somebody in every role."""
    store = Store(code="S2345", name="Market", created_at=NOON)
    tx.add(store)
    await tx.flush()
    tx.add(Staff(store_id=store.id, member_id=SAM, added_at=NOON))
    await installation.set_fact(tx, installation.OWNER, {"member_id": OLGA})
    await role.grant(tx, BEN, by_id=None, now=NOON)
    await role.grant(tx, ANN, by_id=None, now=NOON, chats=[-1])


async def hers(tx: Tx, ear: DispatcherProbe) -> int:
    """What Mia has besides a seat and a claim; return the number of her seat's voucher."""
    mia = await tx.get_one(Member, MIA)
    await account.set_account(
        tx, mia, "DE89 3704 0044 0532 0130 00", key=PayoutKey(ear.settings.payout_key), now=NOON
    )
    party = await entries.lock_party(tx, MIA)
    postings = credit_postings(party.id, LedgerAccount.PAYABLE, 10_000, "EUR")
    await ledger.post(tx, "gift", "reward.vested", postings, now=NOON)
    await withdrawal.request(tx, mia, 4_000, "EUR", now=NOON)
    issued = await voucher.issue(
        tx,
        subject="seat",
        subject_id=1,
        member_id=MIA,
        title="Tea",
        quantity=1,
        due_minor=0,
        currency="EUR",
        store_id=1,
        days=30,
        why="reached",
        now=NOON,
        secret=Secret(ear.settings.voucher_secret),
    )
    program = ReferralProgram(name="house", starts_at=NOON, is_house=True)
    touch = Touch(
        invitee_id=NED, referrer_id=MIA, kind="code", confidence="low", at=NOON, code=f"M{MIA}"
    )
    tx.add_all([program, touch, PromoterShop(member_id=MIA, title="Mia's", made_at=NOON)])
    await conversation.ask(tx, mia, WrittenMessage("Is it big?"), now=NOON)
    await templates.add(tx, "It is.", now=NOON)
    await tx.flush()
    tx.add(
        Attribution(
            program_id=program.id,
            invitee_id=NED,
            referrer_id=MIA,
            touch_id=touch.id,
            confidence="low",
            state=AttributionState.ASKED,
            since=NOON,
            expires_at=NOON + timedelta(days=1),
        )
    )
    return issued.id


async def press(
    street: dict[str, Any], one: HandlerEntry, who: int
) -> tuple[tuple[str, str], bool, bool]:
    """Say or press something as somebody, and take it back.

    Return what came of it, whether it changed anything of Mia's, and whether it gave anybody a role.
    """
    given = street.get(one.name)
    words = street | (given if isinstance(given, dict) else {})
    update = update_of(one, who, words, LATER)
    assert update is not None
    outcome, after = ("", ""), street["as it stands"]
    try:
        async with street["database"].begin() as tx:
            written = await tx.scalar(ROWS_WRITTEN)
            outcome = await street["ear"].hears(tx, update, LATER)
            if outcome[0] != REFUSED:
                await tx.flush()
                if await tx.scalar(ROWS_WRITTEN) != written:
                    tx.expire_all()
                    after = await things(tx), await roles_now(tx)
            raise Undo
    except Undo:
        pass
    changed, granted = (
        then != now for then, now in zip(street["as it stands"], after, strict=True)
    )
    return outcome, changed, granted


async def standing(database: Database) -> tuple[dict[str, Any], list[Any]]:
    """Return what there is before somebody presses; as all is taken back, that is so each time."""
    async with database.read() as tx:
        return await things(tx), await roles_now(tx)


async def things(tx: Tx) -> dict[str, Any]:
    """Return every row that is Mia's; what she is told is no change of hers."""
    found = await rows_of(tx, MIA, limit=1_000)
    found.pop("outbox", None)
    requests = await tx.execute(select(Withdrawal.__table__))
    return found | {"withdrawals": requests.all()}


async def roles_now(tx: Tx) -> list[Any]:
    """Return who runs the shop, some chats of it or a store."""
    tables = (RoleGrant.__table__, AdminChat.__table__, Staff.__table__)
    return [(await tx.execute(select(table))).all() for table in tables]


def pressed() -> list[HandlerEntry]:
    """Return everything that a person presses or gives as a command."""
    return [one for one in ALL_HANDLERS if update_of(one, PAT, _FORM, LATER) is not None]


_FORM = {
    "chat_id": -1,
    "language": "ru",
    "currency": "EUR",
    "month": "2026-05",
    "owner": "M6",
    "word": "W",
    "order": "s1",
    "scope": "-1-",
    "format": "csv",
    "day": "2026-05-04",
    "code": "A" * 12,
}


def test_every_handler_has_its_line() -> None:
    listed = [name for names in LISTS for name in names]
    assert len(listed) == len(set(listed))
    assert set(listed) == {one.name for one in ALL_HANDLERS}


async def test_nobody_presses_for_somebody_else(street: dict[str, Any]) -> None:
    heard = set()
    for one in pressed():
        outcome, changed, granted = await press(street, one, PAT)
        assert not changed, one.name
        assert not granted, one.name
        heard |= {one.name} if outcome[0] == HEARD else set()
    assert len(heard) > 50


async def test_what_is_hers_she_changes(street: dict[str, Any]) -> None:
    """Or the test above would see nothing."""
    found = {one.name for one in pressed() if (await press(street, one, MIA))[1]}
    assert found >= HERS


@pytest.mark.parametrize("who", [SAM, PAT, MIA])
async def test_the_admin_menus_are_shut_to_those_who_run_nothing(
    street: dict[str, Any], who: int
) -> None:
    """`said` is heard as the answer to a form, which everybody may have: it has its own tests."""
    for one in pressed():
        if one.name in handler_matrix.ADMIN_MENUS and one.name != "message admin_updates.said":
            assert (await press(street, one, who))[0] == (REFUSED, "admin.nobody")
            assert (await press(street, one, ANN))[0][0] == HEARD


async def test_vouchers_are_redeemed_by_staff_and_nobody_else(street: dict[str, Any]) -> None:
    one = next(one for one in ALL_HANDLERS if one.name == "callback_query voucher.redeem")
    assert [(await press(street, one, who))[1] for who in (SAM, BEN, OLGA)] == [True] * 3
    assert [(await press(street, one, who))[1] for who in (ANN, PAT)] == [False] * 2


async def test_customers_are_answered_by_admins_of_everything_alone(street: dict[str, Any]) -> None:
    buttons = [one for one in pressed() if one.name in handler_matrix.SUPPORT]
    assert len(buttons) == 3
    for one in buttons:
        assert (await press(street, one, PAT))[0] == (REFUSED, "admin.nobody"), one.name
        assert (await press(street, one, ANN))[0] == (REFUSED, "admin.not_yours"), one.name
        assert [(await press(street, one, who))[0][0] for who in (BEN, OLGA)] == [HEARD] * 2
