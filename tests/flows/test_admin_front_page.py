"""The front page of the menus: what there is to do now, what comes next, and a help that begins with it."""

from datetime import timedelta
from random import Random

import pytest

from domain.flash_sale.publish import FlashSaleTerms, publish_flash_sale
from sandbox import Person
from sandbox.state.chats import SandboxChat
from storage.campaign.tables import CampaignContent
from storage.database import Database
from storage.delivery.tables import OutboxRow, OutboxState
from storage.flash_sale import sales
from storage.promotion import payments
from storage.promotion.tables import Payment, PaymentKind
from tests.flows.admins import admin_of, tea
from tests.flows.sample_deals import MONDAY, add_campaign, deals, import_sample
from tests.flows.shop import Shop
from views.front_page_screens import TO_DO, to_do
from views.i18n import translator


@pytest.fixture
async def place(shop: Shop, olga: Person) -> SandboxChat:
    found = tea(shop, olga)
    await olga.sees("Tea")
    return found


async def put(shop: Shop, chat_id: int, kind: str, state: OutboxState, reason: str = "") -> None:
    values = {"text": "Words", "entities": [], "photos": []}
    async with shop.database.begin() as tx:
        tx.add(
            OutboxRow(
                chat_id=chat_id,
                kind=kind,
                values=values,
                due_at=shop.clock.now(),
                state=state,
                reason=reason,
            )
        )


async def test_a_shop_without_work_says_so(shop: Shop, olga: Person, place: SandboxChat) -> None:
    await olga.says("/admin")
    page = await olga.sees("Your shop · 1 chat")
    assert "Nothing to do right now." in page.text and "Nothing is scheduled." in page.text
    assert "⚠️ Needs attention" not in page.labels


