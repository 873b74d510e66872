"""`members`: whom the shop sells to."""

from typing import Annotated

import typer

from bot.cli import output, shop
from domain import ban as domain_ban
from domain.ban import BanEffects
from storage.members import Member
from views.ban_effects import effects
from views.i18n import translator

app = typer.Typer()
MemberId = Annotated[int, typer.Argument(help="The member's Telegram id.")]


@app.command()
def ban(
    member: MemberId,
    keep_vouchers: Annotated[
        bool, typer.Option("--keep-vouchers", help="Leave vouchers valid that are not paid.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Let a member buy nothing more: seats, orders that are not paid and places in line go."""
    if _mark_erased(member, banned=True):
        output.say(f"{member} was erased; whoever comes back under this id can buy nothing.")
        return
    found, known = shop.read(lambda ctx: _look(ctx, member))
    if _takes(found) or found.balance:
        output.say(f"{known.name} ({known.id}):")
        for line in effects(found, translator("en"), cancel=not keep_vouchers):
            output.say(f"- {line}")
    if _takes(found) and not yes:
        typer.confirm(f"Ban {known.name}?", abort=True)
    done, _ = shop.write(
        lambda ctx: domain_ban.ban(
            ctx.tx, member, by_id=None, now=ctx.now, cancel_vouchers=not keep_vouchers
        )
    )
    output.say(f"{done.name} ({done.id}) can buy nothing more.")


@app.command()
def unban(member: MemberId) -> None:
    """Let a member join and claim again; what the ban took does not come back."""
    if _mark_erased(member, banned=False):
        output.say(f"{member} was erased; whoever comes back under this id can buy again.")
        return
    found = shop.write(lambda ctx: domain_ban.unban(ctx.tx, member, by_id=None, now=ctx.now))
    output.say(
        f"{found.name} ({found.id}) can buy again. Seats, places in line, cancelled vouchers and "
        "void rewards do not come back."
    )


def _mark_erased(member_id: int, *, banned: bool) -> bool:
    return shop.write(
        lambda ctx: domain_ban.mark_erased(
            ctx.tx, member_id, banned=banned, by_id=None, now=ctx.now
        )
    )


async def _look(ctx: shop.Ctx, member_id: int) -> tuple[BanEffects, Member]:
    member = await domain_ban.require_bannable(ctx.tx, member_id)
    return await domain_ban.find_effects(ctx.tx, member_id), member


def _takes(found: BanEffects) -> bool:
    """Whether a ban takes anything, or leaves a voucher that might be taken."""
    return bool(
        found.given_up or found.unpaid or found.waiting or found.rewards or found.withdrawal
    )
