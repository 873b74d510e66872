"""How the shop is set, chosen at the desk by its owner: a window for each setting.

pressed or typed -> one fact of the installation -> laid over the environment's, without a restart
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from aiogram import F
from aiogram.fsm.state import State
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.input import ManagedTextInput, TextInput
from aiogram_dialog.widgets.kbd import Button, Group, Select, SwitchTo

from domain import shop_settings
from domain.admin.authority import AccessLevel, Authority
from domain.languages import LANGUAGES, NAMES
from domain.shop_settings import TELEGRAM_LIMITS
from handlers.admin import action, confirm, conflicts
from handlers.admin.chats.chat_settings_page import CAPS, GAPS, ZONES
from handlers.admin.lists import back_to
from handlers.admin.states import Settings
from handlers.admin.widgets import I18nLabel, I18nText, Value, translate
from storage.columns import Json
from storage.database import Tx
from views.i18n import Translate

CURRENCIES = ("EUR", "USD", "GBP", "CNY", "RUB", "KZT", "AED", "INR")
QUIET = ("22:00-08:00", "23:00-07:00", "00:00-09:00")
DAYS = ("1", "3", "7", "14", "30")
HERE = " ✏️"
"""Stands behind what was chosen at the desk."""


@dataclass(frozen=True)
class SettingForm:
    """The window of one setting: what may be pressed there."""

    state: State
    items: tuple[str, ...]
    width: int = 2
    none: bool = False
    """Whether "none" is a choice."""


FORMS: Mapping[str, SettingForm] = {
    "language": SettingForm(Settings.language, LANGUAGES, 3),
    "timezone": SettingForm(Settings.timezone, ZONES),
    "currency": SettingForm(Settings.currency, CURRENCIES, 4),
    "quiet_hours": SettingForm(Settings.quiet_hours, QUIET, 1, none=True),
    "daily_cap": SettingForm(Settings.daily_cap, CAPS, 4, none=True),
    "minimum_gap_s": SettingForm(Settings.minimum_gap_s, GAPS, 4, none=True),
    "repeat_days": SettingForm(Settings.repeat_days, DAYS, 4, none=True),
    "limit_overall_per_second": SettingForm(Settings.limit_overall, ("10", "20", "25", "30"), 4),
    "limit_chat_per_second": SettingForm(Settings.limit_chat, ("0.2", "0.5", "1"), 3),
    "limit_group_per_minute": SettingForm(Settings.limit_group, ("5", "10", "15", "20"), 4),
}
"""By the names of `domain.shop_settings.READERS`."""
NEED_A_YES = ("currency", *TELEGRAM_LIMITS)
"""What is asked about before some or all of its values are chosen."""


async def shop(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return how the shop is set and what of it was chosen here, and remember it as seen."""
    known = action.settings(dialog_manager)

    async def read(tx: Tx, by: Authority) -> tuple[Json, bool]:
        return await shop_settings.load_overrides(tx), by.is_owner

    here, owner = await action.load(dialog_manager, read, need=AccessLevel.EVERYWHERE)
    now = {name: here.get(name, known.given(name)) for name in FORMS}
    conflicts.remember(dialog_manager, **now)
    given = {name: known.given(name) for name in FORMS}
    words = shown(now, given, set(here), translate(dialog_manager))
    return words | {"owner": owner, "told": conflicts.pop_report(dialog_manager)}


def shown(now: Json, given: Json, here: set[str], t: Translate) -> dict[str, Any]:
    """Return what the windows say: each setting, what the server has, what may be pressed."""
    data: dict[str, Any] = {}
    for name in FORMS:
        data[name] = plain(name, now[name], t) + (HERE if name in here else "")
        data[f"server_{name}"] = plain(name, given[name], t)
        data[f"chosen_{name}"] = name in here
        data[f"published_{name}"] = f"{TELEGRAM_LIMITS.get(name, 0):g}"
        data[f"items_{name}"] = [
            {"id": item, "name": label(name, item, t)} for item in FORMS[name].items
        ]
    return data


def plain(name: str, value: str | float, t: Translate) -> str:
    """Return a value as the windows show it."""
    if value in {"", 0}:
        return t.plain("settings-shop-none")
    if name == "minimum_gap_s":
        return f"{int(value) // 60} {t.plain('desk-minutes-m')}"
    if isinstance(value, float):
        return f"{value:g}"
    return NAMES.get(str(value), str(value)) if name == "language" else str(value)


def label(name: str, item: str, t: Translate) -> str:
    """Return what stands on the button of a choice."""
    if name == "minimum_gap_s":
        return f"{item[:-1]} {t.plain(f'desk-minutes-{item[-1]}')}"
    return NAMES.get(item, item)


