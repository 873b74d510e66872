"""How the shop is set, chosen in the menus by its owner: a page for each setting.

pressed or typed -> one fact of the installation -> laid over the environment's, without a restart
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from aiogram import F
from aiogram.fsm.state import State
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.kbd import Group, Select

from domain import shop_settings
from domain.admin.authority import AccessLevel
from domain.country import country_name
from domain.languages import LANGUAGES, NAMES
from domain.shop_settings import TELEGRAM_LIMITS
from handlers.admin.context import AdminContext, Values, database, load, settings
from handlers.admin.form import question
from handlers.admin.lists import listed
from handlers.admin.page import Act, button, page
from handlers.admin.presets import CAPS, COUNTRIES, GAPS, ZONES, gap_label
from handlers.admin.states import SettingsStates
from handlers.admin.widgets import translate
from storage.columns import Json
from views.i18n import Translate

CURRENCIES = ("EUR", "USD", "GBP", "CNY", "RUB", "KZT", "AED", "INR")
QUIET = ("22:00-08:00", "23:00-07:00", "00:00-09:00")
DAYS = ("1", "3", "7", "14", "30")
HERE = " ✏️"
"""Stands behind what was chosen in the admin menu."""


@dataclass(frozen=True)
class SettingForm:
    """The window of one setting: what may be pressed there."""

    state: State
    items: tuple[str, ...]
    width: int = 2
    none: bool = False
    """Whether "none" is a choice."""


FORMS: Mapping[str, SettingForm] = {
    "language": SettingForm(SettingsStates.language, LANGUAGES, 3),
    "timezone": SettingForm(SettingsStates.timezone, ZONES),
    "currency": SettingForm(SettingsStates.currency, CURRENCIES, 4),
    "country": SettingForm(SettingsStates.country, COUNTRIES, 2, none=True),
    "quiet_hours": SettingForm(SettingsStates.quiet_hours, QUIET, 1, none=True),
    "daily_cap": SettingForm(SettingsStates.daily_cap, CAPS, 4, none=True),
    "minimum_gap_s": SettingForm(SettingsStates.minimum_gap_s, GAPS, 4, none=True),
    "repeat_days": SettingForm(SettingsStates.repeat_days, DAYS, 4, none=True),
    "limit_overall_per_second": SettingForm(
        SettingsStates.limit_overall, ("10", "20", "25", "30"), 4
    ),
    "limit_chat_per_second": SettingForm(SettingsStates.limit_chat, ("0.2", "0.5", "1"), 3),
    "limit_group_per_minute": SettingForm(SettingsStates.limit_group, ("5", "10", "15", "20"), 4),
}
"""By the names of `domain.shop_settings.READERS`."""
NEED_A_YES = ("currency", *TELEGRAM_LIMITS)
"""What is asked about before some or all of its values are chosen."""


AS_SERVER = ""
"""Said for what the server's environment has."""


async def shop(ctx: AdminContext) -> Values:
    """How the shop is set and what of it was chosen here; remembered as seen."""
    here = await shop_settings.load_overrides(ctx.tx)
    given = {name: ctx.settings.given(name) for name in FORMS}
    now = {name: here.get(name, given[name]) for name in FORMS}
    ctx.remember(**now)
    return shown(now, given, set(here), ctx.t) | {"owner": ctx.by.is_owner}


def shown(now: Json, given: Json, here: set[str], t: Translate) -> Values:
    """Return what the windows say: each setting, what the server has, what may be pressed."""
    data: Values = {}
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
        return f"{int(value) // 60} {t.plain('admin-minutes-m')}"
    if isinstance(value, float):
        return f"{value:g}"
    if name == "country":
        return country_name(str(value), t.language)
    return NAMES.get(str(value), str(value)) if name == "language" else str(value)


def label(name: str, item: str, t: Translate) -> str:
    """Return what stands on the button of a choice."""
    if name == "minimum_gap_s":
        return gap_label(item, t)
    return country_name(item, t.language) if name == "country" else NAMES.get(item, item)


