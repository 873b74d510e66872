"""A draw on a card, and for whoever checks it."""

from domain.draw.chain import short
from domain.draw.opening import DrawFacts
from domain.draw.proof import DrawProof
from storage.draw.tables import DrawState
from views.buttons import link_button, markup
from views.i18n import Html, Translate
from views.screen import Screen

RUNS = (DrawState.DRAFT, DrawState.OPEN, DrawState.FROZEN, DrawState.THROWN)


def card_lines(facts: DrawFacts, shows_quote: bool, t: Translate) -> list[Html]:
    """Return what a card says of its draw: a sentence, and what is to be checked in a folded quote."""
    lines = [_sentence(facts, t)]
    if link := facts.get("link"):
        lines.append(t("draw-link", link=link))
    if shows_quote:
        lines.append(_quote(facts, t))
    return lines


def _sentence(facts: DrawFacts, t: Translate) -> Html:
    state = facts["state"]
    if state == DrawState.DRAWN:
        return t("draw-card-drawn", values=facts.get("values", ""), emoji=facts["emoji"])
    if state in (DrawState.BROKEN, DrawState.CANCELLED):
        return t(f"draw-card-{state}")
    where = "draw-card-here" if facts["here"] else "draw-card-there"
    return t(where, chat=facts["chat"], dice=facts["dice"], emoji=facts["emoji"])


def _quote(facts: DrawFacts, t: Translate) -> Html:
    quoted = t(
        "draw-quote",
        code=facts["code"],
        entries=facts["entries"],
        head=facts["head"],
        seed=facts["seed_hash"],
        rules=facts["rules_hash"],
    )
    return Html(f"<blockquote expandable>{quoted}</blockquote>")


def proof(values: DrawProof, url: str | None, t: Translate) -> Screen:
    """Return all there is to check a draw by, but the entries, which are a file."""
    state = values["state"]
    lines = [
        t("draw-proof-title", title=values["title"], code=values["code"]),
        t(f"draw-proof-{state}", entries=values["entries"], dice=values["dice"]),
    ]
    if values["number"]:
        own = {"number": values["number"], "name": values["name"]}
        lines.append(t("draw-proof-own", **own))
    lines.append(t("draw-proof-rules", hash=values["rules_hash"]))
    lines.append(t("draw-proof-seed_hash", hash=values["seed_hash"]))
    lines.append(t("draw-proof-head", head=values["head"], short=short(values["head"])))
    if values["values"]:
        lines.append(t("draw-proof-values", values=values["values"]))
    if values["by_hand"]:
        lines.append(t("draw-by_hand"))
    if values["seed"]:
        lines.append(t("draw-proof-seed", seed=values["seed"]))
    if values["place"]:
        lines.append(t("draw-proof-place", place=values["place"], entries=values["entries"]))
    rows = [[link_button(t.plain("draw-button-check"), url)]] if url else []
    return Screen("\n\n".join(lines), markup(rows) if rows else None)
