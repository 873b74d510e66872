"""The texts: the same keys and values in every language, and words for every refusal."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

from domain.languages import LANGUAGES
from views.i18n import FALLBACK, Html, refusal_key, translator

TEXTS = Path("views/texts")
FILES = sorted({path.name for path in TEXTS.glob("*/*.ftl")})
OTHERS = [language for language in LANGUAGES if language != FALLBACK]
RAISED_IN = ("domain", "handlers", "jobs", "bot", "storage", "views", "web")


class Values(Visitor):
    """Collects the values that a text is filled with."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ftl.VariableReference) -> None:
        self.names.add(node.id.name)


def entries(language: str, name: str) -> dict[str, set[str]]:
    """Return the keys of a file, each with its values; what cannot be parsed fails."""
    resource = FluentParser().parse((TEXTS / language / name).read_text(encoding="utf-8"))
    found: dict[str, set[str]] = {}
    for entry in resource.body:
        assert not isinstance(entry, ftl.Junk), f"{language}/{name}: {entry.content}"
        if isinstance(entry, ftl.Message):
            assert entry.id.name not in found, f"{language}/{name}: {entry.id.name} twice"
            values = Values()
            values.visit(entry)
            found[entry.id.name] = values.names
    return found


def raised() -> Iterator[tuple[str, set[str], str]]:
    """Return each reason given to `Refused`, with the values beside it and the place."""
    for path in (path for root in RAISED_IN for path in sorted(Path(root).rglob("*.py"))):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] == "Refused":
                reason = node.args[0] if node.args else None
                if isinstance(reason, ast.Constant):
                    values = {str(keyword.arg) for keyword in node.keywords}
                    yield str(reason.value), values, f"{path}:{node.lineno}"
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "quantity_of":
                reason = ast.literal_eval(node.args[2])
                yield reason, {"typed", "maximum"}, f"{path}:{node.lineno}"


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("name", FILES)
def test_languages_have_the_same_texts_with_the_same_values(name: str, language: str) -> None:
    assert entries(language, name) == entries(FALLBACK, name)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_key_stands_in_two_files(language: str) -> None:
    keys = [key for name in FILES for key in entries(language, name)]
    assert sorted(keys) == sorted(set(keys))


def test_every_refusal_has_words_and_the_values_they_need() -> None:
    texts = {key: values for name in FILES for key, values in entries(FALLBACK, name).items()}
    found = list(raised())
    assert len(found) > 30
    for reason, values, place in found:
        key = refusal_key(reason)
        assert key in texts, f"{place}: no text {key}"
        assert texts[key] <= values, f"{place}: {key} lacks {texts[key] - values}"


def test_every_text_is_used() -> None:
    """By its name, or by a pattern such as `f"voucher-because-{why}"`."""
    trees = [
        ast.parse(path.read_text(encoding="utf-8"))
        for root in ("bot", "domain", "handlers", "jobs", "views", "web")
        for path in Path(root).rglob("*.py")
    ]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    named = {node.value for node in nodes if isinstance(node, ast.Constant)}
    for template in Path("web/templates").rglob("*.html"):
        named |= set(re.findall(r'"([a-z_]+-[a-z_-]+)"', template.read_text(encoding="utf-8")))
    patterns = [pattern(node) for node in nodes if isinstance(node, ast.JoinedStr)]
    built = re.compile("|".join(filter(None, patterns)))
    computed = ("refused-", "owner-", "feed-", "notice-")
    for name in FILES:
        for key in entries(FALLBACK, name):
            assert key in named or key.startswith(computed) or built.fullmatch(key), key


def pattern(node: ast.JoinedStr) -> str | None:
    """Return what an f-string can become, if it begins like the name of a text."""
    first = node.values[0]
    if not (isinstance(first, ast.Constant) and re.match(r"[a-z_]+-", str(first.value))):
        return None
    parts = (
        re.escape(str(part.value)) if isinstance(part, ast.Constant) else "[a-z0-9_-]+"
        for part in node.values
    )
    return "".join(parts)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "пока никто не открывал"),
        (1, "открыл 1 человек"),
        (2, "открыли 2 человека"),
        (5, "открыли 5 человек"),
        (11, "открыли 11 человек"),
        (21, "открыл 21 человек"),
        (22, "открыли 22 человека"),
        (112, "открыли 112 человек"),
    ],
)
def test_russian_counts_people_as_russians_do(number: int, words: str) -> None:
    assert words in translator("ru")("member-card-opened", people=number)


@pytest.mark.parametrize(
    ("tag", "language"),
    [("zh-hans", "zh"), ("zh_CN", "zh"), ("ru", "ru"), ("pt-BR", "en"), (None, "en"), ("", "en")],
)
def test_a_language_tag_finds_its_texts(tag: str | None, language: str) -> None:
    assert translator(tag).language == language


def test_what_people_wrote_is_escaped_once_and_loses_what_is_invisible() -> None:
    t = translator("en")
    hostile = "<b>A</b>\u202e&\u200b"
    assert t("member-referred", name=hostile).startswith("&lt;b&gt;A&lt;/b&gt;&amp; sent")
    assert t("member-referred", name=Html("<i>A</i>")).startswith("<i>A</i> sent")
    assert t.plain("shell-answer-in-private", name=hostile).startswith("<b>A</b>&, ")


def test_a_missing_key_is_a_bug_and_not_an_empty_message() -> None:
    with pytest.raises(LookupError):
        translator("ru")("no-such-text")
    with pytest.raises(LookupError):
        translator("en")("member-referred")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_yes_or_no_chooses_by_number(language: str) -> None:
    """A bool comes to a text as 1 or 0: a variant called `true` would never be chosen."""
    words = "".join(path.read_text(encoding="utf-8") for path in (TEXTS / language).glob("*.ftl"))
    assert not re.findall(r"\[(?:true|false)\]", words)
    assert "When should it go out?" in translator("en")("admin-move", name="A", once=True)
    assert "Write an interval" in translator("en")("admin-move", name="A", once=False, rule="-")