async def test_what_waits_is_counted_in_peoples_words(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    for _ in range(2):
        await put(shop, place.id, "announcement.post", OutboxState.FAILED, "rights")
    await put(shop, place.id, "announcement.post", OutboxState.UNKNOWN)
    await put(shop, place.id, "message.unpin", OutboxState.FAILED, "rights")
    await put(shop, place.id, "announcement.post", OutboxState.HELD, "restored")
    await put(shop, olga.id, "voucher.issued", OutboxState.HELD, "member")
    await olga.says("/admin")
    page = await olga.sees("To do now")
    waits = [line for line in page.text.splitlines() if line.startswith("• ")]
    assert waits == [
        "• 2 posts failed",
        "• 1 post to check: it may not have arrived",
        "• 1 post on hold",
        "• 1 other message or change failed",
    ]
    assert "waiting" not in page.text
    await olga.clicks("⚠️ Needs attention")
    await olga.sees("⛔ refused")


async def test_an_admin_of_some_chats_hears_of_those_alone(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    other = shop.box.group("Coffee", owner=olga, bot_rights="admin")
    await olga.sees("Coffee")
    await put(shop, place.id, "announcement.post", OutboxState.FAILED, "rights")
    await import_sample(shop.database, now=shop.clock.now())
    await add_campaign(
        shop.database, now=shop.clock.now(), chats=(place.id,), name="Teas", cron="0 9 * * *"
    )
    ben = await admin_of(shop, "Ben", [other])
    await ben.says("/admin")
    page = await ben.sees("Your shop · 1 chat")
    assert "Nothing to do right now." in page.text and "Nothing is scheduled." in page.text


async def test_what_comes_next_is_told_with_time_chat_and_title(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    other = shop.box.group("Coffee", owner=olga, bot_rights="admin")
    await olga.sees("Coffee")
    await import_sample(shop.database, now=shop.clock.now())
    deal, now = (await deals(shop.database))[1], shop.clock.now()
    at = (now + timedelta(days=3)).replace(hour=18, minute=30, second=0, microsecond=0)
    rotation = {"what": CampaignContent.ROTATION, "zone": "UTC", "now": now}
    await add_campaign(
        shop.database,
        now=now,
        zone="UTC",
        name=deal.title,
        what=CampaignContent.DEAL,
        deal_id=deal.id,
        at=f"{at:%Y-%m-%dT%H:%M}",
        chats=(place.id,),
    )
    for name, chats, days in (("Both", (place.id, other.id), 4), ("All", (), 5), ("Late", (), 6)):
        later = at + timedelta(days=days)
        await add_campaign(
            shop.database, name=name, chats=chats, at=f"{later:%Y-%m-%dT%H:%M}", **rotation
        )
    await olga.says("/admin")
    page = await olga.sees("Coming next")
    lines = page.text.split("Coming next\n")[1].splitlines()
    first = translator("en", now=at).local(at)
    assert lines[0] == f"{first} · Tea · {deal.title[:40]}"
    first_in_turn = (await deals(shop.database))[0].title[:40]
    assert " · Tea + 1 more · " in lines[1] or " · Coffee + 1 more · " in lines[1]
    assert lines[1].endswith(f" · {first_in_turn}")
    assert lines[2].endswith(f" · all chats · {first_in_turn}")
    assert len(lines) == 3


async def test_a_flash_sale_comes_next_until_it_begins(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    await import_sample(shop.database, now=shop.clock.now())
    deal, now = (await deals(shop.database))[1], shop.clock.now()
    terms = FlashSaleTerms(
        price_minor=990, starts_at=now + timedelta(hours=2), lasts=timedelta(hours=1), stock=5
    )
    async with shop.database.begin() as tx:
        await publish_flash_sale(
            tx, deal, terms, [(place.id, None)], now=now, rng=Random(7), hosts=frozenset()
        )
    await olga.says("/admin")
    page = await olga.sees("Coming next")
    assert page.text.splitlines()[-1].endswith(f"· Tea · ⚡ {deal.title}")
    async with shop.database.read() as tx:
        later = terms.starts_at
        assert [one.title for one in await sales.to_begin(tx, now=now, limit=9)] == [deal.title]
        assert not await sales.to_begin(tx, now=later, limit=9)


async def test_a_post_on_its_way_comes_next_until_it_is_sent(
    shop: Shop, olga: Person, place: SandboxChat
) -> None:
    await olga.says("/admin")
    await olga.clicks("✏️ New post")
    await olga.says("Tea week begins")
    await olga.sees("This is how it will look.")
    await olga.clicks("🚀 To all chats, now")
    await olga.clicks("✅ Post it now")
    await olga.sees("Tea week begins", chat=place)
    await olga.says("/admin")
    await olga.sees("Nothing is scheduled.")


async def test_the_owners_help_begins_with_the_menu_and_names_no_server(
    shop: Shop, olga: Person
) -> None:
    await olga.says("/help")
    page = await olga.sees("You own this shop")
    lines = page.text.splitlines()
    assert lines[1].startswith("/admin opens the menu")
    commands = [line for line in lines if " — " in line]
    assert commands[0].startswith("/admin — ")
    assert "python -m bot" not in page.text


async def test_an_admins_help_begins_with_the_menu_and_a_members_has_none(
    shop: Shop, olga: Person
) -> None:
    ben = await admin_of(shop, "Ben")
    await ben.says("/help")
    page = await ben.sees("You help run this shop")
    assert next(line for line in page.text.splitlines() if " — " in line).startswith("/admin — ")
    ann = shop.box.person("Ann", language="en")
    await ann.says("/help")
    page = await ann.sees("What I can do")
    assert "/admin" not in page.text


async def test_what_is_owed_back_is_counted_until_it_is_given(database: Database) -> None:
    def line(number: int, kind: PaymentKind, minor: int) -> Payment:
        return Payment(
            key=f"seat:{number}:{kind}",
            subject="seat",
            subject_id=number,
            member_id=1,
            kind=kind,
            amount_minor=minor,
            currency="EUR",
            at=MONDAY,
        )

    async with database.begin() as tx:
        tx.add_all(line(number, PaymentKind.PAID, 900) for number in (1, 2, 3))
        tx.add(line(1, PaymentKind.REFUND_DUE, 900))
        tx.add(line(2, PaymentKind.DIFFERENCE_DUE, 100))
        await tx.flush()
        assert await payments.count_owed(tx) == 2
        tx.add(line(1, PaymentKind.REFUNDED, 900))
        tx.add(line(2, PaymentKind.DIFFERENCE_PAID, 40))
        await tx.flush()
        assert await payments.count_owed(tx) == 1


def test_whatever_may_wait_has_words_in_every_language() -> None:
    for language in ("en", "zh", "ru"):
        for number in (1, 2, 5):
            words = to_do(dict.fromkeys(TO_DO, number), translator(language))
            assert len(words.strip().splitlines()) == len(TO_DO) + 1
