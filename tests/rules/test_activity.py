"""The activity log: everything that is ever written down has a sentence, in every language."""

import ast
import gc
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest

from domain import reseal
from domain.activity.kinds import PREFIXES, sentence_of
from domain.activity.lines import ActivityLine
from domain.deal.edit import FIELDS
from domain.languages import LANGUAGES
from handlers.admin import dispatcher
from handlers.admin.page import Act
from views.activity import sentences
from views.i18n import translator

NOW = datetime(2026, 11, 30, 9, 16, tzinfo=UTC)
WRITERS = {"audit.record": 2, "shop.change": 0}
"""Functions that write a line, and at which place they are told what it is called."""
HANDED_ON = {
    ("bot/cli/campaigns.py", "_turn"): (0, ""),
    ("bot/cli/commission.py", "_turn"): (0, ""),
    ("bot/cli/deals.py", "_approve"): (0, "deal."),
    ("bot/cli/deals.py", "_turn"): (0, ""),
    ("bot/cli/flash_sales.py", "_mark"): (0, ""),
    ("bot/cli/group_buys.py", "_mark"): (0, ""),
    ("bot/cli/hosts/__init__.py", "_change"): (0, "hosts."),
    ("bot/cli/partners/__init__.py", "_decide"): (0, "partners."),
    ("bot/cli/partners/__init__.py", "_switch"): (0, "partners."),
    ("bot/cli/outbox.py", "_decide"): (1, "outbox."),
    ("domain/payout/withdrawal.py", "_note"): (2, "withdrawal."),
    ("domain/payout/withdrawal.py", "_refuse"): (2, "withdrawal."),
    ("domain/provider/refunds.py", "_note"): (2, "refund."),
}
"""Functions of a file that hand it on, with what is put before it."""
HERE = ("bot", "domain", "handlers", "jobs")
COMPUTED = {
    "act": "a parameter, whose values are read where it is given",
    "self.what": "an act of a page: gathered below",
    "word": "digest.on or digest.off",
    "f'deal.{field}'": "a field of a deal",
    "f'deal.{what}'": "what `_approve` is given",
    "f'settings.{name}'": "a setting of the shop, as in the menus",
    "f'hosts.{act}'": "what `_change` is given",
    "f'partners.{act}'": "what `_decide` is given",
    "f'partners.{word}'": "what `_switch` is given",
    "f'outbox.{decision}'": "what `_decide` is given",
    "f'refund.{act}'": "what `_note` of refunds is given",
    "f'withdrawal.{act}'": "what `_note` and `_refuse` are given",
}
"""Names that are put together, each with where its parts come from."""
MENU_ONLY = ("post.new", "group_buy.new", "flash_sale.new")
"""What the form of a new post is written down as: its act is made as it is pressed."""


def calls() -> Iterator[tuple[str, str, ast.expr]]:
    """Yield every call that writes a line: its file, what is put before the name, the name."""
    for path in (each for root in HERE for each in sorted(Path(root).rglob("*.py"))):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = ast.unparse(node.func)
                handed = (WRITERS[name], "") if name in WRITERS else None
                handed = handed or HANDED_ON.get((str(path), name))
                if handed is not None and len(node.args) > handed[0]:
                    yield str(path), handed[1], node.args[handed[0]]


def literals(told: ast.expr) -> list[str]:
    """Return the names in an argument: one, or the two of a choice."""
    choices = [told.body, told.orelse] if isinstance(told, ast.IfExp) else [told]
    return [
        one.value for one in choices if isinstance(one, ast.Constant) and isinstance(one.value, str)
    ]


@cache
def written() -> dict[str, str]:
    """Return every name that is ever written into the log, each with where."""
    found = {f"deal.{field}": "deals edit" for field in FIELDS}
    found |= dict.fromkeys((reseal.MADE, reseal.LOST), "key")
    found |= dict.fromkeys(("digest.on", "digest.off", *MENU_ONLY), "handlers")
    for path, before, told in calls():
        words = literals(told)
        assert words or ast.unparse(told) in COMPUTED, f"{path}: {ast.unparse(told)}?"
        found |= {f"{before}{word}": path for word in words}
    return found | {one.what: "a menu" for one in acts()}


def acts() -> list[Act]:
    """Return every act of the menus; tests/conftest.py has set most objects aside, unseen."""
    dispatcher.dialogs()
    gc.unfreeze()
    found = [one for one in gc.get_objects() if isinstance(one, Act)]
    gc.freeze()
    return found


def entry(act: str, **facts: object) -> ActivityLine:
    return ActivityLine(1, NOW, "Olga", False, act, "deal:K7Q2", "Ann", facts)


def test_the_log_has_a_name_for_enough_things_to_trust_this_file() -> None:
    found = written()
    for act in (
        "withdrawal.sent",
        "outbox.drop",
        "deal.hold",
        "group-buys.paid",
        "commission.reject",
        "campaigns.pause",
    ):
        assert act in found, act
    assert len(found) > 130


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_that_is_written_down_has_a_sentence(language: str) -> None:
    t = translator(language, now=NOW)
    other = sentences.plain_sentence(entry("nobody.knows"), t)
    for act, where in written().items():
        said = sentences.plain_sentence(entry(act, amount_minor=2000, currency="EUR"), t)
        assert said != other and "activity" not in said, f"{act} ({where}) has no sentence"
        assert "_" not in said and ("." not in act or act not in said), said


def test_every_act_is_of_an_area() -> None:
    known = {prefix for each in PREFIXES.values() for prefix in each}
    assert {act.partition(".")[0] for act in written()} <= known
    assert all("." in sentence_of(act) or act == "digest" for act in written())


def test_a_sentence_names_people_and_money() -> None:
    t = translator("en", now=NOW)
    sent = entry("withdrawal.sent", amount_minor=2000, currency="EUR")
    assert sentences.plain_sentence(sent, t) == "Olga marked €20.00 for Ann as sent"
    price = entry("deal.price", value="17.90")
    assert sentences.plain_sentence(price, t) == "Olga changed the price of Ann to “17.90”"
    assert str(sentences.line(price, t)).startswith("<b>Mon 30 Nov, 09:16</b> Olga changed")


def test_names_that_people_chose_are_no_html() -> None:
    t = translator("en", now=NOW)
    evil = ActivityLine(1, NOW, "<b>Olga", False, "deal.allow", "deal:K", "<i>Lamp", {})
    assert sentences.sentence(evil, t) == "&lt;b&gt;Olga allowed &lt;i&gt;Lamp"


def test_who_is_gone_and_what_is_gone_still_make_a_sentence() -> None:
    t = translator("en", now=NOW)
    gone = ActivityLine(1, NOW, None, False, "deal.withdraw", "deal:K7Q2", "K7Q2", {})
    assert sentences.plain_sentence(gone, t) == "A former admin unpublished K7Q2"
    console = ActivityLine(1, NOW, None, True, "outbox.hold", "all", "", {})
    assert sentences.plain_sentence(console, t).startswith("The command line held back")
