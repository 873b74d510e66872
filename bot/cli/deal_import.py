"""`deals import`: a feed file becomes deals, and what came of it as a script and a person read it.

Exit codes: 0 done, 1 nothing of the file was imported, or what was asked for besides was not done,
2 the call is wrong, 3 a part is missing (the file broke off; with `--strict` also any bad row).
"""

from dataclasses import dataclass
from pathlib import Path
from random import SystemRandom
from typing import Annotated

import typer
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

from bot.cli import feed_preview, feeds, output, shop
from bot.cli.refusals import refusal_text
from domain.admin import audit
from domain.clock import Clock
from domain.csv_file import BOM, to_csv
from domain.deal import approval, feed_import
from domain.deal.deal import Tally
from domain.deal.feed_import import FeedNews
from domain.feed_preview.preview import MISSING_PERCENT_MAX, FeedPreview, is_doubtful
from domain.feeds.excerpt import excerpts
from domain.feeds.readers.reading import FeedLayout, FeedTerms, Format
from domain.feeds.row import BadRow, FeedContents
from domain.price_text import DecimalSign
from domain.refusal import Refused
from jobs.import_file import file_chunks, import_file, preview_feed, withdraw_missing
from storage.database import Database, Tx
from storage.deal import catalogue, feed_settings

app = typer.Typer()
app.add_typer(feeds.app, name="feeds")
BAD_SHOWN_MAX = 20
NEW_SHOWN_MAX = 20
REPORT_COLUMNS = ("line", "what is wrong", "row")


DecimalOption = Annotated[
    DecimalSign | None,
    typer.Option(help="Decimal sign, for prices that can be read in two ways, such as 1.299."),
]
ColumnOption = Annotated[
    list[str] | None,
    typer.Option(help="Which column holds what, such as price=Preis; may be repeated."),
]
EncodingOption = Annotated[
    str | None,
    typer.Option(
        callback=feed_preview.parse_encoding,
        help="Encoding, such as windows-1251, where the guess of one is wrong.",
    ),
]
DryRunOption = Annotated[
    bool, typer.Option("--dry-run", help="Show what it would do, and import nothing.")
]


