"""The review of a new post: how it fits, chat by chat, before anything is done; then doing it."""

from collections.abc import Sequence
from datetime import datetime

from aiogram_dialog import DialogManager, StartMode

from domain.admin.authority import AccessLevel
from domain.campaign import manage, run
from domain.post import draft, pacing
from domain.post.lint import find_chat_problem
from domain.post.pacing import CapLeft
from domain.post.planner import Draft, PostingRules
from domain.refusal import Refused
from handlers.admin.context import AdminContext, Values
from handlers.admin.new_post import form, promotion_terms, saved_drafts
from handlers.admin.page import Act, button, line, page
from handlers.admin.states import Menu, New
from handlers.admin.widgets import translate
from storage.campaign.tables import Campaign
from storage.chat.chats import all_of
from storage.chat.tables import Chat
from storage.post import posts
from views.campaign.repeat_rule import rule
from views.i18n import Html, Translate, refusal_key

REASONS_SHOWN_MAX = 5
NAME_CHARS_MAX = 60
QUIET = "lint.quiet_hours"


async def review(ctx: AdminContext) -> Values:
    """What will happen, chat by chat, and what stands against it."""
    chosen = await all_of(ctx.tx, [chat for chat in ctx.data["chats"] if ctx.by.has(chat)])
    if "type" not in ctx.data:
        return await review_post(ctx, chosen)
    shown = await promotion_terms.review(ctx)
    return shown if shown["against"] else shown | shut_out(ctx, chosen)


async def review_post(ctx: AdminContext, chosen: Sequence[Chat]) -> Values:
    t, shop_rules = ctx.t, rules(ctx.manager)
    content, campaign = await form.content_and_campaign(ctx)
    first = first_moment(campaign, now=ctx.now)
    places, defaults = form.places(ctx.data, chosen), shop_rules.shop_defaults
    against, drafts = await run.preview(
        ctx.tx, campaign, content, chats=places, at=first, rules=shop_rules
    )
    least = await pacing.least_left(ctx.tx, campaign, chosen, at=first, defaults=defaults)
    quiet = pacing.has_quiet_hours(campaign, chosen, defaults=defaults)
    return {
        "name": campaign.name,
        "moment": t.moment(first, campaign.zone) if ctx.data["when"] else t("desk-now"),
        "rule": rule(campaign, t),
        "fitting": 0 if against else sum(one.reason is None for one in drafts),
        "all": len(ctx.data["chats"]),
        "against": t(refusal_key(against)) if against else objections(drafts, titles(chosen), t),
        "room": left(least, quiet and not any(one.reason == QUIET for one in drafts), t),
    }


def rules(manager: DialogManager) -> PostingRules:
    """Return the shop's own rules about posts."""
    found: PostingRules = manager.middleware_data["rules"]
    return found


def titles(chosen: Sequence[Chat]) -> dict[int, str]:
    return {chat.id: chat.title for chat in chosen}


def first_moment(campaign: Campaign, *, now: datetime) -> datetime:
    """Return when a campaign would post first, `now` for one without a when."""
    if campaign.at is None and campaign.every_s is None and campaign.cron is None:
        return now
    manage.begin(campaign, now=now)
    return campaign.next_at or now


def shut_out(ctx: AdminContext, chosen: Sequence[Chat]) -> Values:
    """Return in how many chats a promotion's card can stand, and what keeps it out of the others."""
    drafts = [Draft(chat.id, ctx.now, reason=find_chat_problem(chat)) for chat in chosen]
    fitting = sum(one.reason is None for one in drafts)
    return {"fitting": fitting, "against": objections(drafts, titles(chosen), ctx.t)}


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


async def post(ctx: AdminContext) -> str:
    """Post it or put it on the schedule, as the review says; return its name."""
    chosen = await claim_draft(ctx)
    content, campaign = await form.content_and_campaign(ctx)
    places, now = form.places(ctx.data, chosen), ctx.now
    album, who = (ctx.data.get("content") or {}).get("album"), ctx.by.member_id
    await form.save_announcement(ctx.tx, content, campaign, album=album, by_id=who, now=now)
    if ctx.data["when"]:
        await manage.add(ctx.tx, campaign, chats=places, now=now)
        return campaign.name
    made = await run.post_now(ctx.tx, campaign, chats=places, now=now, rules=rules(ctx.manager))
    if not (await posts.count_by_state(ctx.tx, made.id)).get("queued"):
        raise Refused("desk.nothing_fits")
    return campaign.name


async def publish(ctx: AdminContext) -> str:
    """Publish a promotion, as the review says; return its title."""
    chosen = await claim_draft(ctx)
    if all(find_chat_problem(chat) for chat in chosen):
        raise Refused("desk.nothing_fits")
    usual = {chat.id: chat.thread_id for chat in chosen}
    places = [(chat, topic or usual[chat]) for chat, topic in form.places(ctx.data, chosen)]
    start = promotion_terms.starts_at(ctx.data, ctx.settings.timezone, now=ctx.now)
    hosts = ctx.settings.allowed_hosts
    made = await promotion_terms.publish(ctx.tx, ctx.data, places, start, now=ctx.now, hosts=hosts)
    return made.title


async def claim_draft(ctx: AdminContext) -> Sequence[Chat]:
    """Let the draft go that is used up now; return its chats, if all are theirs."""
    if not all(ctx.by.has(chat) for chat in ctx.data["chats"]):
        raise Refused("desk.not_yours")
    ctx.facts["chats"] = len(ctx.data["chats"])
    await draft.discard(ctx.tx, ctx.data.get("draft"), ctx.by.member_id)
    return await all_of(ctx.tx, ctx.data["chats"])


async def go_home(manager: DialogManager, name: str) -> None:
    """Say on the first page what became of the post."""
    later = "desk-announced" if "type" in manager.dialog_data else "desk-scheduled"
    key = later if manager.dialog_data["when"] else "desk-posted"
    said = translate(manager)(key, name=name[:NAME_CHARS_MAX])
    await manager.start(Menu.home, data={"said": said}, mode=StartMode.RESET_STACK)


def subject(ctx: AdminContext) -> str:
    return f"deal:{ctx.data['deal']}" if "deal" in ctx.data else "announcement"


async def schedule(_: object, __: object, manager: DialogManager) -> None:
    """Do what the review says."""
    type_, need = manager.dialog_data.get("type"), AccessLevel.SOME_CHATS
    work = post if type_ is None else publish
    await Act(f"{type_ or 'post'}.new", subject, work, need, then=go_home).run(manager)


WINDOWS = (
    page(
        New.review,
        "desk-new-review",
        line("against"),
        line("room"),
        button("go", schedule, text="desk-button-schedule"),
        button("keep", saved_drafts.keep),
        reads=review,
        back=New.when,
        width=1,
    ),
)
