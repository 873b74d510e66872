"""A feed file before its import: what it is, how its deals will look, what would come of it."""

from domain.feed_preview.preview import FeedPreview, SampleDeal, is_doubtful
from domain.feed_preview.ready import READY, FeedReady
from domain.feeds.words import shortened
from views.admin_link import opener
from views.deal.feed_import_screens import because
from views.i18n import Html, Translate, escaped
from views.notice import Notice, Renderers, notifies, table

TITLE_CHARS_MAX, NAME_CHARS_MAX, COLUMNS_NAMED = 60, 24, 13
REASON_CHARS_MAX = 160
ENCODINGS = {
    "cp1252": ("western", "Windows-1252"),
    "cp1251": ("cyrillic", "Windows-1251"),
    "cp1250": ("central", "Windows-1250"),
    "cp1253": ("greek", "Windows-1253"),
    "cp1254": ("turkish", "Windows-1254"),
    "cp1255": ("hebrew", "Windows-1255"),
    "cp1256": ("arabic", "Windows-1256"),
    "iso8859_2": ("central", "ISO 8859-2"),
    "iso8859_15": ("western", "ISO 8859-15"),
    "iso8859-2": ("central", "ISO 8859-2"),
    "iso8859-15": ("western", "ISO 8859-15"),
    "koi8_r": ("cyrillic", "KOI8-R"),
    "koi8-r": ("cyrillic", "KOI8-R"),
    "cp866": ("cyrillic", "CP866"),
    "gb18030": ("chinese", "GB18030"),
    "big5": ("chinese", "Big5"),
    "cp932": ("japanese", "Shift JIS"),
    "euc_jp": ("japanese", "EUC-JP"),
    "cp949": ("korean", "CP949"),
}
"""The letters that an encoding is for, and its usual name."""


def notice(values: FeedReady, t: Translate) -> Notice:
    """Tell whoever sent a file that it was read, and ask for a word."""
    lines = preview_lines(values["name"], values["source"], values["preview"], t)
    return Notice("\n".join(lines), [[opener("feed_file", values["number"], t)]])


def preview_lines(name: str, source: str, preview: FeedPreview, t: Translate) -> list[str]:
    """Return all that is known of a file before its import."""
    lines: list[str] = [t("feed-preview", name=name, source=source), format_line(preview, t)]
    if preview["columns"]:
        lines.append(t("feed-preview-columns", columns=columns_line(preview, t)))
    if preview["samples"]:
        lines += ["", *(sample_line(one, t) for one in preview["samples"]), ""]
    lines.append(
        t(
            "feed-preview-counts",
            **{what: preview[what] for what in ("new", "changed", "same", "bad", "missing")},
        )
    )
    for line, reason, values in preview["complaints"]:
        why = shortened(because(reason, values, t), REASON_CHARS_MAX)
        lines.append(t("feed-row", line=line, reason=why))
    return [*lines, *warnings(preview, t)]


def format_line(preview: FeedPreview, t: Translate) -> Html:
    """Return the format, what it came in, its encoding and decimal sign."""
    parts = [t.plain(f"feed-preview-form-{preview['form']}")]
    if preview["packing"] != "none":
        parts.append(t.plain(f"feed-preview-packing-{preview['packing']}"))
    else:
        parts.append(encoding_label(preview["encoding"], t))
    if preview["decimal"]:
        parts.append(t.plain(f"feed-preview-decimal-{preview['decimal']}"))
    return escaped(" · ".join(parts))


def encoding_label(name: str, t: Translate) -> str:
    """Return the name of an encoding as programs show it, after the letters that it is for."""
    letters, usual = ENCODINGS.get(name, (None, name.upper()))
    return f"{t.plain(f'feed-encoding-{letters}')} · {usual}" if letters else usual


def columns_line(preview: FeedPreview, t: Translate) -> str:
    """Return what each column holds."""
    return ", ".join(
        f"{t.plain(f'feed-column-{what}')} = {shortened(name, NAME_CHARS_MAX)}"
        for what, name in preview["columns"][:COLUMNS_NAMED]
    )


def sample_line(deal: SampleDeal, t: Translate) -> Html:
    """Return a deal as it will look."""
    price, before = t.money(deal["price_minor"], deal["currency"]), deal["list_price_minor"]
    title = shortened(deal["title"], TITLE_CHARS_MAX)
    if before is None:
        words = t("feed-preview-sample", title=title, price=price)
    else:
        was = t.money(before, deal["currency"])
        words = t("feed-preview-sample-reduced", title=title, price=price, before=was)
    marks = [
        name
        for name, lacks in (
            ("sold-out", not deal["in_stock"]),
            ("no-link", not deal["link"]),
            ("no-photo", not deal["photo"]),
        )
        if lacks
    ]
    return Html(" · ".join([words, *(t(f"feed-preview-sample-{name}") for name in marks)]))


def warnings(preview: FeedPreview, t: Translate) -> list[str]:
    """Return what is worth a second look."""
    lines: list[str] = []
    if preview["guessed"]:
        lines.append(t("feed-preview-guessed", encoding=encoding_label(preview["encoding"], t)))
    if preview["form_before"]:
        before = t.plain(f"feed-preview-form-{preview['form_before']}")
        lines.append(t("feed-preview-form-changed", before=before))
    if preview["needs_shop"]:
        lines.append(t("feed-preview-needs-shop"))
    if is_doubtful(preview["missing"], preview["known"]):
        lines.append(t("feed-preview-doubtful", missing=preview["missing"], known=preview["known"]))
    return lines


RENDERERS: Renderers = table(notifies(READY, notice))
