"""A packing list as one page of HTML that is printed: no address in it is loaded, every name is escaped.

A bag is a row: its number, who fetches it, what is in it, what is to be paid, a box to tick, and the
QR of each voucher, which staff scan to redeem it as they would from the member's phone.
"""

from collections.abc import Mapping
from html import escape

import segno

from domain.display_name import visible
from domain.packing.packing_list import PackedPerson, PackingLine, PackingOverview, StoreSheet
from views.i18n import Translate
from views.packing.packing_screens import change_words, money_words, name_of, what_words
from views.pickup.choice_screens import moment_words

MASK = 2
"""Any mask can be read; to look for the best of eight takes most of the time of a code."""
CODES_MAX = 500
"""QR codes of one page; a longer list is printed without."""
STYLE = """
@page { size: A4; margin: 12mm; }
* { box-sizing: border-box; }
body { font: 11pt/1.35 system-ui, "Noto Sans", "Noto Sans CJK SC", sans-serif; color: #000;
  background: #fff; margin: 0 auto; max-width: 186mm; }
h1 { font-size: 16pt; margin: 0 0 1mm; } h2 { font-size: 13pt; margin: 7mm 0 2mm; }
p { margin: 0 0 2mm; } section + section { break-before: page; }
table { width: 100%; border-collapse: collapse; } thead { display: table-header-group; }
th { text-align: left; font-size: 9pt; border-bottom: 1.5pt solid #000; padding: 1mm; }
td { border-bottom: 0.5pt solid #999; padding: 1.5mm 1mm; vertical-align: top; }
tr { break-inside: avoid; } .number { font-size: 15pt; font-weight: 700; width: 14mm; }
.box { display: inline-block; width: 4.5mm; height: 4.5mm; border: 1pt solid #000;
  text-align: center; line-height: 4mm; }
.small { font-size: 9pt; } .change { font-weight: 700; } .fetched { color: #555; }
.amount { white-space: nowrap; } .code { width: 24mm; } .code svg { width: 22mm; height: 22mm; }
.gone { text-decoration: line-through; } .sums td { padding: 0.7mm 1mm; }
"""


def printed(
    made: PackingOverview, title: str, printed_at: str, links: Mapping[int, str], t: Translate
) -> str:
    """Return the page; `links` has the address in the QR of each voucher, by its number."""
    codes = links if len(links) <= CODES_MAX else {}
    sections = "\n".join(_section(sheet, made, codes, t) for sheet in made.sheets)
    day = moment_words(made.scope.day, None, t)
    head = " · ".join(filter(None, (title, day)))
    first = [f"<h1>{_said(head or t.plain('packing-every'))}</h1>"]
    first.append(f"<p class=small>{_said(t.plain('packing-printed', moment=printed_at))}</p>")
    first += [f"<p>{_said(words)}</p>" for words in _warnings(made, bool(links) and not codes, t)]
    first += [
        f"<p class=gone>{one.number}. {_said(one.name)} · {_said(one.title)} ×{one.quantity}</p>"
        for one in made.gone
    ]
    top = "\n".join(first)
    return (
        f'<!doctype html>\n<html lang="{t.language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        '<meta http-equiv="Content-Security-Policy" '
        "content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f"<title>{_said(head)}</title><style>{STYLE}</style></head>\n<body>{top}\n{sections}\n"
        "</body></html>\n"
    )


def _warnings(made: PackingOverview, too_many: bool, t: Translate) -> list[str]:
    found = []
    if made.pending:
        found.append(t.plain("packing-pending", orders=made.pending))
    if not made.whole:
        found.append(t.plain("packing-not-whole", orders=len(made.lines)))
    if too_many:
        found.append(t.plain("packing-no-codes", maximum=CODES_MAX))
    return found


def _section(
    sheet: StoreSheet, made: PackingOverview, codes: Mapping[int, str], t: Translate
) -> str:
    store = sheet.store
    name = store.name if store else t.plain("packing-anywhere")
    address = f"<p class=small>{_said(store.address)}</p>" if store and store.address else ""
    sums = "".join(
        f"<tr><td>{_said(one.title)}{_said(f' ({one.option})' if one.option else '')}</td>"
        f"<td class=amount><b>{one.units}</b></td></tr>"
        for one in sheet.products
    )
    heads = "".join(
        f"<th>{_said(t.plain(f'packing-column-{one}'))}</th>"
        for one in ("number", "name", "title", "money", "packed", "code")
    )
    people = "\n".join(_person(person, made, codes, t) for person in sheet.people)
    return (
        f"<section><h2>{_said(name)}</h2>{address}<table class=sums>{sums}</table>"
        f"<h2>{_said(t.plain('packing-people'))}</h2>"
        f"<table><thead><tr>{heads}</tr></thead>\n<tbody>{people}</tbody></table></section>"
    )


def _person(
    person: PackedPerson, made: PackingOverview, codes: Mapping[int, str], t: Translate
) -> str:
    """Return the rows of a person: the number and the name stand at the first."""
    who = _said(name_of(person, t))
    if person.username:
        who += f"<br><span class=small>@{_said(person.username)}</span>"
    rows = []
    for place, line in enumerate(person.lines):
        first = place == 0
        cells = [
            f"<td class=number>{person.number if first else ''}</td>",
            f"<td>{who if first else ''}</td>",
            f"<td>{_what(line, made, t)}</td>",
            f"<td class=amount>{_said(money_words(line, t))}</td>",
            f"<td><span class=box>{'✓' if line.packed or line.fetched else ''}</span></td>",
            f"<td class=code>{_code(line, codes)}</td>",
        ]
        css = " class=fetched" if line.fetched else ""
        rows.append(f"<tr{css}>{''.join(cells)}</tr>")
    return "\n".join(rows)


def _what(line: PackingLine, made: PackingOverview, t: Translate) -> str:
    parts = [_said(what_words(line))]
    at = moment_words(line.row.day, line.row.minute, t)
    if at:
        parts.append(f"<span class=small>{_said(at)}</span>")
    change = change_words(line, made, t)
    if change:
        parts.append(f"<span class=change>{_said(change)}</span>")
    if line.fetched:
        parts.append(f"<span class=small>{_said(t.plain('packing-fetched'))}</span>")
    return "<br>".join(parts)


def _code(line: PackingLine, codes: Mapping[int, str]) -> str:
    link = codes.get(line.row.voucher_id or 0)
    return "" if link is None or line.fetched else qr_svg(link)


def qr_svg(link: str) -> str:
    """Return the QR of an address as a drawing that scales with its box."""
    made = segno.make(link, error="m", micro=False, mask=MASK)
    return str(made.svg_inline(omitsize=True, border=2))


def _said(words: str) -> str:
    return escape(visible(words))