@dataclass(frozen=True, slots=True)
class AskedTerms:
    """How somebody wants the file to be read."""

    shop_url: str | None
    decimal: DecimalSign | None
    columns: dict[str, str]
    encoding: str | None


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of a file, and how its feed stands now."""

    layout: FeedLayout
    form_before: Format | None
    tally: Tally
    contents: FeedContents
    news: FeedNews
    known: set[str]
    """The ids of the deals of the feed that are on sale."""
    without_link: int

    @property
    def missing(self) -> set[str]:
        """What is on sale and not in the file; nobody knows where the file broke off."""
        return set() if self.contents.cut else self.known - self.contents.ids

    @property
    def nothing(self) -> bool:
        return not (self.tally.new or self.tally.changed or self.tally.same)


@app.command("import")
def import_(
    file: Annotated[
        Path,
        typer.Argument(help="XML, JSON, a table or a spreadsheet; also packed as gzip or zip."),
    ],
    source: Annotated[
        str, typer.Option(help="Name of the feed; the same name updates the same deals.")
    ] = "",
    shop_url: Annotated[
        str, typer.Option(help="Your shop's address, for a Shopify file, which has no links.")
    ] = "",
    decimal: DecimalOption = None,
    encoding: EncodingOption = None,
    column: ColumnOption = None,
    dry_run: DryRunOption = False,
    allow: Annotated[
        bool, typer.Option(help="Let rotations post the new deals of the feed at once.")
    ] = False,
    withdraw: Annotated[
        bool,
        typer.Option(
            "--withdraw-missing", help="Withdraw the deals of the feed that the file lacks."
        ),
    ] = False,
    force: Annotated[
        bool,
        typer.Option(
            "--force", help=f"Withdraw also more than {MISSING_PERCENT_MAX} % of the feed."
        ),
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Withdraw without asking.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Exit 3 where a row is bad.")] = False,
    report: Annotated[
        Path | None, typer.Option(help="Write every bad row into this CSV file.")
    ] = None,
) -> None:
    """Import a feed file: good rows become deals, bad rows are listed with line and reason."""
    shop.existing(file)
    feed = source or feed_name(file)
    columns = feed_preview.parse_columns(column or ())
    asked = AskedTerms(shop_url or None, decimal, columns, encoding)
    if dry_run:
        _preview(file, feed, asked)
        return
    done = _imported(file, feed, asked, allow=allow)
    _show(file, feed, done, report)
    if done.news["waiting"]:
        _show_news(feed, done.news)
    complete = _see_to_missing(feed, done, force=force, yes=yes) if withdraw else True
    if done.missing and not withdraw:
        output.say(
            f"{_deals(len(done.missing))} of {feed} that the file does not have: on sale as before. "
            "`--withdraw-missing` takes them off."
        )
    if done.nothing:
        output.fail("Nothing was imported.")
    if not complete:
        raise typer.Exit(output.NOT_DONE)
    if done.contents.cut or (strict and done.tally.bad):
        raise typer.Exit(output.NOT_DONE)


def feed_name(file: Path) -> str:
    """Return the name of the feed of a file: its own, without what it is packed in."""
    packed = file.suffix.lower() in (".gz", ".zip")
    return Path(file.stem).stem if packed else file.stem


async def _terms(tx: Tx, feed: str, asked: AskedTerms) -> FeedTerms:
    """Return how the file is read: as it is asked now, else as the last one of the feed was."""
    ctx = await shop.context(tx)
    known = await feed_settings.find(tx, feed)
    decimal = asked.decimal or (known and known.decimal and DecimalSign(known.decimal)) or None
    return FeedTerms(
        ctx.settings.currency,
        asked.shop_url or (known.shop_url if known else None),
        decimal,
        columns={**(known.columns if known else {}), **asked.columns},
        said_encoding=asked.encoding or (known.encoding if known else None),
        zone=ctx.settings.timezone,
    )


def _preview(file: Path, feed: str, asked: AskedTerms) -> None:
    """Say what the file is and what an import would do."""

    async def previewed(database: Database) -> FeedPreview:
        async with database.read() as tx:
            terms = await _terms(tx, feed, asked)
        return await preview_feed(
            database, lambda: file_chunks(file), source=feed, terms=terms, now=Clock().now()
        )

    preview = shop.with_database(previewed)
    for line in (*feed_preview.about(preview), *feed_preview.outcome(preview)):
        output.say(line)
    if preview["bad"] == preview["rows"]:
        raise typer.Exit(output.NOT_DONE)


def _imported(file: Path, feed: str, asked: AskedTerms, *, allow: bool) -> Imported:
    columns = (TextColumn(file.name), BarColumn(), DownloadColumn(), TimeRemainingColumn())
    size = file.stat().st_size

    async def imported(database: Database) -> Imported:
        async with database.read() as tx:
            terms = await _terms(tx, feed, asked)
            before = await feed_settings.find(tx, feed)

        async def note(tx: Tx) -> None:
            await audit.record(tx, None, "deals.import", f"file:{file.name}", now=Clock().now())

        with Progress(*columns, transient=True) as bar:
            task = bar.add_task("", total=size)
            progress = await import_file(
                database,
                file,
                source=feed,
                terms=terms,
                now=Clock().now,
                rng=SystemRandom(),
                show=lambda at: bar.update(task, completed=at.bytes_read),
                note=note,
            )
        now = Clock().now()
        async with database.begin() as tx:
            await feed_settings.remember(
                tx,
                feed,
                form=progress.layout.form,
                columns=terms.columns,
                decimal=terms.decimal,
                shop_url=terms.shop_url,
                encoding=terms.said_encoding,
            )
            if allow:
                allowed = await approval.allow_feed(tx, feed, now=now)
                await audit.record(tx, None, "deals.allow", f"feed:{feed}", now=now, deals=allowed)
            return Imported(
                progress.layout,
                None if before is None else Format(before.form),
                progress.tally,
                progress.contents,
                await feed_import.news(tx, feed, limit=NEW_SHOWN_MAX),
                await catalogue.active_ids(tx, feed),
                await catalogue.count_without_link(tx, feed),
            )

    return shop.with_database(imported)


def _show(file: Path, feed: str, done: Imported, report: Path | None) -> None:
    """List the bad rows, count all rows, and name what the file does not say."""
    tally = done.tally
    if done.form_before not in (None, done.layout.form):
        was, now = (feed_preview.FORMATS[form] for form in (done.form_before, done.layout.form))
        _warn(f"The format of {feed} has changed: it was {was}, and is {now}.")
    if done.layout.encoding.guessed:
        _warn(
            f"The encoding is guessed: {done.layout.encoding.name}. Look at the titles; "
            "`--encoding NAME` says another."
        )
    for row in tally.bad[:BAD_SHOWN_MAX]:
        _warn(f"line {row.line}: {_reason(row)}")
    if report is not None:
        _write(report, file, done.layout, tally.bad)
    if len(tally.bad) > BAD_SHOWN_MAX:
        where = f"all are in {report}" if report else "`--report FILE` writes all into a file"
        typer.echo(f"... and {len(tally.bad) - BAD_SHOWN_MAX} more bad rows; {where}", err=True)
    if done.contents.cut:
        line = next(row.line for row in tally.bad if row.stops)
        _warn(f"The file was read up to line {line} only: what stands behind it is not imported.")
    output.say(
        f"{tally.new} new, {tally.changed} changed, {tally.same} the same, {len(tally.bad)} bad"
    )
    if any(row.reason == "feed.price_ambiguous" for row in tally.bad):
        _warn("`--decimal comma` or `--decimal point` says how to read such prices.")
    if done.without_link:
        _warn(
            f"{_deals(done.without_link)} of {feed} without a link: posts of them lead nowhere. "
            "For a file of Shopify or WooCommerce, `--shop-url https://your.shop` makes the links."
        )


def _reason(row: BadRow) -> str:
    return refusal_text(Refused(row.reason, **row.values))


def _write(report: Path, file: Path, layout: FeedLayout, bad: list[BadRow]) -> None:
    lines = excerpts(file_chunks(file), layout, {row.line for row in bad})
    rows = ([row.line, _reason(row), lines.get(row.line, "")] for row in bad)
    try:
        report.write_text(BOM + to_csv(REPORT_COLUMNS, rows), encoding="utf-8")
    except OSError as error:
        output.fail(f"{report} cannot be written: {error.strerror}")


def _see_to_missing(feed: str, done: Imported, *, force: bool, yes: bool) -> bool:
    """Withdraw what the file lacks once somebody agrees; return whether nothing is left to do."""
    missing, contents = done.missing, done.contents
    if contents.cut or done.nothing:
        _warn("Nothing is withdrawn: the file was not read to its end, or has no product.")
        return False
    if not missing:
        output.say("No deal of the feed is missing in the file.")
        return True
    if contents.unknown and not force:
        _warn(
            f"Nothing is withdrawn: {contents.unknown} of the bad rows do not say which product "
            "they are about. Mend them, or add `--force`."
        )
        return False
    if is_doubtful(len(missing), len(done.known)) and not force:
        _warn(
            f"Nothing is withdrawn: the file lacks {len(missing)} of the {_deals(len(done.known))} of "
            f"{feed}, more than {MISSING_PERCENT_MAX} %. If the file is right, add `--force`."
        )
        return False
    if not yes:
        typer.confirm(f"Withdraw {_deals(len(missing))} that the file lacks?", abort=True)

    async def withdrawn(database: Database) -> int:
        async def note(tx: Tx, deals: int) -> None:
            subject, now = f"feed:{feed}", Clock().now()
            await audit.record(tx, None, "deals.withdraw", subject, now=now, deals=deals)

        return await withdraw_missing(database, feed, missing, now=Clock().now, note=note)

    number = shop.with_database(withdrawn)
    output.say(
        f"{_deals(number)} withdrawn. Those that the feed has again come back by themselves."
    )
    return True


def _deals(number: int) -> str:
    return f"{number} deal{'' if number == 1 else 's'}"


def _warn(sentence: str) -> None:
    output.warn(sentence)


def _show_news(feed: str, news: FeedNews) -> None:
    """Name the new deals that wait, and the rotations that post each once it is allowed."""
    output.say(
        f"New deals that wait: {news['waiting']}. No rotation posts them before "
        f"`deals allow --source {feed}` (or `deals trust {feed}`, for those to come too)."
    )
    for title, names in news["deals"]:
        output.say(f"  {title}: {', '.join(names) or 'no rotation takes it'}")
    if news["waiting"] > len(news["deals"]):
        output.say(f"  ... and {news['waiting'] - len(news['deals'])} more")
