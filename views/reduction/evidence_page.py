"""The evidence of a period as a page that stands by itself: no script, nothing loaded."""

from domain.reduction.evidence import ClaimEvidence, EvidencePack
from views.i18n import FALLBACK, escaped, format_money

STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;margin:2rem;max-width:90rem}"
    "table{border-collapse:collapse;width:100%}th,td{border-bottom:1px solid #ccc;padding:.4rem;text-align:left;"
    "vertical-align:top}code{overflow-wrap:anywhere}"
)
HEAD = ("Sent", "Chat", "What", "Price", "Claimed", "Shown", "Rule", "Prices before", "Digest")


def evidence_page(pack: EvidencePack) -> str:
    """Return the page, in English: for whoever asks the shop, not for its customers."""
    rows = [
        _row(entry, digest) for entry, digest in zip(pack["entries"], pack["digests"], strict=True)
    ]
    head = "".join(f"<th>{one}</th>" for one in HEAD)
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Prices before</title>'
        f"<style>{STYLE}</style><h1>Prices before, {pack['since']} to {pack['until']}</h1>"
        f"<p>Made {pack['made_at']}. {len(rows)} messages. Last digest: <code>{pack['digest']}</code></p>"
        f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table></html>\n"
    )


def _row(entry: ClaimEvidence, digest: str) -> str:
    shown = (
        "nothing"
        if entry["before_minor"] is None
        else f"{_money(entry['before_minor'], entry)}, −{entry['percent']} %"
    )
    line = "<br>".join(
        f"{one['at']} {_amount(one['price_minor'], one['currency'])}" for one in entry["prices"]
    )
    country = entry["country"] or "no country"
    cells = (
        entry["sent_at"],
        f"{escaped(entry['chat_title'])}<br>{entry['chat']} / {entry['message_id'] or ''}",
        f"{escaped(entry['title'])}<br>{entry['kind']} {entry['code']}",
        _money(entry["price_minor"], entry),
        _money(entry["claimed_minor"], entry),
        f"{entry['outcome']}: {shown}",
        f"{country}: {entry['measured_by']} {entry['law']}",
        line,
        f"<code>{digest}</code>",
    )
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def _money(minor: int, entry: ClaimEvidence) -> str:
    return _amount(minor, entry["currency"])


def _amount(minor: int, currency: str) -> str:
    return format_money(FALLBACK, minor, currency)
