"""People meet the bot: a welcome, their card and code, their language, hostile input."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from domain import deep_link
from domain.deep_link import OPENINGS_PER_DAY_MAX
from sandbox import Person
from storage.delivery.tables import OutboxRow, OutboxState
from storage.members import LinkOpening, Member
from storage.updates import Quarantined
from tests.flows.sample_deals import deals, import_sample, queued
from tests.flows.shop import Shop
from views.person import NOBODY

BOT = "https://t.me/tuan_sandbox_bot"
RTL = "\u202e"
ZERO_WIDTH = "\u200b"


async def met(shop: Shop, person: Person) -> Member:
    """Return a person as the shop knows them, after a first hello."""
    await person.says("/me")
    await person.sees(f"{BOT}?start=r_")
    return await known(shop, person)


async def known(shop: Shop, person: Person) -> Member:
    async with shop.database.read() as tx:
        return await tx.get_one(Member, person.id)


async def openings(shop: Shop) -> list[tuple[int, str, str]]:
    async with shop.database.read() as tx:
        rows = await tx.scalars(select(LinkOpening).order_by(LinkOpening.id))
        return [(row.member_id, row.kind, row.value) for row in rows]


async def nothing_broke(shop: Shop) -> bool:
    async with shop.database.read() as tx:
        return not await tx.scalar(select(func.count(Quarantined.id)))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Hello, Ann!"),
        ("zh-hans", "Ann，您好！"),
        ("ru", "Здравствуйте, Ann!"),
        ("it", "Hello, Ann!"),
    ],
)
async def test_a_stranger_is_welcomed_in_their_language_and_may_be_written_to(
    shop: Shop, language: str, words: str
) -> None:
    ann = shop.box.person("Ann", language=language)
    await ann.says("/start")
    await ann.sees(words)
    assert (await known(shop, ann)).reach == "reachable"


async def test_the_welcome_leads_to_the_deals_the_card_and_the_language(shop: Shop) -> None:
    await import_sample(shop.database, now=shop.clock.now())
    ann = shop.box.person("Ann", language="en")
    await ann.says("/start")
    await ann.clicks("My card")
    await ann.sees("Your code:")
    await ann.clicks("⋯ More")
    await ann.clicks("Language")
    await ann.sees("Language: English, as in your Telegram")
    await ann.says("/start")
    await ann.sees("Hello, Ann!")
    await ann.clicks("Deals")
    await ann.sees("page 1 of 4")


async def test_the_card_shows_the_own_code_to_copy_and_to_share(shop: Shop) -> None:
    ann = shop.box.person("Ann", language="en")
    code = (await met(shop, ann)).code
    card = await ann.sees(f"Your code: {code}")
    assert f"{BOT}?start=r_{code}" in card.text
    assert card.text.splitlines()[2:] == [
        "💰 Nothing earned yet",
        "👉 Next: share your link. You have invited nobody yet.",
    ]
    assert [len(row) for row in card.buttons] == [2, 2, 1]
    chosen = [b.get("switch_inline_query_chosen_chat") for row in card.buttons for b in row]
    (share,) = [one for one in chosen if one is not None]
    assert share["query"] == "me"
    assert share["allow_user_chats"]
    await ann.clicks("⋯ More")
    assert "We store your Telegram ID" in (await ann.sees("Nobody has opened your link yet.")).text
    assert (await ann.clicks("Copy code")).copied == code
    await ann.clicks("👤 My card")
    await ann.sees("Your code:")


async def test_the_card_counts_other_people_once_each(shop: Shop) -> None:
    ann, ben, boris = (shop.box.person(n, language="en") for n in ("Ann", "Ben", "Boris"))
    code = (await met(shop, ann)).code
    await ann.opens(f"{BOT}?start=r_{code}")
    await ann.sees("Hello, Ann!")
    for _ in range(2):
        await ben.opens(f"{BOT}?start=r_{code.lower()}")
    await ben.sees("Ann sent you here.")
    await ann.says("/me")
    await ann.clicks("⋯ More")
    await ann.sees("1 person opened your link.")
    await boris.opens(f"{BOT}?start=r_{code}")
    await boris.sees("Ann sent you here.")
    await ann.says("/me")
    await ann.clicks("⋯ More")
    await ann.sees("2 people opened your link.")
    kinds = [(kind, value) for _, kind, value in await openings(shop)]
    assert kinds == [("referral", code)] * 4


async def test_a_code_stays_when_the_name_changes(shop: Shop) -> None:
    ann = shop.box.person("Ann", language="en")
    code = (await met(shop, ann)).code
    ann.user.first_name = "Anna"
    await ann.says("/me")
    await ann.sees("Anna")
    after = await known(shop, ann)
    assert (after.code, after.name) == (code, "Anna")


async def test_a_deal_link_shows_the_deal_and_is_written_down(shop: Shop) -> None:
    await import_sample(shop.database, now=shop.clock.now())
    deal = (await deals(shop.database))[1]
    ann = shop.box.person("Ann", language="en")
    await ann.opens(f"{BOT}?start=d_{deal.code}")
    # Its picture is out of the sandbox's reach: the card comes without.
    await ann.sees("Stylish copper bedside light")
    assert await openings(shop) == [(ann.id, "deal", deal.code)]
    await ann.opens(f"{BOT}?start=d_NOSUCH")
    await ann.sees("The deal behind this link is no longer here.")


@pytest.mark.parametrize(("page", "words"), [("help", "What I can do"), ("settings", "Settings")])
async def test_a_link_from_a_group_leads_to_its_page(shop: Shop, page: str, words: str) -> None:
    ann = shop.box.person("Ann", language="en")
    await ann.opens(f"{BOT}?start={page}")
    await ann.sees(words)


@pytest.mark.parametrize(
    "junk", ["summer2026", "r_", "r_NOSUCH", "x" * 64, "x" * 4000, "d_<b>x</b>", "../../etc"]
)
async def test_a_payload_nobody_knows_is_greeted_kindly(shop: Shop, junk: str) -> None:
    ann = shop.box.person("Ann", language="en")
    await ann.says(f"/start {junk}"[:4096])
    await ann.sees("you are in the right place")
    async with shop.database.read() as tx:
        (row,) = await tx.scalars(select(LinkOpening))
    assert len(row.payload) <= 64
    assert await nothing_broke(shop)


async def test_openings_of_one_person_are_bounded(shop: Shop) -> None:
    ann = shop.box.person("Ann", language="en")
    await met(shop, ann)
    now = shop.clock.now()
    async with shop.database.begin() as tx:
        for number in range(OPENINGS_PER_DAY_MAX + 5):
            await deep_link.record_opening(tx, ann.id, deep_link.parse(f"link{number}"), now=now)
    assert len(await openings(shop)) == OPENINGS_PER_DAY_MAX
    async with shop.database.begin() as tx:
        tomorrow = now + timedelta(days=1, minutes=1)
        await deep_link.record_opening(tx, ann.id, deep_link.parse("tomorrow"), now=tomorrow)
    assert len(await openings(shop)) == OPENINGS_PER_DAY_MAX + 1


async def test_the_language_is_chosen_by_button_and_by_word(shop: Shop) -> None:
    ann = shop.box.person("Ann", language="en")
    await ann.says("/settings")
    await ann.clicks("✓ As in my Telegram")
    await ann.clicks("中文")
    await ann.sees("语言：中文")
    await ann.clicks("✓ 中文")
    await ann.clicks("跟随我的 Telegram")
    await ann.sees("Language: English, as in your Telegram")
    await ann.says("/settings ru")
    await ann.sees("Язык: Русский")
    await ann.says("/settings 中文")
    await ann.sees("语言：中文")
    assert (await known(shop, ann)).language == "zh"
    await ann.says("/settings auto")
    await ann.sees("Language: English, as in your Telegram")
    await ann.says("/settings <klingon>")
    await ann.sees("I do not know “<klingon>”")
    assert (await known(shop, ann)).language is None


async def test_a_press_changes_only_the_settings_of_the_presser(shop: Shop) -> None:
    ann, ben = shop.box.person("Ann", language="en"), shop.box.person("Ben", language="en")
    tea = shop.box.group("Tea", members=[ann, ben], bot_rights="admin")
    keyboard = {"inline_keyboard": [[{"text": "Русский", "callback_data": "member.language:ru"}]]}
    await shop.app.bot.send_message(tea.id, "an old menu", reply_markup=keyboard)  # type: ignore[arg-type]
    await met(shop, ann)
    await ben.clicks("Русский", chat=tea)
    await ben.sees("Язык: Русский", chat=tea)
    await ann.never_sees("Язык", chat=tea, within=0.1)
    await ann.sees("an old menu", chat=tea)
    assert (await known(shop, ben)).language == "ru"
    assert (await known(shop, ann)).language is None


async def test_a_forged_press_is_answered_and_changes_nothing(shop: Shop) -> None:
    ann = shop.box.person("Ann", language="en")
    await met(shop, ann)
    keyboard = {"inline_keyboard": [[{"text": "Odd", "callback_data": "member.language:<x>"}]]}
    await shop.app.bot.send_message(ann.id, "forged", reply_markup=keyboard)  # type: ignore[arg-type]
    answer = await ann.clicks("Odd")
    assert answer.show_alert
    assert "I do not know" in answer.text
    assert (await known(shop, ann)).language is None


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("<b>Bold</b> & <a href='tg://x'>co</a>", "<b>Bold</b> & <a href='tg://x'>co</a>"),
        (f"{RTL}evil{ZERO_WIDTH}name", "evilname"),
        ("N" * 200, "N" * 64),
        ("{ $name }", "{ $name }"),
    ],
)
async def test_a_hostile_name_is_shown_as_text(shop: Shop, name: str, shown: str) -> None:
    mallory = shop.box.person(name, language="en")
    await mallory.says("/start")
    welcome = await mallory.sees("Hello, ")
    assert f"Hello, {shown}!" in welcome.text
    await mallory.says("/me")
    card = await mallory.sees("Your code:")
    assert shown in card.text
    assert await nothing_broke(shop)


async def test_a_name_of_which_nothing_shows_gives_way(shop: Shop) -> None:
    blank = shop.box.person("Blank", language="en")
    blank.user.first_name, blank.user.username = f"{RTL}{ZERO_WIDTH} ", None
    await blank.says("/start")
    await blank.sees("Hello, 👤!")


@pytest.mark.parametrize("command", ["/start", "/settings", "/deal", "/claim", "/me", "/help"])
async def test_a_command_of_4096_characters_is_answered(shop: Shop, command: str) -> None:
    ann = shop.box.person("Ann", language="en")
    before = len(ann.screen())
    await ann.says(f"{command} ".ljust(4096, "<"))
    await ann.says("/cancel")
    await ann.sees("There is nothing to cancel.")
    assert len(ann.screen()) == before + 4
    assert await nothing_broke(shop)


async def test_commands_that_nobody_gave_here_and_now_are_ignored(shop: Shop) -> None:
    ann, ben = shop.box.person("Ann", language="en"), shop.box.person("Ben", language="en")
    said = await ben.says("/help")
    await ben.sees("What I can do")
    await ann.forwards(said)
    await ann.never_sees("What I can do")
    async with shop.database.read() as tx:
        assert await tx.get(Member, ann.id) is None
    hello = await ann.says("hello")
    await ann.edits(hello, "/help")
    await ann.never_sees("What I can do")


async def test_those_who_are_nobody_are_not_met_and_break_nothing(shop: Shop) -> None:
    ann = shop.box.person("Ann", language="en")
    tea = shop.box.group("Tea", members=[ann], bot_rights="admin")
    news = shop.box.group("News", members=[ann], kind="channel")
    await ann.says("/help", chat=tea, anonymous=True)
    await ann.says("/me", chat=tea, as_channel=news)
    forwarded = automatic_forward(tea.json())
    shop.box.world.updates.put("message", forwarded)
    bare = {key: value for key, value in forwarded.items() if key != "sender_chat"}
    shop.box.world.updates.put("message", bare | {"is_automatic_forward": False})
    await ann.says("/cancel")
    await ann.sees("There is nothing to cancel.")
    await ann.never_sees("What I can do", chat=tea, within=0.1)
    async with shop.database.read() as tx:
        met = set(await tx.scalars(select(Member.id)))
    assert ann.id in met
    assert not met & NOBODY
    assert await nothing_broke(shop)


def automatic_forward(chat: dict[str, object]) -> dict[str, object]:
    """A channel's post with a command, as Telegram puts it into the discussion group."""
    return {
        "message_id": 900,
        "date": 1,
        "chat": chat,
        "from": {"id": 777000, "is_bot": False, "first_name": "Telegram"},
        "sender_chat": {"id": -100500, "type": "channel", "title": "News"},
        "is_automatic_forward": True,
        "text": "/me",
        "entities": [{"type": "bot_command", "offset": 0, "length": 3}],
    }


async def test_coming_back_releases_what_waited(shop: Shop) -> None:
    ann = shop.box.person("Ann", language="en")
    await met(shop, ann)
    async with shop.database.begin() as tx:
        (await tx.get_one(Member, ann.id)).reach = "blocked"
        tx.add(
            OutboxRow(
                chat_id=ann.id,
                kind="message.delete",
                values={"message_id": 1},
                due_at=shop.clock.now() + timedelta(days=1),
                state=OutboxState.HELD,
                reason="member",
            )
        )
    await ann.says("/start")
    await ann.sees("Hello, Ann!")
    assert (await known(shop, ann)).reach == "reachable"
    assert [row.state for row in await queued(shop.database)] == [OutboxState.QUEUED]
