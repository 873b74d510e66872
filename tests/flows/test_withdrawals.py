"""A promoter is paid: asked for, looked at by two people, sent, arrived; and nothing is overheard."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from domain.commission.terms import change_terms
from domain.payout import ledger
from domain.payout.ledger import credit_postings
from sandbox import Person
from storage.admin.roles import revoke
from storage.admin.tables import Role
from storage.delivery.tables import OutboxRow
from storage.payout import entries
from storage.payout.tables import LedgerAccount, PayoutAccount, party_id
from tests.flows.admins import admin_of, audit_actions, owner_of
from tests.flows.shop import Opened, Shop
from tests.flows.test_members import met

IBAN = "DE89 3704 0044 0532 0130 00"
WRONG = "DE89 3704 0044 0532 0130 01"


async def earner(shop: Shop, language: str = "en", minor: int = 12_30) -> Person:
    """Somebody with something to withdraw."""
    ann = shop.box.person("Ann", language=language)
    await met(shop, ann)
    async with shop.database.begin() as tx:
        party = await entries.lock_party(tx, ann.id)
        postings = credit_postings(party.id, LedgerAccount.PAYABLE, minor, "EUR")
        await ledger.post(tx, "gift", "reward.vested", postings, now=shop.clock.now())
    return ann


async def has_account(ann: Person) -> None:
    await ann.says(f"/payout {IBAN}")
    await ann.sees(IBAN)
    await ann.clicks("✅")
    await ann.sees("DE89 •••• 3000")


async def asks_for_all(ann: Person) -> None:
    await has_account(ann)
    await ann.says("/withdraw")
    await ann.clicks("All (€12.30)")
    await ann.sees("€12.30 to DE89 •••• 3000. Is that right?")
    await ann.clicks("Yes, €12.30")
    await ann.sees("waiting for approval")


async def test_the_whole_road_with_a_second_person(shop: Shop, olga: Person) -> None:
    ben = await admin_of(shop, "Ben")
    async with shop.database.begin() as tx:
        await change_terms(tx, second_person_above={"EUR": 10_00})
    ann = await earner(shop)
    await asks_for_all(ann)
    for person, after in ((olga, "Approved by 1 of 2."), (ben, "Approved by 2 of 2.")):
        await person.sees("Ann wants to withdraw €12.30")
        await person.clicks("🔎 Look at it")
        await person.sees("€12.30 for Ann")
        await person.clicks("👍 Approve")
        await person.sees("Approve €12.30 for Ann, to DE89 •••• 3000?")
        await person.clicks("Yes, do it")
        await person.sees(after)
    await ann.sees("is approved and will be sent soon")
    await ben.clicks("👁 Show the account")
    await ben.sees(IBAN)
    await ben.clicks("📤 I sent it")
    await ben.says("SEPA 4711")
    await ben.sees("was sent. Reference: SEPA 4711")
    await ann.sees("was sent. Reference: SEPA 4711")
    await ann.clicks("✅ It arrived")
    await ann.sees("arrived. Reference: SEPA 4711")
    assert [act for act, _ in await audit_actions(shop.database)] == [
        "withdrawal.approve",
        "withdrawal.approve",
        "withdrawal.details",
        "withdrawal.sent",
    ]


async def test_a_transfer_that_bounced_can_be_asked_for_again(shop: Shop, olga: Person) -> None:
    ann = await earner(shop, "zh")
    await has_account(ann)
    await ann.says("/withdraw")
    await ann.clicks("全部（€12.30）")
    await ann.clicks("确定提现 €12.30")
    await ann.sees("等待批准")
    await olga.clicks("🔎 Look at it")
    await olga.clicks("👍 Approve")
    await olga.clicks("Yes, do it")
    await olga.clicks("📤 I sent it")
    await olga.says("SEPA 4711")
    await olga.sees("was sent. Reference: SEPA 4711")
    await olga.clicks("↩️ It came back")
    await olga.clicks("Wrong account details")
    await olga.sees("came back to you. Reason: Wrong account details")
    await ann.sees("原因：收款账户有误")
    await ann.says("/withdraw")
    await ann.sees("可提现：€12.30")
    assert (await audit_actions(shop.database))[-1][0] == "withdrawal.bounced"


async def test_the_details_vanish_after_a_minute(shop: Shop, olga: Person) -> None:
    ann = await earner(shop)
    await asks_for_all(ann)
    await olga.clicks("🔎 Look at it")
    await olga.clicks("👍 Approve")
    await olga.clicks("Yes, do it")
    await olga.clicks("👁 Show the account")
    await olga.sees(IBAN)
    shop.clock.jump(timedelta(seconds=61))
    await olga.no_longer_sees(IBAN)


async def test_a_no_in_russian_brings_the_money_back(shop: Shop, olga: Person) -> None:
    ann = await earner(shop, "ru")
    await ann.says("/withdraw")
    await ann.sees("Сначала укажите, куда перевести деньги.")
    await ann.clicks("🏦 Другие реквизиты")
    await ann.says(WRONG)
    await ann.sees("контрольные цифры не сходятся")
    await ann.says(IBAN)
    await ann.clicks("✅ Да, на эти")
    await ann.sees("Реквизиты сохранены: DE89 •••• 3000.")
    await ann.says("/withdraw")
    await ann.clicks("Другая сумма")
    await ann.says("много")
    await ann.sees("Не понимаю это как сумму в EUR")
    await ann.says("5,00")
    await ann.clicks("Да, 5,00\xa0€")
    await ann.sees("ждёт одобрения")
    await olga.clicks("🔎 Look at it")
    await olga.clicks("👎 Reject")
    await olga.sees("Why is €5.00 for Ann rejected?")
    await olga.clicks("Earnings to be checked")
    await ann.sees("вернулись к вам. Причина: Проверяем заработок")
    await ann.says("/withdraw")
    await ann.sees("Можно вывести: 12,30\xa0€")


async def test_a_member_takes_it_back_and_an_old_button_asks_for_nothing(
    shop: Shop, olga: Person
) -> None:
    ann = await earner(shop)
    await asks_for_all(ann)
    await ann.clicks("✖️ Cancel request")
    await ann.sees("came back to you. Reason: You cancelled the request")
    await olga.clicks("🔎 Look at it")
    await olga.sees("came back to you.")
    stale = {"inline_keyboard": [[{"text": "Old", "callback_data": "wd.sure:EUR:99999"}]]}
    await shop.app.bot.send_message(ann.id, "an old button", reply_markup=stale)  # type: ignore[arg-type]
    answer = await ann.clicks("Old")
    assert "cannot withdraw that much" in answer.text


async def test_strangers_and_ex_admins_see_and_decide_nothing(shop: Shop, olga: Person) -> None:
    ben, mallory = await admin_of(shop, "Ben"), shop.box.person("Mallory", language="en")
    await met(shop, mallory)
    ann = await earner(shop)
    await asks_for_all(ann)
    await ben.sees("wants to withdraw")
    async with shop.database.begin() as tx:
        await revoke(tx, ben.id, Role.ADMIN)
    answer = await ben.clicks("🔎 Look at it")
    assert "for the shop's admins only" in answer.text
    for data in ("desk.open:withdrawal:1", "wd.cancel:1", "wd.arrived:1"):
        forged = {"inline_keyboard": [[{"text": data, "callback_data": data}]]}
        await shop.app.bot.send_message(mallory.id, "forged", reply_markup=forged)  # type: ignore[arg-type]
        assert (await mallory.clicks(data)).show_alert
    async with shop.database.read() as tx:
        party = await party_id(tx, ann.id) or 0
        assert await entries.balance(tx, party, LedgerAccount.HELD, "EUR") == 12_30


async def test_nobody_approves_their_own(shop: Shop, olga: Person) -> None:
    async with shop.database.begin() as tx:
        party = await entries.lock_party(tx, olga.id)
        postings = credit_postings(party.id, LedgerAccount.PAYABLE, 12_30, "EUR")
        await ledger.post(tx, "gift", "reward.vested", postings, now=shop.clock.now())
    await asks_for_all(olga)
    await olga.says("/admin")
    await olga.clicks("💸 Withdrawals")
    await olga.clicks("🕐 €12.30 · Olga")
    await olga.clicks("👍 Approve")
    answer = await olga.clicks("Yes, do it")
    assert "You cannot decide about your own money" in answer.text


async def test_groups_hear_nothing_of_money(shop: Shop, olga: Person) -> None:
    ann = await earner(shop)
    tea = shop.box.group("Tea", members=[ann], owner=olga, bot_rights="admin")
    await ann.says(f"/payout {IBAN}", chat=tea)
    await ann.sees("Never write about your money in a group.", chat=tea)
    async with shop.database.read() as tx:
        assert await tx.get(PayoutAccount, ann.id) is None


async def test_details_are_nowhere_to_be_read(
    shop: Shop, olga: Person, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    ann = await earner(shop)
    await ann.says("/payout")
    await ann.says(WRONG)
    await ann.sees("check digits do not fit")
    await asks_for_all(ann)
    if (path := shop.app.settings.sqlite_path) is None:
        pytest.skip("reads the file of an SQLite database")
    kept = b"".join(file.read_bytes() for file in path.parent.glob(path.name + "*"))
    plain = IBAN.replace(" ", "")
    for secret in (IBAN, plain, WRONG, plain[4:-4], "0044 0532"):
        assert secret.encode() not in kept, secret
        assert secret not in caplog.text + capsys.readouterr().err
    async with shop.database.read() as tx:
        rows = [str(row.values) for row in await tx.scalars(select(OutboxRow))]
    assert not any("0532" in row for row in rows)


async def test_the_question_how_much_survives_a_restart(opened: Opened) -> None:
    async with opened() as shop:
        await owner_of(shop)
        ann = await earner(shop)
        await has_account(ann)
        await ann.says("/withdraw")
        await ann.clicks("Another amount")
        await ann.sees("How much of €12.30?")
    async with opened():
        await ann.says("2.30")
        await ann.sees("€2.30 to DE89 •••• 3000. Is that right?")