async def parse(name: str, ctx: AdminContext) -> str | float:
    """Return the value that was said, or refuse."""
    if ctx.said == AS_SERVER:
        given: str | float = ctx.settings.given(name)
        return given
    return shop_settings.parse_setting(name, ctx.said)


def needs_yes(name: str, value: str | float) -> bool:
    """Return whether a value is asked about: a currency, or more than Telegram allows."""
    return name == "currency" or shop_settings.exceeds_telegram_limit(name, value)


async def save(name: str, ctx: AdminContext) -> None:
    """Choose a setting; refuse if somebody chose meanwhile."""
    here = await shop_settings.load_overrides(ctx.tx)
    ctx.check_unchanged(**{name: here.get(name, ctx.settings.given(name))})
    value = None if ctx.said == AS_SERVER else await parse(name, ctx)
    await shop_settings.set_override(ctx.tx, name, value)
    ctx.facts["value"] = ctx.said or "server"


async def compare(name: str, ctx: AdminContext) -> Values:
    """What the question says: the value before and after, and Telegram's own limit."""
    return {
        "before": plain(name, getattr(ctx.settings, name), ctx.t),
        "after": plain(name, await parse(name, ctx), ctx.t),
        "published": f"{TELEGRAM_LIMITS.get(name, 0):g}",
    }


async def subject(name: str, ctx: AdminContext) -> str:
    return f"settings:{ctx.said}" if needs_yes(name, await parse(name, ctx)) else "settings"


async def apply(manager: DialogManager, _: None) -> None:
    """Lay what was chosen over the environment's."""
    async with database(manager).read() as tx:
        settings(manager).apply_overrides(await shop_settings.load_overrides(tx))
    await manager.switch_to(SettingsStates.shop)


def act_of(name: str) -> Act[None]:
    """Return the act that chooses a setting."""
    sure = None
    if name in NEED_A_YES:
        sure = "settings-shop-currency-sure" if name == "currency" else "settings-shop-limit-sure"
    return Act(
        f"settings.{name}",
        partial(subject, name),
        partial(save, name),
        AccessLevel.OWNER,
        sure,
        partial(compare, name),
        apply,
    )


ACTS = {name: act_of(name) for name in FORMS}


async def choose(_: object, widget: Select[str], manager: DialogManager, said: str) -> None:
    """Choose a setting at once, or after a yes; the widget's id ends with the setting's name."""
    name = str(widget.widget_id).partition("_")[2]
    value = await load(manager, partial(parse, name), AccessLevel.OWNER, said)
    if needs_yes(name, value):
        words = plain(name, value, translate(manager)) if said else AS_SERVER
        await ACTS[name].ask(manager, words)
    else:
        await ACTS[name].run(manager, said)


def setting_page(name: str, form: SettingForm) -> Window:
    """Return the page of one setting."""
    return question(
        form.state,
        f"settings-shop-{name}",
        name,
        choose,
        listed(f"pick_{name}", choose, items=f"items_{name}", width=form.width),
        button(
            f"server_{name}",
            partial(choose, said=AS_SERVER),
            text="settings-button-server",
            when=f"chosen_{name}",
        ),
        without="admin-button-none" if form.none else None,
        reads=shop,
        back=SettingsStates.shop,
        need=AccessLevel.EVERYWHERE,
        confirms=(ACTS[name],),
    )


PAGES = (
    page(
        SettingsStates.shop,
        "settings-shop",
        Group(
            *(
                button(f"to_{name}", form.state, text=f"settings-button-{name}")
                for name, form in FORMS.items()
            ),
            width=2,
            when=F["owner"],
        ),
        reads=shop,
        back=SettingsStates.all,
        need=AccessLevel.EVERYWHERE,
    ),
    *(setting_page(name, form) for name, form in FORMS.items()),
)
