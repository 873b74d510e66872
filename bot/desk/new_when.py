"""When a new post goes out, and the review that says how that fits before anything is done."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from aiogram import F
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, StartMode, Window
from aiogram_dialog.widgets.input import ManagedTextInput, TextInput
from aiogram_dialog.widgets.kbd import Button, Group, Row, Select, SwitchTo

from bot.desk import act, draft, new_offer
from bot.desk.calendar import LocalCalendar
from bot.desk.states import Menu, New
from bot.desk.words import Label, Value, Words, translate
from bot.i18n import Html, Translate, refusal_key
from domain import campaign as campaigns
from domain import occurrence
from domain.authority import Authority, Need
from domain.post import Draft, House
from domain.refusal import Refused
from domain.schedule import instant, parse_every, trigger
from storage.campaign import Campaign
from storage.chat import all_of
from storage.database import Tx

TONIGHT = time(20)
MORNING = time(9)
HOURS = tuple(f"{hour:02}:00" for hour in range(7, 23))
REASONS_SHOWN_MAX = 5
NAME_CHARS_MAX = 60

REPEATS: Mapping[str, dict[str, Any]] = {
    "hourly": {"every_s": 3600},
    "daily": {"cron": "0 9 * * *"},
    "weekly": {"cron": "0 9 * * 1"},
}


def zone(manager: DialogManager) -> str:
    """Return the zone that wall times are read in."""
    return act.settings(manager).timezone


def local(manager: DialogManager) -> datetime:
    """Return what the clock on the shop's wall shows."""
    return act.now(manager).astimezone(ZoneInfo(zone(manager))).replace(tzinfo=None)


async def to_review(manager: DialogManager, when: dict[str, Any]) -> None:
    """Go on with a moment or a rule; one that has passed is refused here."""
    if "type" in manager.dialog_data and when and "at" not in when:
        raise Refused("desk.no_repeat")
    if "at" in when:
        at = instant(datetime.fromisoformat(when["at"]), zone(manager))
        if at <= act.now(manager):
            raise Refused("desk.past")
    manager.dialog_data["when"] = when
    await manager.switch_to(New.review)


