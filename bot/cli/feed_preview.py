"""What a feed file is and what an import would do, as `deals import` says it; and what is said of its columns."""

from collections.abc import Sequence
from difflib import get_close_matches

import typer

from bot.cli.output import money
from bot.cli.refusals import refusal_text
from domain.feed_preview.preview import FeedPreview, SampleDeal, is_doubtful
from domain.feeds.formats.plain import COLUMNS
from domain.feeds.readers.encoding import CANDIDATES, named_encoding
from domain.feeds.readers.reading import Format
from domain.refusal import Refused

FORMATS = {
    Format.GOOGLE_XML: "Google Merchant (XML)",
    Format.GOOGLE_TABLE: "Google Merchant or Facebook (table)",
    Format.SHOPIFY_TABLE: "Shopify (table)",
    Format.SHOPIFY_JSON: "Shopify (products.json)",
    Format.WOOCOMMERCE: "WooCommerce export",
    Format.YANDEX: "Yandex Market (YML)",
    Format.JSON: "JSON list",
    Format.TABLE: "table",
}
ENCODINGS = ("windows-1251", "windows-1252", "windows-1250", "gb18030", "utf-8")
PACKINGS = {"none": "", "gzip": ", gzip", "zip": ", zip", "sheet": ", spreadsheet"}


def parse_columns(said: Sequence[str]) -> dict[str, str]:
    """Read `price=Preis`; refuse what is no such pair."""
    found = {}
    for pair in said:
        what, sign, name = pair.partition("=")
        what = what.strip().lower().replace(" ", "_")
        if not sign or what not in COLUMNS:
            raise typer.BadParameter(
                f"{pair}: write WHAT=COLUMN, such as price=Preis. WHAT is one of {', '.join(COLUMNS)}."
            )
        found[what] = name.strip()
    return found


def parse_encoding(said: str | None) -> str | None:
    """Return the Python name of an encoding; refuse what is none."""
    found = named_encoding(said) if said else None
    if said and found is None:
        close = get_close_matches(said.lower(), [*CANDIDATES, *ENCODINGS], n=1)
        hint = f"Did you mean {close[0]}?" if close else f"Such as {', '.join(ENCODINGS)}."
        raise typer.BadParameter(f"There is no encoding {said}. {hint}")
    return found


def about(preview: FeedPreview) -> list[str]:
    """Return the lines that say how a file is read."""
    guessed = (
        " (guessed; look at the samples, `--encoding NAME` says another)"
        if preview["guessed"]
        else ""
    )
    decimal = f", decimal {preview['decimal']}" if preview["decimal"] else ""
    form = f"{FORMATS[Format(preview['form'])]}{PACKINGS[preview['packing']]}"
    lines = [f"{form}, {preview['encoding']}{guessed}{decimal}"]
    if preview["columns"]:
        pairs = ", ".join(f"{what} = {name}" for what, name in preview["columns"])
        lines.append(f"Columns: {pairs}. `--column price=NAME` says another.")
    if preview["form_before"]:
        before = FORMATS[Format(preview["form_before"])]
        lines.append(f"The last file of this feed was another format: {before}.")
    if preview["needs_shop"]:
        lines.append("This format has no links: `--shop-url https://your.shop` makes them.")
    return lines


def outcome(preview: FeedPreview) -> list[str]:
    """Return the lines that say what an import would do."""
    lines = [sample_line(one) for one in preview["samples"]]
    lines.append(
        f"It would be {preview['new']} new, {preview['changed']} changed, {preview['same']} the same, "
        f"{preview['bad']} bad, {preview['missing']} not in the file."
    )
    if is_doubtful(preview["missing"], preview["known"]):
        lines.append("The file lacks so much of its feed that it is likely a broken one.")
    for line, reason, values in preview["complaints"]:
        words = refusal_text(Refused(reason, **values))
        lines.append(f"  line {line}: {words}")
    lines.append("Nothing was imported: this was a dry run.")
    return lines


def sample_line(deal: SampleDeal) -> str:
    """Return a deal as it will look."""
    price = money(deal["price_minor"], deal["currency"])
    before = deal["list_price_minor"]
    return "  " + ", ".join(
        [
            deal["title"],
            price if before is None else f"{price} instead of {money(before, deal['currency'])}",
            *(() if deal["in_stock"] else ("sold out",)),
            *(() if deal["link"] else ("no link",)),
            *(() if deal["photo"] else ("no picture",)),
        ]
    )
