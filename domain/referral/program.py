"""Referral programs: made and closed by the operator; the default makes itself."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.exc import IntegrityError

from domain.display_name import is_seen
from domain.refusal import Refused
from storage.database import Tx
from storage.referral import programs
from storage.referral.programs import OPEN_MAX
from storage.referral.tables import AttributionModel, ReferralProgram

NAME_CHARS_MAX = 60
DAYS_MAX = 366
COUNT_MAX = 1_000_000
AMOUNT_MINOR_MAX = 10**12
HOUSE = "house"
HOUSE_STAY_DAYS = 1
"""Who leaves before this counts on no board."""


def check_program(program: ReferralProgram) -> None:
    """Refuse terms that could never hold."""
    if not is_seen(program.name) or len(program.name) > NAME_CHARS_MAX:
        raise Refused("referral.program_name", maximum=NAME_CHARS_MAX)
    if (program.binding == AttributionModel.WINDOW) != (program.window_days is not None):
        raise Refused("referral.program_window")
    if program.ends_at is not None and program.ends_at <= program.starts_at:
        raise Refused("referral.program_ends")
    for name in ("window_days", "stay_days", "grace_days"):
        if not 0 <= (getattr(program, name) or 0) <= DAYS_MAX:
            raise Refused("referral.program_number", name=name, maximum=DAYS_MAX)
    for name, most in (
        ("cap_day", COUNT_MAX),
        ("cap_total", COUNT_MAX),
        ("reward_minor", AMOUNT_MINOR_MAX),
        ("budget_minor", AMOUNT_MINOR_MAX),
    ):
        if not 0 <= (getattr(program, name) or 0) <= most:
            raise Refused("referral.program_number", name=name, maximum=most)
    if program.reward_minor and not program.currency:
        raise Refused("referral.program_currency")


def is_running(program: ReferralProgram, *, now: datetime) -> bool:
    """Return whether a program binds anybody now."""
    over = program.ends_at is not None and program.ends_at <= now
    return program.starts_at <= now and program.closed_at is None and not over


async def default_program(tx: Tx, *, now: datetime) -> ReferralProgram:
    """Return the default program; the first who asks makes it, and only one does."""
    found = await programs.find_default(tx)
    if found is not None:
        return found
    try:
        async with tx.begin_nested():
            made = ReferralProgram(
                name=HOUSE, starts_at=now, is_house=True, stay_days=HOUSE_STAY_DAYS
            )
            tx.add(made)
            await tx.flush()
            return made
    except IntegrityError:
        # Somebody beside us was quicker; by now that is committed.
        found = await programs.find_default(tx)
        if found is None:
            raise
        return found


async def running_programs(tx: Tx, *, now: datetime) -> Sequence[ReferralProgram]:
    """Return the programs that run, the default among them."""
    await default_program(tx, now=now)
    return await programs.open_now(tx, now=now)


async def add_program(tx: Tx, program: ReferralProgram, *, now: datetime) -> ReferralProgram:
    """Save a program, or refuse its terms."""
    check_program(program)
    if len(await running_programs(tx, now=now)) >= OPEN_MAX:
        raise Refused("referral.program_many", maximum=OPEN_MAX)
    tx.add(program)
    await tx.flush()
    return program


async def set_budget(
    tx: Tx, program_id: int, minor: int | None, *, saw: int | None
) -> ReferralProgram:
    """Give a program another budget, None for no limit; not less than it has promised already.

    `saw` is the budget that whoever changes it has seen.
    """
    program = await programs.lock(tx, program_id)
    if program is None or program.is_house or program.closed_at is not None:
        raise Refused("referral.program_unknown", id=program_id)
    if program.budget_minor != saw:
        raise Refused("referral.program_changed")
    if minor is not None and minor < program.spent_minor:
        raise Refused("referral.program_spent")
    program.budget_minor = minor
    check_program(program)
    return program


async def close_program(tx: Tx, program_id: int, *, now: datetime) -> ReferralProgram:
    """Let a program bind nobody any more; what it promised stays promised."""
    program = await programs.lock(tx, program_id)
    if program is None or program.is_house:
        raise Refused("referral.program_unknown", id=program_id)
    program.closed_at = program.closed_at or now
    return program
