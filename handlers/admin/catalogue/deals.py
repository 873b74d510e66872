"""The catalogue at the desk: every deal, found by words, page by page, and one of them.

all -> one, found or added by hand -> a form for each thing that can be edited, and what it has cost
    -> a feed file that is sent there, and the imports that run, wait and have ended
"""

from datetime import datetime
from typing import Any

from aiogram import F
from aiogram.enums import ContentType
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.input import ManagedTextInput, MessageInput, TextInput
from aiogram_dialog.widgets.kbd import Button, Cancel, Group, Row, SwitchTo

from domain.admin.authority import AccessLevel, Authority
from domain.deal.deal import deal_snapshot, is_on_offer, restore_deal, withdraw_deal
from domain.deal.deal import display_state as deal_standing
from domain.refusal import Refused
from handlers.admin import action, confirm
from handlers.admin.catalogue import deal_add, deal_edit, feed_file, imports, prices
from handlers.admin.catalogue.deal_facts import facts, names, require_deal, selected_deal_id
from handlers.admin.lists import back_to, listed
from handlers.admin.messages import send_preview
from handlers.admin.states import Catalogue
from handlers.admin.widgets import I18nLabel, I18nText, translate
from storage.database import Tx
from storage.deal import catalogue, deals, feed_imports
from storage.deal.catalogue import CatalogueFilter, CataloguePage
from storage.deal.deals import OPERATOR
from storage.deal.tables import Deal
from views.deal.deal_screens import card, price
from views.i18n import Translate
from views.screen import send

WORDS_CHARS_MAX = 100
WITHDRAW = "deal.withdraw"
MARKS = {"offered": "🟢", "coming": "⏳", "sold_out": "📦", "ended": "🏁", "withdrawn": "🚫"}
LINK_SHOWN = 80