async def quick(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """Take one of the moments that are a single press."""
    today = local(manager).date()
    moments: dict[str, dict[str, Any]] = {
        "now": {},
        "tonight": {"at": f"{datetime.combine(today, TONIGHT):%Y-%m-%dT%H:%M}"},
        "tomorrow": {
            "at": f"{datetime.combine(today + timedelta(days=1), MORNING):%Y-%m-%dT%H:%M}"
        },
    }
    await to_review(manager, moments[button.widget_id or "now"])


async def day_chosen(_: Any, __: Any, manager: DialogManager, day: date) -> None:
    """Keep the day; the time comes next."""
    if day < local(manager).date():
        raise Refused("desk.past")
    manager.dialog_data["day"] = day.isoformat()
    await manager.switch_to(New.time)


async def hour_chosen(_: CallbackQuery, __: Any, manager: DialogManager, hour: str) -> None:
    """Take an hour of the day that was chosen."""
    await to_review(manager, {"at": f"{manager.dialog_data['day']}T{hour}"})


async def time_typed(
    _: Message, __: ManagedTextInput[str], manager: DialogManager, typed: str
) -> None:
    """Take a time such as 18:45, as somebody typed it."""
    try:
        at = time.fromisoformat(typed.strip())
    except ValueError:
        raise Refused("desk.time", typed=typed[:20]) from None
    await to_review(manager, {"at": f"{manager.dialog_data['day']}T{at:%H:%M}"})


async def repeat_chosen(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """Take one of the rules that are a single press."""
    await to_review(manager, dict(REPEATS[button.widget_id or "daily"]))


async def repeat_typed(
    _: Message, __: ManagedTextInput[str], manager: DialogManager, typed: str
) -> None:
    """Take an interval such as 90m, or five fields of cron."""
    await to_review(manager, rule_of(typed))


def rule_of(typed: str) -> dict[str, Any]:
    """Return the rule that somebody typed: an interval, or five fields of cron."""
    words = typed.strip()
    if " " not in words:
        return {"every_s": parse_every(words)}
    trigger(words)
    return {"cron": words}


async def review(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return what will happen, chat by chat, and what stands against it."""
    t, data, now = translate(dialog_manager), dialog_manager.dialog_data, act.now(dialog_manager)

    async def read(tx: Tx, by: Authority) -> dict[str, Any]:
        if "type" in data:
            return await new_offer.review(tx, data, zone(dialog_manager), t, now=now)
        matter = await draft.matter_of(tx, data)
        campaign = draft.campaign_of(matter, data["when"], zone=zone(dialog_manager), now=now)
        at = first_moment(campaign, now=now)
        chosen = await all_of(tx, [chat for chat in data["chats"] if by.has(chat)])
        against, drafts = await occurrence.forecast(
            tx,
            campaign,
            matter,
            chats=[(chat.id, None) for chat in chosen],
            at=at,
            house=house(dialog_manager),
        )
        titles = {chat.id: chat.title for chat in chosen}
        return {
            "name": campaign.name,
            "moment": t("desk-now") if not data["when"] else t.moment(at, zone(dialog_manager)),
            "rule": rule(campaign, t),
            "fitting": 0 if against else sum(one.reason is None for one in drafts),
            "all": len(data["chats"]),
            "against": said(t, against) if against else objections(drafts, titles, t),
        }

    return await act.look(dialog_manager, read)


def house(manager: DialogManager) -> House:
    """Return the shop's own rules about posts."""
    rules: House = manager.middleware_data["house"]
    return rules


def first_moment(campaign: Campaign, *, now: datetime) -> datetime:
    """Return when a campaign would post first, `now` for one without a when."""
    if campaign.at is None and campaign.every_s is None and campaign.cron is None:
        return now
    campaigns.begin(campaign, now=now)
    return campaign.next_at or now


def rule(campaign: Campaign, t: Translate) -> Html:
    """Return how a campaign repeats, empty for once."""
    if campaign.cron is not None:
        return t("desk-repeats-cron", cron=campaign.cron)
    if campaign.every_s is not None:
        return t("desk-repeats-every", minutes=campaign.every_s // 60)
    return t("desk-once")


def objections(drafts: list[Draft], titles: dict[int, str], t: Translate) -> Html:
    """Return a line for each of the first chats that refuse, with the reason."""
    refused = [one for one in drafts if one.reason is not None]
    lines = [
        t("desk-objection", title=titles[one.chat_id], reason=said(t, one.reason or ""))
        for one in refused[:REASONS_SHOWN_MAX]
    ]
    if len(refused) > REASONS_SHOWN_MAX:
        lines.append(t("desk-objections-more", more=len(refused) - REASONS_SHOWN_MAX))
    return Html("\n".join(lines))


def said(t: Translate, reason: str) -> Html:
    """Return a stored reason in words."""
    return t(refusal_key(reason))


async def schedule(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Post it, or put it on the timetable, as the review says."""
    data, now = manager.dialog_data, act.now(manager)

    async def work(tx: Tx, by: Authority) -> str:
        if not all(by.has(chat) for chat in data["chats"]):
            raise Refused("desk.not_yours")
        if "type" in data:
            start = new_offer.starts_at(data, zone(manager), now=now)
            places = [(chat.id, chat.thread_id) for chat in await all_of(tx, data["chats"])]
            return (await new_offer.publish(tx, data, places, start, now=now)).title
        matter = await draft.matter_of(tx, data)
        campaign = draft.campaign_of(matter, data["when"], zone=zone(manager), now=now)
        await draft.keep(tx, matter, campaign, by_id=by.member_id, now=now)
        chosen: list[tuple[int, int | None]] = [(chat, None) for chat in data["chats"]]
        if data["when"]:
            await campaigns.add(tx, campaign, chats=chosen, now=now)
        else:
            await occurrence.post_now(tx, campaign, chats=chosen, now=now, house=house(manager))
        return campaign.name

    made = await act.act(
        manager,
        f"{data.get('type', 'post')}.new",
        draft_subject(data),
        work,
        need=Need.SOME_CHATS,
        chats=len(data["chats"]),
    )
    t = translate(manager)
    key = "desk-scheduled" if data["when"] else "desk-posted"
    said_of_it = t(key, name=made[:NAME_CHARS_MAX])
    await manager.start(Menu.home, data={"said": said_of_it}, mode=StartMode.RESET_STACK)


def draft_subject(data: dict[str, Any]) -> str:
    """Return what the audit log calls the thing that is posted."""
    return f"deal:{data['deal']}" if "deal" in data else "announcement"


def back_to(state: Any) -> SwitchTo:
    """Return the button that leads to the window before."""
    return SwitchTo(Label("desk-button-back"), id="back", state=state)


WINDOWS = (
    Window(
        Words("desk-new-when"),
        Row(
            Button(Label("desk-button-now"), id="now", on_click=quick),
            Button(Label("desk-button-tonight"), id="tonight", on_click=quick),
            Button(Label("desk-button-tomorrow"), id="tomorrow", on_click=quick),
        ),
        Row(
            SwitchTo(Label("desk-button-day"), id="day", state=New.day),
            SwitchTo(Label("desk-button-repeat"), id="repeat", state=New.repeat),
        ),
        back_to(New.where),
        state=New.when,
    ),
    Window(
        Words("desk-new-day"),
        LocalCalendar(id="calendar", on_click=day_chosen),
        back_to(New.when),
        state=New.day,
    ),
    Window(
        Words("desk-new-time"),
        TextInput(id="typed_time", on_success=time_typed),
        Group(
            Select(
                Value("name"),
                id="hour",
                item_id_getter=lambda item: item["name"],
                items=lambda _: [{"name": hour} for hour in HOURS],
                on_click=hour_chosen,
            ),
            width=4,
        ),
        back_to(New.day),
        state=New.time,
    ),
    Window(
        Words("desk-new-repeat"),
        TextInput(id="typed_rule", on_success=repeat_typed),
        Row(
            Button(Label("desk-button-hourly"), id="hourly", on_click=repeat_chosen),
            Button(Label("desk-button-daily"), id="daily", on_click=repeat_chosen),
            Button(Label("desk-button-weekly"), id="weekly", on_click=repeat_chosen),
        ),
        back_to(New.when),
        state=New.repeat,
    ),
    Window(
        Words("desk-new-review"),
        Value("against", when=F["against"]),
        Button(Label("desk-button-schedule"), id="go", on_click=schedule),
        back_to(New.when),
        state=New.review,
        getter=review,
    ),
)