async def save(
    manager: DialogManager, name: str, typed: str | None, said: Mapping[str, Any] | None = None
) -> None:
    """Choose a setting, with None as the server has it; what differs meanwhile is told instead."""
    saw, known = conflicts.remembered(manager), action.settings(manager)

    async def work(tx: Tx, by: Authority) -> None:
        before = (await shop_settings.load_overrides(tx)).get(name, known.given(name))
        conflicts.check_unchanged(saw, **{name: before})
        await shop_settings.set_override(
            tx, name, None if typed is None else shop_settings.parse_setting(name, typed)
        )

    doing = action.perform(
        manager,
        f"settings.{name}",
        "settings" if said is None else said["subject"],
        work,
        need=AccessLevel.OWNER,
        word=None if said is None else said["word"],
        value="server" if typed is None else typed,
    )
    if not await conflicts.run_or_report(manager, doing):
        async with action.database(manager).read() as tx:
            known.apply_overrides(await shop_settings.load_overrides(tx))
        await manager.switch_to(Settings.shop)


async def choose(manager: DialogManager, name: str, typed: str | None) -> None:
    """Choose a setting at once; a currency, or more than Telegram allows, after a yes."""

    async def read(tx: Tx, by: Authority) -> tuple[str, str | float]:
        known = action.settings(manager)
        value = known.given(name) if typed is None else shop_settings.parse_setting(name, typed)
        return plain(name, getattr(known, name), translate(manager)), value

    before, value = await action.load(manager, read, need=AccessLevel.OWNER)
    if name != "currency" and not shop_settings.exceeds_telegram_limit(name, value):
        await save(manager, name, typed)
        return
    key = "settings-shop-currency-sure" if name == "currency" else "settings-shop-limit-sure"
    after = plain(name, value, translate(manager))
    subject = f"settings:{after if typed is not None else ''}"
    published = f"{TELEGRAM_LIMITS.get(name, 0):g}"
    await confirm.ask(
        manager, f"settings.{name}", subject, key, before=before, after=after, published=published
    )


async def sure(_: Any, result: Any, manager: DialogManager) -> None:
    """Choose what was asked about, if the answer was yes."""
    for name in NEED_A_YES:
        said = confirm.parse_answer(result, f"settings.{name}")
        if said is not None:
            await save(manager, name, said["subject"].partition(":")[2] or None, said)


async def typed_in(_: Message, text: ManagedTextInput[str], manager: DialogManager, w: str) -> None:
    """Choose what was typed."""
    await choose(manager, name_of(text), w)


async def pressed(_: CallbackQuery, select: Any, manager: DialogManager, item: str) -> None:
    """Choose what was pressed."""
    await choose(manager, name_of(select), item)


async def none(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """Choose no quiet hours, no cap, no gap."""
    await choose(manager, name_of(button), shop_settings.NONE)


async def as_given(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """Go back to what the server's environment has."""
    await choose(manager, name_of(button), None)


def name_of(widget: Any) -> str:
    """Return which setting a widget is about: its id ends with the name."""
    return str(widget.widget_id).partition("_")[2]


def window(name: str, form: SettingForm) -> Window:
    """Return the window of one setting: what is so, what to press, and typing instead."""
    items = Select(
        Value("name"),
        id=f"pick_{name}",
        item_id_getter=lambda item: item["id"],
        items=f"items_{name}",
        on_click=pressed,
    )
    rest = [Button(I18nLabel("desk-button-none"), id=f"none_{name}", on_click=none)]
    return Window(
        Value("told", when=F["told"]),
        I18nText(f"settings-shop-{name}"),
        Group(items, width=form.width),
        TextInput(id=f"typed_{name}", on_success=typed_in),
        *(rest if form.none else ()),
        Button(
            I18nLabel("settings-button-server"),
            id=f"server_{name}",
            on_click=as_given,
            when=F[f"chosen_{name}"],
        ),
        back_to(Settings.shop),
        state=form.state,
        getter=shop,
        on_process_result=sure if name in NEED_A_YES else None,
    )


WINDOWS = (
    Window(
        I18nText("settings-shop"),
        Group(
            *(
                SwitchTo(I18nLabel(f"settings-button-{name}"), id=f"to_{name}", state=form.state)
                for name, form in FORMS.items()
            ),
            width=2,
            when=F["owner"],
        ),
        back_to(Settings.all),
        state=Settings.shop,
        getter=shop,
    ),
    *(window(name, form) for name, form in FORMS.items()),
)
