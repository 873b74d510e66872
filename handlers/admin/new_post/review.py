"""The review of a new post: how it fits, chat by chat, before anything is done; then doing it."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from aiogram_dialog import DialogManager

from domain.admin.authority import AccessLevel
from domain.campaign import announcement, manage, run
from domain.chat.pin_right import may_pin
from domain.post import draft, pacing
from domain.post.lint import find_chat_problem
from domain.post.pacing import CapLeft
from domain.post.planner import Draft, PostingRules
from domain.reduction.free_text import FOUND_MAX, find_claims
from domain.refusal import Refused
from handlers.admin.context import AdminContext, Data, Values
from handlers.admin.messages import start_anew
from handlers.admin.new_post import form, promotion_terms, saved_drafts
from handlers.admin.page import Act, button, line, page
from handlers.admin.post_options.option_buttons import options_line
from handlers.admin.states import Menu, New
from storage.campaign.tables import Campaign
from storage.chat.chats import all_of
from storage.chat.tables import Chat
from storage.post import posts
from views.campaign.repeat_rule import rule
from views.i18n import Html, Translate, refusal_key

REASONS_SHOWN_MAX = 5
CHATS_SHOWN_MAX = 10
NAME_CHARS_MAX = 60
TITLE_CHARS_MAX = 40
QUIET = "lint.quiet_hours"


async def review(ctx: AdminContext) -> Values:
    """What will happen, chat by chat, and what stands against it."""
    chosen = await all_of(ctx.tx, [chat for chat in ctx.data["chats"] if ctx.by.has(chat)])
    if "type" not in ctx.data:
        return await review_post(ctx, chosen)
    shown = await promotion_terms.review(ctx)
    return {**shown, **where_and_when(shut_out(ctx, chosen), chosen, ctx, shown["against"])}


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
    refusal = t(refusal_key(against)) if against else Html("")
    options = form.options(ctx.data)
    return {
        "name": campaign.name,
        "moment": t.moment(first, campaign.zone) if ctx.data["when"] else t("admin-now"),
        "rule": rule(campaign, t),
        "options": options_line(options, t),
        "no_pin": unpinned(chosen, t) if options["pin"] else "",
        "room": left(least, quiet and not any(one.reason == QUIET for one in drafts), t),
        **where_and_when(drafts, chosen, ctx, refusal),
    }


def rules(manager: DialogManager) -> PostingRules:
    """Return the shop's own rules about posts."""
    found: PostingRules = manager.middleware_data["rules"]
    return found


def first_moment(campaign: Campaign, *, now: datetime) -> datetime:
    """Return when a campaign would post first, `now` for one without a when."""
    if campaign.at is None and campaign.every_s is None and campaign.cron is None:
        return now
    manage.begin(campaign, now=now)
    return campaign.next_at or now


def shut_out(ctx: AdminContext, chosen: Sequence[Chat]) -> list[Draft]:
    """Return where a promotion's card comes, and what keeps it out of a chat."""
    start = promotion_terms.starts_at(ctx.data, ctx.settings.timezone, now=ctx.now)
    return [Draft(chat.id, start, reason=find_chat_problem(chat)) for chat in chosen]


def where_and_when(
    drafts: Sequence[Draft], chosen: Sequence[Chat], ctx: AdminContext, against: object
) -> Values:
    """Return each chat by its name, with its own time or what stands against it there."""
    known = {chat.id: chat for chat in sorted(chosen, key=lambda chat: chat.title)}
    order = list(known)
    in_order = sorted(drafts, key=lambda one: order.index(one.chat_id))
    fitting = [] if against else [one for one in in_order if one.reason is None]
    return {
        "fitting": len(fitting),
        "all": len(ctx.data["chats"]),
        "left_out": len(ctx.data["chats"]) - len(fitting),
        "later": bool(ctx.data["when"]),
        "where": chat_lines(fitting, known, ctx.t, zone=ctx.settings.timezone, now=ctx.now),
        "against": against or objections(in_order, known, ctx.t),
    }


def chat_lines(
    fitting: Sequence[Draft], known: Mapping[int, Chat], t: Translate, *, zone: str, now: datetime
) -> Html:
    """Return a line for each of the first chats: its name, and when it has the post by its clock.

    Where that is not the shop's `zone`, the clock's town stands behind it.
    """
    lines = []
    for one in fitting[:CHATS_SHOWN_MAX]:
        chat = known[one.chat_id]
        there, title = chat.zone or zone, chat.title[:TITLE_CHARS_MAX]
        moment = t("admin-now") if one.due_at <= now else t.moment(one.due_at, there)
        place = "" if there == zone else there.rpartition("/")[2].replace("_", " ")
        key = "admin-review-chat-elsewhere" if place else "admin-review-chat"
        lines.append(t(key, title=title, moment=moment, place=place))
    if len(fitting) > CHATS_SHOWN_MAX:
        lines.append(t("admin-objections-more", more=len(fitting) - CHATS_SHOWN_MAX))
    return Html("\n".join(lines))


def objections(drafts: Sequence[Draft], known: Mapping[int, Chat], t: Translate) -> Html:
    """Return a line for each of the first chats that refuse, with the reason."""
    refused = [one for one in drafts if one.reason is not None]
    lines = [
        t(
            "admin-objection",
            title=known[one.chat_id].title[:TITLE_CHARS_MAX],
            reason=t(refusal_key(one.reason or "")),
        )
        for one in refused[:REASONS_SHOWN_MAX]
    ]
    if len(refused) > REASONS_SHOWN_MAX:
        lines.append(t("admin-objections-more", more=len(refused) - REASONS_SHOWN_MAX))
    return Html("\n".join(lines))


