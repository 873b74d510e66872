"""The review of a new post: how it fits, chat by chat, before anything is done; then doing it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from aiogram import F
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, StartMode, Window
from aiogram_dialog.widgets.kbd import Button

from domain.admin.authority import AccessLevel, Authority
from domain.campaign import manage, run
from domain.post import daily_cap, draft
from domain.post.daily_cap import CapLeft
from domain.post.lint import find_chat_problem
from domain.post.planner import Draft, PostingRules
from domain.refusal import Refused
from handlers.admin import action
from handlers.admin.lists import back_to
from handlers.admin.new_post import form, promotion_terms, saved_drafts
from handlers.admin.states import Menu, New
from handlers.admin.widgets import I18nLabel, I18nText, Value, translate
from storage.campaign.tables import Campaign
from storage.chat.chats import all_of
from storage.chat.tables import Chat
from storage.database import Tx
from storage.post import posts
from views.campaign.repeat_rule import rule
from views.i18n import Html, Translate, refusal_key

REASONS_SHOWN_MAX = 5
NAME_CHARS_MAX = 60
QUIET = "lint.quiet_hours"


async def review(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Return what will happen, chat by chat, and what stands against it."""
    t, data, now = translate(dialog_manager), dialog_manager.dialog_data, action.now(dialog_manager)

    async def read(tx: Tx, by: Authority) -> dict[str, Any]:
        chosen = await all_of(tx, [chat for chat in data["chats"] if by.has(chat)])
        titles = {chat.id: chat.title for chat in chosen}
        if "type" in data:
            page = await promotion_terms.review(
                tx, data, action.settings(dialog_manager).timezone, t, now=now
            )
            return page if page["against"] else page | shut(chosen, titles, t, now=now)
        matter = await form.content_from_draft(tx, data)
        campaign = form.campaign_of(
            matter, data["when"], zone=action.settings(dialog_manager).timezone, now=now
        )
        at = first_moment(campaign, now=now)
        against, drafts = await run.preview(
            tx,
            campaign,
            matter,
            chats=form.places(data, chosen),
            at=at,
            house=house(dialog_manager),
        )
        manner = house(dialog_manager).shop_defaults
        least = await daily_cap.least_left(tx, campaign, chosen, at=at, manner=manner)
        quiet = daily_cap.has_quiet_hours(campaign, chosen, manner=manner)
        return {
            "name": campaign.name,
            "moment": t("desk-now")
            if not data["when"]
            else t.moment(at, action.settings(dialog_manager).timezone),
            "rule": rule(campaign, t),
            "fitting": 0 if against else sum(one.reason is None for one in drafts),
            "all": len(data["chats"]),
            "against": t(refusal_key(against)) if against else objections(drafts, titles, t),
            "room": left(least, quiet and not any(one.reason == QUIET for one in drafts), t),
        }

    return await action.load(dialog_manager, read)


def house(manager: DialogManager) -> PostingRules:
    """Return the shop's own rules about posts."""
    rules: PostingRules = manager.middleware_data["house"]
    return rules


def first_moment(campaign: Campaign, *, now: datetime) -> datetime:
    """Return when a campaign would post first, `now` for one without a when."""
    if campaign.at is None and campaign.every_s is None and campaign.cron is None:
        return now
    manage.begin(campaign, now=now)
    return campaign.next_at or now


def shut(
    chats: Sequence[Chat], titles: dict[int, str], t: Translate, *, now: datetime
) -> dict[str, Any]:
    """Return in how many chats a promotion's card can stand, and what keeps it out of the others."""
    drafts = [Draft(chat.id, now, reason=find_chat_problem(chat)) for chat in chats]
    fitting = sum(one.reason is None for one in drafts)
    return {"fitting": fitting, "against": objections(drafts, titles, t)}


def objections(drafts: list[Draft], titles: dict[int, str], t: Translate) -> Html:
    """Return a line for each of the first chats that refuse, with the reason."""
    refused = [one for one in drafts if one.reason is not None]
    lines = [
        t("desk-objection", title=titles[one.chat_id], reason=t(refusal_key(one.reason or "")))
        for one in refused[:REASONS_SHOWN_MAX]
    ]
    if len(refused) > REASONS_SHOWN_MAX:
        lines.append(t("desk-objections-more", more=len(refused) - REASONS_SHOWN_MAX))
    return Html("\n".join(lines))


def left(least: CapLeft | None, quiet_ok: bool, t: Translate) -> Html:
    """Return how full the fullest chat would be that day, and that the quiet hours are kept."""
    lines = []
    if least is not None:
        lines.append(t("desk-room", title=least.title, number=least.number, cap=least.cap))
    if quiet_ok:
        lines.append(t("desk-quiet-ok"))
    return Html("\n".join(lines))


async def schedule(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Post it, or put it on the timetable, as the review says."""
    data, now = manager.dialog_data, action.now(manager)

    async def work(tx: Tx, by: Authority) -> str:
        if not all(by.has(chat) for chat in data["chats"]):
            raise Refused("desk.not_yours")
        await draft.discard(tx, data.get("draft"), by.member_id)
        chosen = await all_of(tx, data["chats"])
        if "type" in data:
            if all(find_chat_problem(chat) for chat in chosen):
                raise Refused("desk.nothing_fits")
            start = promotion_terms.starts_at(data, action.settings(manager).timezone, now=now)
            usual = {chat.id: chat.thread_id for chat in chosen}
            places = [(chat, topic or usual[chat]) for chat, topic in form.places(data, chosen)]
            return (await promotion_terms.publish(tx, data, places, start, now=now)).title
        matter = await form.content_from_draft(tx, data)
        campaign = form.campaign_of(
            matter, data["when"], zone=action.settings(manager).timezone, now=now
        )
        await form.save_announcement(tx, matter, campaign, by_id=by.member_id, now=now)
        places = form.places(data, chosen)
        if data["when"]:
            await manage.add(tx, campaign, chats=places, now=now)
        else:
            made = await run.post_now(tx, campaign, chats=places, now=now, house=house(manager))
            if not (await posts.count_by_state(tx, made.id)).get("queued"):
                raise Refused("desk.nothing_fits")
        return campaign.name

    name = await action.perform(
        manager,
        f"{data.get('type', 'post')}.new",
        draft_subject(data),
        work,
        need=AccessLevel.SOME_CHATS,
        chats=len(data["chats"]),
    )
    t = translate(manager)
    later = "desk-announced" if "type" in data else "desk-scheduled"
    key = later if data["when"] else "desk-posted"
    said_of_it = t(key, name=name[:NAME_CHARS_MAX])
    await manager.start(Menu.home, data={"said": said_of_it}, mode=StartMode.RESET_STACK)


def draft_subject(data: dict[str, Any]) -> str:
    """Return what the audit log calls the thing that is posted."""
    return f"deal:{data['deal']}" if "deal" in data else "announcement"


WINDOWS = (
    Window(
        I18nText("desk-new-review"),
        Value("against", when=F["against"]),
        Value("room", when=F["room"]),
        Button(I18nLabel("desk-button-schedule"), id="go", on_click=schedule),
        Button(I18nLabel("desk-button-keep"), id="keep", on_click=saved_drafts.keep),
        back_to(New.when),
        state=New.review,
        getter=review,
    ),
)
