"""One product in the words of every format becomes a deal's row, or says why it cannot.

Each format names its cells by these words; what a format lacks is empty.

    id title description link image_link
    price                    what is asked; with a `sale_price`, what is asked outside of the sale
    list_price               what was asked before
    sale_price, sale_price_effective_date, or sale_starts and sale_ends
    currency                 for prices that name none
    category, tags           `Home > Garden > Pots`, the last being the category
    availability, quantity   what cannot be had now is not on offer
    expiration_date          when the product stops being offered
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from domain.feeds.limits import (
    CATEGORY_CHARS_MAX,
    DESCRIPTION_CHARS_MAX,
    ID_CHARS_MAX,
    TITLE_CHARS_MAX,
)
from domain.feeds.readers.encoding import Encoding
from domain.feeds.row import ENDLESS, BadRow, BadValue, FeedItem, FeedRow, Sale
from domain.feeds.words import one_line, plain, required, split_tags, web_link
from domain.price_text import DecimalSign, is_nothing, prices

NOT_NOW = {
    *("outofstock", "soldout", "discontinued", "unavailable", "preorder", "presale", "backorder"),
    *("onbackorder", "availablefororder", "notavailable", "outstock", "no", "false", "0"),
    *("нет", "нетвналичии", "отсутствует", "подзаказ", "предзаказ", "распродано"),
    *("nein", "ausverkauft", "nichtverfügbar", "nichtlieferbar", "nichtvorrätig", "nichtauflager"),
    *("agotado", "nodisponible", "sinstock", "sinexistencias"),
    *("售罄", "缺货", "无货", "已售完", "否", "下架", "预售"),
}
"""Availability without blanks and signs: what cannot be had now is not on offer."""
SIGNS = re.compile(r"[\W_]+")
WHOLE = re.compile(r"-?[0-9]{1,9}(?:[.,]0*)?")
OLD_CODES = {"RUR": "RUB", "BYR": "BYN"}
"""Codes of money that feeds still write."""
FIRST_DAY = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class FeedTerms:
    """What a file does not say itself."""

    currency: str
    """For prices that name none."""
    shop_url: str | None = None
    """Makes links where the format has none."""
    decimal: DecimalSign | None = None
    """For prices that can be read in two ways."""
    columns: dict[str, str] = field(default_factory=dict)
    """Which column holds what, where somebody said so; an empty name is no column."""
    encoding: Encoding | None = None
    """As it was settled, where the beginning of the file does not say it."""
    said_encoding: str | None = None
    """As somebody said it, by its Python name; see `settle_encoding`."""
    zone: str = "UTC"
    """Of moments that name none."""


def judged(items: Iterable[FeedItem | BadRow], terms: FeedTerms) -> Iterator[FeedRow | BadRow]:
    """Make a row of each item."""
    for item in items:
        yield item if isinstance(item, BadRow) else judge(item, terms)


def judge(item: FeedItem, terms: FeedTerms) -> FeedRow | BadRow:
    """Return the row of one item, or why there is none."""
    try:
        return to_row(item, terms)
    except BadValue as bad:
        return BadRow(item.line, bad.reason, bad.values, source_id=item["id"] or None)


def to_row(item: FeedItem, terms: FeedTerms) -> FeedRow:
    """Return the row of one item; raise `BadValue`."""
    price_minor, list_price_minor, code, sale = _priced(item, terms)
    path = item["category"] or item["product_type"] or item["google_product_category"]
    return FeedRow(
        line=item.line,
        source_id=required(item["id"], ID_CHARS_MAX, "feed.id"),
        title=required(one_line(item["title"], TITLE_CHARS_MAX), TITLE_CHARS_MAX, "feed.title"),
        description=plain(item["description"], DESCRIPTION_CHARS_MAX),
        price_minor=price_minor,
        list_price_minor=list_price_minor,
        currency=code,
        link=web_link(item["link"], "feed.link"),
        photo=web_link(item["image_link"], "feed.photo"),
        category=one_line(path.rpartition(">")[2], CATEGORY_CHARS_MAX) or None,
        tags=split_tags(f"{path.replace('>', ',')},{item['tags']}"),
        in_stock=is_in_stock(item),
        ends_at=parse_moment(item["expiration_date"], terms.zone, "feed.expiration"),
        sale=sale,
    )


def _priced(item: FeedItem, terms: FeedTerms) -> tuple[int, int | None, str, Sale | None]:
    """Return price, list price, currency, and the sale where it has a window."""
    regular, sale = item["price"], item["sale_price"]
    sale = "" if is_nothing(sale) else sale
    own = currency_code(item["currency"]) or terms.currency
    price_minor, list_price_minor, code = prices(
        sale or regular,
        regular if sale else item["list_price"],
        currency=own,
        decimal=terms.decimal,
    )
    window = sale_window(item, terms.zone) if sale else None
    if window is None:
        return price_minor, list_price_minor, code, None
    if not regular:
        raise BadValue("feed.price_missing")
    if list_price_minor is None:
        return price_minor, None, code, None
    return list_price_minor, None, code, Sale(price_minor, list_price_minor, *window)


def currency_code(text: str) -> str:
    """Return a code in capitals, the one that holds now."""
    return OLD_CODES.get(text.upper(), text.upper())


def is_in_stock(item: FeedItem) -> bool:
    """Whether the product can be had now, as far as the feed says."""
    said = item["availability"]
    if said and normalize_availability(said) in NOT_NOW:
        return False
    count = item["quantity"]
    if not said and WHOLE.fullmatch(count):
        return int(count.rstrip("0.,") or 0) > 0 if count[0] != "-" else False
    return True


def normalize_availability(text: str) -> str:
    """Return `outofstock` for `Out of stock`, `out_of_stock` and `https://schema.org/OutOfStock`."""
    return SIGNS.sub("", text.rpartition("/")[2].casefold())


def sale_window(item: FeedItem, zone: str) -> tuple[datetime, datetime] | None:
    """Return when the sale price holds; None where no cell says it."""
    if period := item["sale_price_effective_date"]:
        return parse_sale_period(period)
    starts = parse_moment(item["sale_starts"], zone, "feed.window")
    ends = parse_moment(item["sale_ends"], zone, "feed.window", end=True)
    if starts is None and ends is None:
        return None
    starts, ends = starts or FIRST_DAY, ends or ENDLESS
    if starts >= ends:
        raise BadValue("feed.window", window=f"{item['sale_starts']}/{item['sale_ends']}"[:60])
    return starts, ends


def parse_moment(text: str, zone: str, reason: str, *, end: bool = False) -> datetime | None:
    """Read a date or a moment; without a zone of its own it is in `zone`, empty is none.

    With `end`, a date without a time is the end of its day.
    """
    if not text:
        return None
    try:
        at = datetime.fromisoformat(text)
        if end and len(text) <= len("2026-01-01"):
            at = at.replace(hour=23, minute=59, second=59)
        return (at if at.tzinfo else at.replace(tzinfo=ZoneInfo(zone))).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise BadValue(reason, moment=text[:60], window=text[:60]) from error


def parse_sale_period(text: str) -> tuple[datetime, datetime]:
    """Read `2026-11-24T11:07+0100/2026-11-29T23:07+0100`."""
    start, _, end = text.partition("/")
    try:
        starts_at, ends_at = (
            datetime.fromisoformat(start.strip()),
            datetime.fromisoformat(end.strip()),
        )
        if starts_at.tzinfo is None or ends_at.tzinfo is None or starts_at >= ends_at:
            raise BadValue("feed.window", window=text[:60])
        return starts_at.astimezone(UTC), ends_at.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise BadValue("feed.window", window=text[:60]) from error
