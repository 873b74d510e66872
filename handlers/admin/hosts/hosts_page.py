"""Hosts in the menus: who asks, who hosts which group, on which terms."""

from aiogram import F
from aiogram_dialog import Dialog
from aiogram_dialog.widgets.kbd import Start

from domain.admin.authority import AccessLevel
from domain.commission import parse
from domain.host import manage
from domain.refusal import Refused
from handlers.admin.context import AdminContext, Values
from handlers.admin.form import question
from handlers.admin.lists import listed
from handlers.admin.page import acts, button, dial, following, item, opens, page
from handlers.admin.states import Hosts, Partners
from handlers.admin.widgets import I18nLabel, I18nText, Value
from storage import members
from storage.chat.tables import Chat
from storage.host import hosts
from storage.host.tables import LIVE, ChatHost, HostRule, HostState
from views.host.host_screens import percent, rule_sentence

LISTED_MAX = 200
MARKS = {HostState.ASKED: "🙋", HostState.ACTIVE: "🏡", HostState.PAUSED: "⏸"}
"""Of the states that are not over."""
OVER = "▫️"


async def every(ctx: AdminContext) -> Values:
    """Everybody who asks, hosts, or has hosted."""
    found = await hosts.listed(ctx.tx, limit=LISTED_MAX)
    rows = [
        item(host.id, f"{MARKS.get(HostState(host.state), OVER)} {chat.title} · {who.name}")
        for host, chat, who in found
    ]
    return {"items": rows, "hosts": len(rows), "owner": ctx.by.is_owner}


async def selected(ctx: AdminContext) -> ChatHost:
    """Return the host that a page is about, or refuse."""
    found = await ctx.tx.get(ChatHost, ctx.chosen("host_id"))
    if found is None:
        raise Refused("host.unknown", id=ctx.chosen("host_id"))
    return found


async def one(ctx: AdminContext) -> Values:
    """One host, the group, and what is earned there."""
    host = await selected(ctx)
    ctx.remember(state=host.state, rate_bp=host.rate_bp, rule=host.rule)
    who = await members.find(ctx.tx, host.member_id)
    chat = await ctx.tx.get(Chat, host.chat_id)
    return {
        "name": who.name if who else ctx.t.plain("admin-member-gone"),
        "title": chat.title if chat else str(host.chat_id),
        "state": ctx.t(f"admin-host-state-{host.state}"),
        "sentence": rule_sentence(host.rate_bp, host.rule, ctx.t),
        "rate": percent(host.rate_bp),
        "rule": host.rule,
        "asked": host.state == HostState.ASKED,
        "active": host.state == HostState.ACTIVE,
        "paused": host.state == HostState.PAUSED,
        "live": host.state in LIVE,
        "open": host.state in (*LIVE, HostState.ASKED),
    }


async def by_number(ctx: AdminContext) -> str:
    return f"host:{(await selected(ctx)).id}"


async def unchanged(ctx: AdminContext) -> ChatHost:
    """Return the host, or refuse where somebody else has decided meanwhile."""
    host = await selected(ctx)
    ctx.check_unchanged(state=host.state, rate_bp=host.rate_bp, rule=host.rule)
    return host


@acts("host.approve", by_number, sure="admin-host-approve-sure", shows=one, then=Hosts.one)
async def approve(ctx: AdminContext) -> None:
    host = await unchanged(ctx)
    await manage.approve(ctx.tx, host.id, by_id=ctx.by.member_id, now=ctx.now)


@acts("host.decline", by_number, sure="admin-host-decline-sure", shows=one, then=Hosts.one)
async def decline(ctx: AdminContext) -> None:
    host = await unchanged(ctx)
    await manage.decline(ctx.tx, host.id, by_id=ctx.by.member_id, now=ctx.now)


@acts("host.rate", by_number, then=Hosts.one)
async def save_rate(ctx: AdminContext) -> None:
    """Set what the host earns from now on: `5%`."""
    host = await selected(ctx)
    rate_bp = parse.percent(ctx.said)
    await manage.set_terms(ctx.tx, host.id, rate_bp=rate_bp, now=ctx.now)
    ctx.facts["to"] = percent(rate_bp)


@acts("host.rule", by_number)
async def cycle_rule(ctx: AdminContext) -> None:
    """Let whoever brought the buyer earn beside the host, or not."""
    host = await unchanged(ctx)
    rule = following(tuple(HostRule), HostRule(host.rule))
    await manage.set_terms(ctx.tx, host.id, rule=rule, now=ctx.now)
    ctx.facts["to"] = rule


@acts("host.pause", by_number)
async def pause(ctx: AdminContext) -> None:
    await manage.pause(ctx.tx, (await unchanged(ctx)).id, now=ctx.now)


@acts("host.resume", by_number)
async def resume(ctx: AdminContext) -> None:
    await manage.resume(ctx.tx, (await unchanged(ctx)).id, now=ctx.now)


@acts("host.remove", by_number, sure="admin-host-remove-sure", shows=one, then=Hosts.one)
async def remove(ctx: AdminContext) -> None:
    host = await unchanged(ctx)
    await manage.remove(ctx.tx, host.id, by_id=ctx.by.member_id, now=ctx.now)


DIALOG = Dialog(
    page(
        Hosts.all,
        "admin-hosts",
        listed("host", opens("host_id", Hosts.one)),
        Start(
            I18nLabel("admin-partner-button-all"),
            id="partners",
            state=Partners.all,
            when=F["owner"],
        ),
        reads=every,
        need=AccessLevel.EVERYWHERE,
    ),
    page(
        Hosts.one,
        "admin-host",
        Value("sentence"),
        button("approve", approve, text="admin-host-button-approve", when="asked"),
        button("decline", decline, text="admin-host-button-decline", when="asked"),
        button("rate", Hosts.rate, text="admin-host-button-rate", when="open"),
        dial("rule", cycle_rule, text="admin-host-button-rule", when="open"),
        button("pause", pause, text="admin-host-button-pause", when="active"),
        button("resume", resume, text="admin-host-button-resume", when="paused"),
        button("remove", remove, text="admin-host-button-remove", when="live"),
        reads=one,
        back=Hosts.all,
        need=AccessLevel.EVERYWHERE,
    ),
    question(
        Hosts.rate,
        I18nText("admin-host-rate"),
        "rate",
        save_rate,
        reads=one,
        back=Hosts.one,
        need=AccessLevel.EVERYWHERE,
    ),
)
