"""The activity log in the menus: sentences in pages, of one person or about one subject."""

from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Button

from domain.activity import lines as activity_lines
from domain.activity.kinds import Area
from domain.activity.lines import load_page, wanted
from domain.admin import audit
from domain.admin.authority import AccessLevel
from handlers.admin.context import AdminContext, Values, load
from handlers.admin.page import button, item, items, line, page
from handlers.admin.states import SettingsStates
from handlers.admin.widgets import Value
from views.activity import sentences
from views.i18n import Html, Translate

LINES_SHOWN = 10
ALL = "all"


async def every(ctx: AdminContext) -> Values:
    """A page of the log, the newest first, and whether the whole of it holds."""
    person, area = ctx.data.get("person"), ctx.data.get("area")
    asked = wanted(party_id=person, area=Area(area) if area else None)
    found = await load_page(ctx.tx, asked, ctx.data.get("page", 0), LINES_SHOWN)
    ctx.data["page"] = found.number
    said = [sentences.line(one, ctx.t) for one in found.lines] or [ctx.t("activity-empty")]
    return {
        "title": ctx.t("activity-title", page=found.number + 1, pages=found.pages),
        "holds": _holds(ctx),
        "asked": await _asked(ctx, person, area),
        "done": Html("\n".join(said)),
        "newer": found.number > 0,
        "older": found.number + 1 < found.pages,
    }


async def open_log(_: object, __: object, manager: DialogManager) -> None:
    """Check the whole log, and show its end."""
    verdict = await load(manager, lambda ctx: audit.verify(ctx.tx), AccessLevel.EVERYWHERE)
    holds = {"lines": verdict.lines, "broken": verdict.broken_at or 0}
    manager.dialog_data.update(holds=holds, page=0, person=None, area=None)
    await manager.switch_to(SettingsStates.log)


async def turn(_: object, pressed: Button, manager: DialogManager) -> None:
    """Turn to newer lines, or to older ones."""
    step = 1 if pressed.widget_id == "older" else -1
    manager.dialog_data["page"] = manager.dialog_data.get("page", 0) + step


async def people(ctx: AdminContext) -> Values:
    """Everybody who did something, and the command line."""
    known = await activity_lines.people(ctx.tx)
    named = [item(number, _person(number, name, ctx.t)) for number, name in known.items()]
    return {"items": [item(ALL, ctx.t.plain("activity-everybody")), *named]}


async def areas(ctx: AdminContext) -> Values:
    """All that lines can be about."""
    named = [item(area, ctx.t.plain(f"activity-area-{area}")) for area in Area]
    return {"items": [item(ALL, ctx.t.plain("activity-all")), *named]}


async def choose_person(_: object, __: object, manager: DialogManager, number: str) -> None:
    """Show what one person did, or everybody."""
    manager.dialog_data.update(person=None if number == ALL else int(number), page=0)
    await manager.switch_to(SettingsStates.log)


async def choose_area(_: object, __: object, manager: DialogManager, area: str) -> None:
    """Show what was done to one kind of things, or to all."""
    manager.dialog_data.update(area=None if area == ALL else str(Area(area)), page=0)
    await manager.switch_to(SettingsStates.log)


def _holds(ctx: AdminContext) -> Html:
    holds = ctx.data.get("holds", {"lines": 0, "broken": 0})
    if holds["broken"]:
        return ctx.t("activity-broken", line=holds["broken"])
    return ctx.t("activity-whole", lines=holds["lines"])


async def _asked(ctx: AdminContext, person: int | None, area: str | None) -> str:
    """Return what the page is narrowed to; "" for everything."""
    parts = [ctx.t.plain(f"activity-area-{area}")] if area else []
    if person is not None:
        known = await activity_lines.people(ctx.tx)
        parts.insert(0, _person(person, known.get(person), ctx.t))
    return ctx.t("activity-asked", what=" · ".join(parts)) if parts else ""


def _person(number: int, name: str | None, t: Translate) -> str:
    if number == activity_lines.CONSOLE:
        return t.plain("activity-console")
    return name or t.plain("activity-erased")


PAGES = (
    page(
        SettingsStates.log,
        Value("title"),
        Value("holds"),
        line("asked"),
        Value("done"),
        button("newer", turn, text="deal-button-previous", when="newer"),
        button("older", turn, text="deal-button-next", when="older"),
        button("people", SettingsStates.log_people, text="activity-button-people"),
        button("areas", SettingsStates.log_areas, text="activity-button-areas"),
        reads=every,
        back=SettingsStates.all,
        need=AccessLevel.EVERYWHERE,
    ),
    page(
        SettingsStates.log_people,
        "activity-whose",
        items("person", choose_person),
        reads=people,
        back=SettingsStates.log,
        need=AccessLevel.EVERYWHERE,
    ),
    page(
        SettingsStates.log_areas,
        "activity-what",
        items("area", choose_area),
        reads=areas,
        back=SettingsStates.log,
        need=AccessLevel.EVERYWHERE,
    ),
)
