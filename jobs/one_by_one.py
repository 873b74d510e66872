"""What every tick does with a list: each in turn, and one that fails holds up no other."""

from collections.abc import Awaitable, Callable, Iterable


async def one_by_one(
    what: str, numbers: Iterable[int], step: Callable[[int], Awaitable[int]]
) -> int:
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
