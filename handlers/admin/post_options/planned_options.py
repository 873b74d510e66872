"""Of a post in the queue: its buttons, pin and sound, for what comes and, the buttons, for what is there."""

from domain.campaign import revise
from domain.post.link_buttons import PostOptions, options_of, read_rows
from handlers.admin.context import AdminContext, Values
from handlers.admin.page import button, dial, following, items, line, page, typed
from handlers.admin.post_options.option_buttons import (
    PINS,
    link_items,
    option_values,
    options_line,
    without,
)
from handlers.admin.queue.campaign_access import changes, selected
from handlers.admin.states import Queue


async def options(ctx: AdminContext) -> Values:
    """How the posts of a campaign go out."""
    campaign = await selected(ctx)
    so = options_of(campaign)
    ctx.remember(options=so)
    return {
        "name": campaign.name,
        "items": link_items(so["buttons"]),
        "line": options_line(so, ctx.t),
        **option_values(so),
    }


async def change(ctx: AdminContext, so: PostOptions) -> None:
    """Change what is named, unless somebody else has changed something since it was shown."""
    campaign = await selected(ctx)
    ctx.check_unchanged(options=options_of(campaign))
    _, edited = await revise.change_options(ctx.tx, campaign.id, so, now=ctx.now)
    ctx.told = ctx.t("admin-options-changed", edited=edited)


@changes("options")
async def cycle_pin(ctx: AdminContext) -> None:
    """Pin its posts, pin them alone, or do not pin them: a press goes to the next of these."""
    await change(ctx, {"pin": following(PINS, (await selected(ctx)).pin)})


@changes("options")
async def cycle_sound(ctx: AdminContext) -> None:
    """Post with a sound, or without one."""
    await change(ctx, {"silent": not (await selected(ctx)).silent})


@changes("options")
async def add_links(ctx: AdminContext) -> None:
    """Put the buttons that were typed below those that are there."""
    rows = options_of(await selected(ctx))["buttons"]
    await change(ctx, {"buttons": [*rows, *read_rows(ctx.said, ctx.settings.allowed_hosts)]})


@changes("options")
async def remove_link(ctx: AdminContext) -> None:
    """Take a button away."""
    rows = options_of(await selected(ctx))["buttons"]
    await change(ctx, {"buttons": without(rows, ctx.said)})


WINDOWS = (
    page(
        Queue.options,
        "admin-options",
        line("line"),
        button("links", Queue.links),
        dial("pin", cycle_pin),
        dial("sound", cycle_sound),
        reads=options,
        back=Queue.campaign,
        width=1,
    ),
    page(
        Queue.links,
        "admin-links",
        typed("links", add_links),
        items("link", remove_link),
        reads=options,
        back=Queue.options,
    ),
)
