"""The options that a promotion offers: frozen when it is published, chosen by those who take part.

the deal's options that can be had -> frozen, with the difference to the deal's price
a press without one -> which?      -> one, or why not
"""

from collections.abc import Mapping, Sequence
from typing import NotRequired, TypedDict

from domain.feeds.limits import OPTION_CHARS_MAX, STOCK_MAX
from domain.option.option import can_be_had, label, price_of, short_label
from domain.refusal import Refused
from storage.database import Tx
from storage.deal.tables import Deal
from storage.option import options, promotion_options
from storage.option.promotion_options import Pair
from storage.option.tables import DealOption, PromotionOption


class WhichOption(Refused):
    """Somebody has to say which option they want: these are what there is."""

    def __init__(self, title: str, choices: Sequence["OptionChoice"]) -> None:
        names = ", ".join(one["label"] for one in choices if not one["sold_out"])
        super().__init__("option.which", title=title, options=names)
        self.choices = choices


class OptionChoice(TypedDict):
    """An option as it is chosen."""

    id: int
    label: str
    extra_minor: int
    sold_out: bool
    waits: NotRequired[bool]
    """It is on sale, and its units are all taken: who wants it can stand in line."""


async def choosable(tx: Tx, deal: Deal) -> list[DealOption]:
    """Return the options of a deal that can be had now."""
    return [one for one in await options.of_deal(tx, deal.id) if can_be_had(one)]


async def choosable_labels(tx: Tx, deal: Deal) -> list[str]:
    """Return what the options of a deal that can be had now are called."""
    return [label(one.words) for one in await choosable(tx, deal)] if deal.option_kinds else []


def select_options(found: Sequence[DealOption], wanted: Sequence[str] | None) -> list[DealOption]:
    """Return the options that somebody named, all if nobody did; refuse a name that is none's."""
    if wanted is None:
        return list(found)
    chosen = [find_option([label(one.words) for one in found], name) for name in wanted]
    return [found[place] for place in sorted(set(chosen))]


def find_option(labels: Sequence[str], typed: str) -> int:
    """Return the place of the option that was typed: its whole name, or a word that is its alone."""
    said = " ".join(typed.split()).casefold()
    names = [one.casefold() for one in labels]
    if said in names:
        return names.index(said)
    parts = [{part.strip() for part in name.split("·")} for name in names]
    wanted = {part.strip() for part in said.replace("/", "·").split("·")}
    fitting = [place for place, words in enumerate(parts) if wanted <= words]
    if len(fitting) != 1:
        raise Refused("option.unknown", typed=typed[:OPTION_CHARS_MAX], options=", ".join(labels))
    return fitting[0]


def read_options(typed: str) -> dict[str, int | None]:
    """Read `S=5, M=10` as units of options by their names, or `S, M` without; or refuse."""
    found: dict[str, int | None] = {}
    for part in filter(None, (word.strip() for word in typed.split(","))):
        name, equals, number = (word.strip() for word in part.partition("="))
        units = int(number) if number.isascii() and number.isdecimal() and number else 0
        if not name or (equals and not 1 <= units <= STOCK_MAX):
            raise Refused("option.typed", typed=part[:OPTION_CHARS_MAX])
        found[name] = units if equals else None
    if len({units is None for units in found.values()}) > 1:
        raise Refused("option.units_all")
    return found


async def offered(
    tx: Tx, deal: Deal, wanted: Mapping[str, int | None] | None
) -> tuple[list[DealOption], dict[int, int]]:
    """Return what somebody wants to offer of a deal, and the units of each option by its id.

    None wants all that can be had; a name that is none's is refused.
    """
    chosen = select_options(await choosable(tx, deal), None if wanted is None else list(wanted))
    return chosen, own_units(chosen, wanted)


def own_units(
    chosen: Sequence[DealOption], wanted: Mapping[str, int | None] | None
) -> dict[int, int]:
    """Return the units of each option that has units of its own, by its id."""
    labels = [label(one.words) for one in chosen]
    named = (
        (chosen[find_option(labels, name)].id, units) for name, units in (wanted or {}).items()
    )
    return {option_id: units for option_id, units in named if units is not None}


async def freeze(
    tx: Tx,
    subject: str,
    subject_id: int,
    deal: Deal,
    chosen: Sequence[DealOption],
    *,
    lowest_minor: int,
    stock: Mapping[int, int] | None = None,
) -> list[PromotionOption]:
    """Write down what a promotion offers; `stock` has the units of each option by its id.

    Refuses an option that would cost nothing at the promotion's lowest price.
    """
    made = []
    for place, one in enumerate(chosen):
        extra, units = price_of(one, deal) - deal.price_minor, (stock or {}).get(one.id)
        if lowest_minor + extra < 1:
            raise Refused("option.for_nothing", option=label(one.words))
        made.append(
            PromotionOption(
                subject=subject,
                subject_id=subject_id,
                option_id=one.id,
                label=short_label(one.words, OPTION_CHARS_MAX),
                position=place,
                extra_minor=extra,
                stock_total=units,
                stock_left=units,
            )
        )
    tx.add_all(made)
    await tx.flush()
    return made


def choice_of(pair: Pair) -> OptionChoice:
    """Return an option as it is chosen."""
    offered, own = pair
    made: OptionChoice = {
        "id": offered.id,
        "label": offered.label,
        "extra_minor": offered.extra_minor,
        "sold_out": is_gone(pair),
    }
    if own.closed_at is None and own.in_stock and offered.stock_left == 0:
        made["waits"] = True
    return made


def is_gone(pair: Pair) -> bool:
    """Whether nobody can have an option now."""
    offered, own = pair
    return own.closed_at is not None or not own.in_stock or offered.stock_left == 0


async def choices(tx: Tx, subject: str, subject_id: int) -> list[OptionChoice]:
    """Return the options of a promotion as they are chosen."""
    return [choice_of(one) for one in await promotion_options.of_promotion(tx, subject, subject_id)]


async def choose(
    tx: Tx, subject: str, subject_id: int, option_id: int | None, *, title: str, waits: bool = False
) -> PromotionOption:
    """Return the option that somebody wants, or refuse; where there is one alone, it is that.

    Raises `WhichOption` where nobody said. Whoever `waits` may name one that is sold out.
    """
    found = await promotion_options.of_promotion(tx, subject, subject_id)
    if option_id is None and len(found) > 1:
        raise WhichOption(title, [choice_of(one) for one in found])
    pair = next((one for one in found if option_id in (one[0].id, None)), None)
    if pair is None:
        raise Refused("option.gone", title=title)
    offered, own = pair
    if own.closed_at is not None or not own.in_stock:
        raise Refused("option.ended", option=offered.label)
    if offered.stock_left == 0 and not waits:
        raise Refused("option.sold_out", option=offered.label)
    return offered


async def option_title(tx: Tx, title: str, option_id: int | None) -> str:
    """Return what somebody has of a promotion, its option included."""
    if option_id is None:
        return title
    names = await promotion_options.labels(tx, (option_id,))
    return with_option(title, names.get(option_id))


def with_option(title: str, name: str | None) -> str:
    """Return a title with the name of an option behind it."""
    return title if name is None else f"{title} · {name}"