async def every(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return a page of the deals that were asked for."""
    data, t, now = dialog_manager.dialog_data, translate(dialog_manager), action.now(dialog_manager)
    words, shelf = (
        str(data.get("words") or ""),
        CatalogueFilter(data.get("shelf") or CatalogueFilter.ALL),
    )

    async def read(tx: Tx, by: Authority) -> tuple[CataloguePage, int]:
        number = int(data.get("page") or 0)
        found = await catalogue.page(tx, number, words=words, shelf=shelf, now=now)
        return found, len(await feed_imports.open_sources(tx))

    page, under_way = await action.load(dialog_manager, read, need=AccessLevel.EVERYWHERE)
    data["page"] = page.number
    shelves = ((each, t.plain(f"desk-catalogue-shelf-{each.value}")) for each in CatalogueFilter)
    return {
        "items": [{"id": deal.id, "name": line(deal, t, dialog_manager)} for deal in page.deals],
        "deals": page.total,
        "page": page.number + 1,
        "pages": page.pages,
        "imports": under_way,
        "words": words,
        "earlier": page.number > 0,
        "later": page.number + 1 < page.pages,
        "shelves": [
            {"id": each.value, "name": f"• {name}" if each is shelf else name}
            for each, name in shelves
        ],
    }


def line(deal: Deal, t: Translate, manager: DialogManager) -> str:
    """Return a deal as a button of the list."""
    mark = MARKS[deal_standing(deal, now=action.now(manager))]
    return f"{mark} {deal.code} · {t.money(deal.price_minor, deal.currency)} · {deal.title}"[:60]


async def one(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return everything about a deal."""
    t, zone = translate(dialog_manager), action.settings(dialog_manager).timezone
    now = action.now(dialog_manager)

    async def read(tx: Tx, by: Authority) -> dict[str, Any]:
        deal = await require_deal(tx, selected_deal_id(dialog_manager))
        tags = await deals.tags_of(tx, [deal.id])
        return page_of(deal, tags.get(deal.id, set()), t, zone) | standing(deal, t, now=now)

    return await action.load(dialog_manager, read, need=AccessLevel.EVERYWHERE)


def page_of(deal: Deal, tags: set[str], t: Translate, zone: str) -> dict[str, Any]:
    """Return what the page of a deal says."""
    told, by_hand = facts(deal, tags, t, zone), deal.source == OPERATOR
    return {
        "title": deal.title,
        "code": deal.code,
        "description": told["description"],
        "cost": price(deal_snapshot(deal), t),
        "start": told["start"],
        "until": told["until"],
        "link": told["link"][:LINK_SHOWN],
        "picture": "✓" if deal.photo else "✗",
        "source": t("desk-deal-by-hand") if by_hand else deal.source,
        "category": told["category"],
        "tags": told["tags"],
        "own": names(deal.own, t),
        "edited": bool(deal.own) and not by_hand,
        "fed": not deal.own and not by_hand,
    }


def standing(deal: Deal, t: Translate, *, now: datetime) -> dict[str, Any]:
    """Return where a deal stands, in words, and what can be done about that."""
    stands = deal_standing(deal, now=now)
    return {
        "state": f"{MARKS[stands]} {t(f'desk-deal-is-{stands}')}",
        "active": stands != "withdrawn",
        "withdrawn": stands == "withdrawn",
        "available": deal.in_stock,
        "gone": not deal.in_stock,
    }


async def typed_words(
    _: Message, __: ManagedTextInput[str], manager: DialogManager, typed: str
) -> None:
    """Search for what was typed."""
    if len(typed) > WORDS_CHARS_MAX:
        raise Refused("deal.too_long", maximum=WORDS_CHARS_MAX)
    manager.dialog_data.update(words=" ".join(typed.split()), page=0)


async def everything(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Search for nothing in particular any more."""
    manager.dialog_data.update(words="", page=0)


async def take_shelf(_: CallbackQuery, __: Any, manager: DialogManager, shelf: str) -> None:
    """Look at another shelf."""
    manager.dialog_data.update(shelf=shelf, page=0)


async def turn(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """Turn to the page before or after."""
    step = 1 if button.widget_id == "later" else -1
    manager.dialog_data["page"] = int(manager.dialog_data.get("page") or 0) + step


async def choose(_: CallbackQuery, __: Any, manager: DialogManager, deal_id: str) -> None:
    """Open one deal."""
    manager.dialog_data["deal_id"] = int(deal_id)
    await manager.switch_to(Catalogue.one)


async def preview(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Send the deal to whoever asks, as it would be posted."""

    async def read(tx: Tx, by: Authority) -> Deal:
        return await require_deal(tx, selected_deal_id(manager))

    deal = await action.load(manager, read, need=AccessLevel.EVERYWHERE)
    values = deal_snapshot(deal) | {"zone": action.settings(manager).timezone, "disclosure": None}
    on_offer = is_on_offer(deal, now=action.now(manager))
    screen = card(values, translate(manager), on_offer=on_offer)
    await send_preview(manager, send(action.user_id(manager), screen, None))


async def ask_withdraw(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Ask whether a deal shall really be withdrawn."""
    data = await one(manager)
    subject = f"deal:{data['code']}"
    await confirm.ask(manager, WITHDRAW, subject, "desk-deal-withdraw-sure", title=data["title"])


async def answered(_: Any, result: Any, manager: DialogManager) -> None:
    """Withdraw the deal, if that was the answer."""
    said = confirm.parse_answer(result, WITHDRAW)
    if said is None:
        return
    now = action.now(manager)

    async def work(tx: Tx, by: Authority) -> None:
        deal = await require_deal(tx, selected_deal_id(manager))
        await withdraw_deal(tx, deal.code, now=now)

    await action.perform(manager, WITHDRAW, said["subject"], work, word=said["word"])


async def restore(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Put a withdrawn deal back."""
    data, now = await one(manager), action.now(manager)

    async def work(tx: Tx, by: Authority) -> None:
        await restore_deal(tx, data["code"], now=now)

    await action.perform(manager, "deal.restore", f"deal:{data['code']}", work)


DIALOG = Dialog(
    Window(
        I18nText("desk-catalogue"),
        I18nText("desk-catalogue-hint", when=~F["words"]),
        I18nText("desk-catalogue-found", when=F["words"]),
        TextInput(id="typed_words", on_success=typed_words),
        MessageInput(feed_file.sent, content_types=ContentType.DOCUMENT),
        Group(listed("deal", choose), width=1),
        Row(
            Button(
                I18nLabel("deal-button-previous"), id="earlier", on_click=turn, when=F["earlier"]
            ),
            Button(I18nLabel("deal-button-next"), id="later", on_click=turn, when=F["later"]),
        ),
        Row(
            listed("shelf", take_shelf, items="shelves"),
        ),
        Button(
            I18nLabel("desk-button-everything"),
            id="everything",
            on_click=everything,
            when=F["words"],
        ),
        Row(
            deal_add.BUTTON,
            SwitchTo(I18nLabel("desk-button-imports"), id="imports", state=Catalogue.imports),
        ),
        Cancel(I18nLabel("desk-button-back")),
        state=Catalogue.all,
        getter=every,
    ),
    Window(
        I18nText("desk-deal"),
        I18nText("desk-deal-fed", when=F["fed"]),
        I18nText("desk-deal-own", when=F["edited"]),
        Group(
            *deal_edit.BUTTONS,
            SwitchTo(I18nLabel("desk-button-deal-prices"), id="prices", state=Catalogue.prices),
            width=2,
        ),
        Button(
            I18nLabel("desk-button-deal-feed"),
            id="feed",
            on_click=deal_edit.give_back,
            when=F["edited"],
        ),
        Row(
            Button(I18nLabel("desk-button-preview"), id="preview", on_click=preview),
            Button(
                I18nLabel("desk-button-deal-withdraw"),
                id="withdraw",
                on_click=ask_withdraw,
                when=F["active"],
            ),
            Button(
                I18nLabel("desk-button-deal-restore"),
                id="restore",
                on_click=restore,
                when=F["withdrawn"],
            ),
        ),
        back_to(Catalogue.all),
        state=Catalogue.one,
        getter=one,
        on_process_result=answered,
    ),
    *deal_edit.WINDOWS,
    prices.WINDOW,
    *deal_add.WINDOWS,
    *feed_file.WINDOWS,
    imports.WINDOW,
)