def unpinned(chosen: Sequence[Chat], t: Translate) -> Html:
    """Return in which chats the bot may not pin, empty where it may everywhere."""
    shut = [chat.title[:TITLE_CHARS_MAX] for chat in chosen if not may_pin(chat)]
    if not shut:
        return Html("")
    more = len(shut) - REASONS_SHOWN_MAX
    named = ", ".join(sorted(shut)[:REASONS_SHOWN_MAX])
    return t("admin-pin-no-right", titles=named if more <= 0 else f"{named} + {more}")


def left(least: CapLeft | None, quiet_ok: bool, t: Translate) -> Html:
    """Return how full the fullest chat would be that day, and that the quiet hours are kept."""
    lines = []
    if least is not None:
        title = least.title[:TITLE_CHARS_MAX]
        lines.append(t("admin-room", title=title, number=least.number, cap=least.cap))
    if quiet_ok:
        lines.append(t("admin-quiet-ok"))
    return Html("\n".join(lines))


async def post(ctx: AdminContext) -> str:
    """Post it or put it on the schedule, as the review says; return the words that say so."""
    chosen = await claim_draft(ctx)
    content, campaign = await form.content_and_campaign(ctx)
    places, now = form.places(ctx.data, chosen), ctx.now
    album, who = (ctx.data.get("content") or {}).get("album"), ctx.by.member_id
    await form.save_announcement(ctx.tx, content, campaign, album=album, by_id=who, now=now)
    if ctx.data["when"]:
        made = await manage.add(ctx.tx, campaign, chats=places, now=now)
        first = ctx.t.moment(made.next_at or now, campaign.zone)
        return ctx.t("admin-scheduled", name=campaign.name[:NAME_CHARS_MAX], moment=first)
    done = await run.post_now(ctx.tx, campaign, chats=places, now=now, rules=rules(ctx.manager))
    if not (await posts.count_by_state(ctx.tx, done.id)).get("queued"):
        raise Refused("admin.nothing_fits")
    return ctx.t("admin-posted", name=campaign.name[:NAME_CHARS_MAX])


async def publish(ctx: AdminContext) -> str:
    """Publish a promotion, as the review says; return the words that say so."""
    chosen = await claim_draft(ctx)
    if all(find_chat_problem(chat) for chat in chosen):
        raise Refused("admin.nothing_fits")
    usual = {chat.id: chat.thread_id for chat in chosen}
    places = [(chat, topic or usual[chat]) for chat, topic in form.places(ctx.data, chosen)]
    start = promotion_terms.starts_at(ctx.data, ctx.settings.timezone, now=ctx.now)
    hosts = ctx.settings.allowed_hosts
    made = await promotion_terms.publish(ctx.tx, ctx.data, places, start, now=ctx.now, hosts=hosts)
    key = "admin-announced" if ctx.data["when"] else "admin-posted"
    return ctx.t(key, name=made.title[:NAME_CHARS_MAX])


async def claim_draft(ctx: AdminContext) -> Sequence[Chat]:
    """Let the draft go that is used up now; return its chats, if all are theirs."""
    if not all(ctx.by.has(chat) for chat in ctx.data["chats"]):
        raise Refused("admin.not_yours")
    ctx.facts["chats"] = len(ctx.data["chats"])
    await draft.discard(ctx.tx, ctx.data.get("draft"), ctx.by.member_id)
    return await all_of(ctx.tx, ctx.data["chats"])


async def go_home(manager: DialogManager, said: str) -> None:
    """Say on the first page what became of the post."""
    await start_anew(manager, Menu.home, {"said": said})


def subject(ctx: AdminContext) -> str:
    return f"deal:{ctx.data['deal']}" if "deal" in ctx.data else "announcement"


async def claimed(ctx: AdminContext) -> Values:
    """Return the reductions that the words of a draft claim."""
    return {"claims": " · ".join(claims_of(ctx.data))}


def claims_of(data: Data) -> list[str]:
    """Return the same as a list: of the text, or of an album's captions."""
    said = announcement.captions_of(data["content"]) if data.get("content") else ()
    return [claim for one in said for claim in find_claims(one["text"], one["entities"])][
        :FOUND_MAX
    ]


CLAIMING = Act(
    "post.new",
    subject,
    post,
    AccessLevel.SOME_CHATS,
    sure="admin-claim-sure",
    shows=claimed,
    then=go_home,
)
"""A post whose words claim a reduction: whoever sends it stands for that."""


async def schedule(_: object, __: object, manager: DialogManager) -> None:
    """Do what the review says."""
    type_, need = manager.dialog_data.get("type"), AccessLevel.SOME_CHATS
    if type_ is None and claims_of(manager.dialog_data):
        await CLAIMING.ask(manager)
        return
    work = post if type_ is None else publish
    await Act(f"{type_ or 'post'}.new", subject, work, need, then=go_home).run(manager)


WINDOWS = (
    page(
        New.review,
        "admin-new-review",
        line("where"),
        line("against"),
        line("options"),
        line("no_pin"),
        line("room"),
        button("go", schedule, text="admin-button-schedule"),
        button("keep", saved_drafts.keep),
        reads=review,
        back=New.when,
        width=1,
        confirms=(CLAIMING,),
    ),
)
