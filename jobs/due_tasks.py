"""Rounds of a tick: a question that is indexed, and a step for each answer.

A page of steps shares one transaction, each in a savepoint of its own, so that one that fails
takes back only itself and a hundred of them cost one commit. A page is short, for presses wait
for it.
"""

from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass

from storage.database import Database, Tx

PAGE = 50
"""Steps in one transaction."""
Question = Callable[[Tx], Awaitable[Sequence[int]]]
Step = Callable[[Tx, int], Awaitable[object]]


@dataclass(frozen=True)
class DueTask:
    """One kind of thing that time makes due."""

    name: str
    """What the numbers stand for, such as `seat`."""
    question: Question
    step: Step


async def run(database: Database, rounds: Sequence[DueTask], failures: list[Exception]) -> int:
    """Go through `rounds` in their order; return how many things were due.

    What fails is added to `failures`, with its name and number noted on it.
    """
    done = 0
    for each in rounds:
        async with database.read() as tx:
            found = await each.question(tx)
        for first in range(0, len(found), PAGE):
            await run_page(database, each.name, found[first : first + PAGE], each.step, failures)
        done += len(found)
    return done


async def run_all(database: Database, rounds: Sequence[DueTask], undone: str) -> int:
    """Go through `rounds` in their order; return how many things were due.

    Raises `ExceptionGroup` at the end, called `undone`, if some failed, with one error for each.
    """
    failures: list[Exception] = []
    done = await run(database, rounds, failures)
    if failures:
        raise ExceptionGroup(undone, failures)
    return done


async def run_page(
    database: Database, name: str, found: Sequence[int], step: Step, failures: list[Exception]
) -> None:
    """Run a step for each number in one transaction, a savepoint for each."""
    async with database.batch() as batch:
        for number in found:
            try:
                async with batch.savepoint() as tx:
                    await step(tx, number)
            except Exception as failure:  # noqa: BLE001
                # One that cannot be seen to must not keep the others waiting.
                failure.add_note(f"{name} {number}")
                failures.append(failure)


async def run_each(what: str, numbers: Iterable[int], step: Callable[[int], Awaitable[int]]) -> int:
    """Run a step for each number, in transactions of its own; return the sum of the results.

    Raises `ExceptionGroup` at the end if steps failed, with one error for each; `what` and the
    number are noted on it.
    """
    failures: list[Exception] = []
    done = 0
    for number in numbers:
        try:
            done += await step(number)
        except Exception as failure:  # noqa: BLE001
            # Whatever is wrong with this one, the others are due as well.
            failure.add_note(f"{what} {number}")
            failures.append(failure)
    if failures:
        raise ExceptionGroup(f"{what}s failed", failures)
    return done
