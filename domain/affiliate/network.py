"""What an affiliate network is: a data file, checked.

    append    the partner's code is put into the product's own address
    wrap      the product's address goes into an address of the network
    convert   the network's API is asked for a link; until it answers, there is none

A file says where a network's shops are, how a link names its partner, which field carries our
token, what may be dropped and what must stay, what the network forbids, and how it wants a paid
link to be called. `sure` says how each part is known: d from the network's documents, c from code
that people run, g from general knowledge.
"""

import re
import tomllib
from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property
from string import Formatter
from typing import Annotated, Any, Self
from urllib.parse import unquote

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from domain.link import url_host
from domain.network_order.postback import Postback
from domain.refusal import Refused

FILE_CHARS_MAX = 20_000
SLOTS = {"partner", "sub", "target"}
"""What a template knows of itself; the rest comes from the owner's programmes."""


class NetworkKind(StrEnum):
    """How a network's link comes about."""

    APPEND = "append"
    WRAP = "wrap"
    CONVERT = "convert"


class Granularity(StrEnum):
    """Whom a sub-id may tell apart at most."""

    NONE = "none"
    CHAT = "chat"
    POST = "post"
    MEMBER = "member"


class Ban(StrEnum):
    """What a network forbids."""

    CLOAKING = "cloaking"
    SHORTENING = "shortening"
    PERSON_SUB_IDS = "person_sub_ids"
    PRIVATE_MESSAGES = "private_messages"
    OFFLINE_PRICES = "offline_prices"


class Surety(StrEnum):
    """How a part of a file is known."""

    DOCUMENT = "d"
    CODE = "c"
    GENERAL = "g"


def _host(word: str) -> str:
    if url_host(f"https://{word}/") != word or "." not in word:
        raise ValueError(f"{word!r} is not a host such as shop.example")
    return word


def _pattern(word: str) -> str:
    try:
        re.compile(word)
    except re.error as error:
        raise ValueError(f"{word!r} is no pattern: {error}") from None
    return word


Host = Annotated[str, AfterValidator(_host)]
Pattern = Annotated[str, Field(max_length=300), AfterValidator(_pattern)]
Parameter = Annotated[str, Field(pattern=r"^[A-Za-z_][A-Za-z0-9_-]{0,40}\*?$")]
Word = Annotated[str, Field(min_length=1, max_length=40)]


class FilePart(BaseModel):
    """A part of a network's file; nothing unknown is let through."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class PartnerField(FilePart):
    """How a link names its partner."""

    name: Word
    """A parameter of the address, or, of a template, what the network calls it."""
    shape: Pattern
    per_host: bool = False
    """Every shop host needs a code of its own."""
    told_as: str | None = None
    """What a shop's programme calls it, where that is another code than the account's."""
    pool: bool = False
    """Chats are told apart by codes out of the owner's list."""


class SubField(FilePart):
    """The field of a link that carries our token."""

    name: Word
    longest: Annotated[int, Field(ge=1, le=1000)]
    alphabet: Pattern
    """Of one character."""
    granularity: Granularity
    bytes_max: int | None = None
    """Where the network counts the bytes of more than the token."""
    distinct_max_30d: int | None = None
    """More different values in 30 days switch a report off."""


class Wrapper(FilePart):
    """An address of a network that has a product's address in it."""

    hosts: tuple[Host, ...]
    path: Pattern
    """Matched from the beginning; may have groups `partner`, `sub` and `target`."""
    partner: tuple[Parameter, ...] = ()
    sub: tuple[Parameter, ...] = ()
    target: tuple[Parameter, ...] = ()

    @cached_property
    def path_pattern(self) -> re.Pattern[str]:
        """The pattern of its path, made once."""
        return re.compile(self.path)


class HostValue(FilePart):
    """A parameter whose value depends on the shop's host."""

    name: Parameter
    values: Mapping[Host, str]


class AffiliateNetwork(FilePart):
    """An affiliate network."""

    name: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{1,19}$")]
    title: Word
    kind: NetworkKind
    hosts: tuple[Host, ...] = ()
    """Of its shops, with all below them; empty where the owner names the shops."""
    not_hosts: tuple[Host, ...] = ()
    """Below those, but no shops."""
    short_hosts: tuple[Host, ...] = ()
    product: Pattern | None = None
    """How an address names its product: a group `id`."""
    partner: PartnerField
    sub: SubField | None = None
    fixed: Mapping[Parameter, str] = Field(default_factory=dict)
    by_host: HostValue | None = None
    strip: tuple[Parameter, ...] = ()
    """Traces of how somebody came to the product; `pd_rd_*` is all that begin so."""
    traces: tuple[Parameter, ...] = ()
    """Of those, what shows that another partner brought somebody here."""
    keep: tuple[Parameter, ...] = ()
    """What chooses the variant, the seller, the voucher: never dropped."""
    link: Annotated[str, Field(max_length=400)] | None = None
    """A template of the network's own address, with {target} and what else it needs."""
    programme: tuple[Annotated[str, Field(pattern=r"^[a-z_]{2,20}$")], ...] = ()
    """What the owner tells of each shop."""
    wrappers: tuple[Wrapper, ...] = ()
    converted_hosts: tuple[Host, ...] = ()
    """Where links lead that the API gives."""
    api: str | None = None
    forbids: tuple[Ban, ...] = ()
    labels: tuple[Annotated[str, Field(min_length=2, max_length=60)], ...] = ()
    """Words by which a paid link may be called; the first is printed."""
    window_hours: Annotated[int, Field(ge=1, le=24 * 400)] | None = None
    """How long after a click a purchase counts."""
    link_days: Annotated[int, Field(ge=1, le=400)] | None = None
    """How long a link lives."""
    postback: Postback | None = None
    """How it reports orders by itself; None where it has to be asked."""
    sure: Mapping[str, tuple[Surety, ...]]

    @cached_property
    def product_pattern(self) -> re.Pattern[str] | None:
        """The pattern of a product's path, made once."""
        return None if self.product is None else re.compile(self.product)

    @cached_property
    def partner_pattern(self) -> re.Pattern[str]:
        """The pattern of a partner's code, made once."""
        return re.compile(self.partner.shape)

    @cached_property
    def _dropped(self) -> tuple[frozenset[str], tuple[str, ...]]:
        exact = frozenset(name for name in self.strip if not name.endswith("*"))
        return exact, tuple(name[:-1] for name in self.strip if name.endswith("*"))

    @cached_property
    def host_slot(self) -> str | None:
        """The part of the template that is its host, where the owner tells that."""
        found = re.match(r"https://\{([a-z_]+)\}/", self.link or "")
        return None if found is None else found[1]

    @cached_property
    def link_without_sub(self) -> str:
        """The template for a link that carries no token."""
        bare = re.sub(r"(?<=[?&])[^?&=/]+=\{sub\}&?|[^/]+/\{sub\}/", "", self.link or "")
        return bare.rstrip("&?")

    @property
    def code_name(self) -> str:
        """What a shop's programme calls the partner's code."""
        return self.partner.told_as or self.partner.name

    def drops(self, parameter: str) -> bool:
        """Return whether a parameter is a trace that may be dropped."""
        exact, beginnings = self._dropped
        return parameter in exact or parameter.startswith(beginnings)

    def product_id(self, url: str) -> str | None:
        """Return the network's id of the product that an address leads to, None if it has none."""
        found = self.product_pattern.search(url) if self.product_pattern is not None else None
        return None if found is None else found["id"]

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        if self.kind is NetworkKind.WRAP and (self.link is None or not self.wrappers):
            raise ValueError("a network that wraps needs `link` and `wrappers`")
        if self.kind is not NetworkKind.WRAP and not self.hosts:
            raise ValueError("a network that does not wrap names its shops' hosts")
        if self.kind is NetworkKind.CONVERT and not (self.api and self.converted_hosts):
            raise ValueError("a network that converts needs `api` and `converted_hosts`")
        dropped = [name for name in self.keep if self.drops(name)]
        if dropped:
            raise ValueError(f"kept and dropped at once: {', '.join(dropped)}")
        if not all(self.drops(name) for name in self.traces):
            raise ValueError("what shows another partner must be dropped with the rest")
        if Ban.PERSON_SUB_IDS in self.forbids and self.granularity is Granularity.MEMBER:
            raise ValueError("sub-ids of persons are forbidden, so the granularity is no member")
        self._check_template()
        return self

    def _check_template(self) -> None:
        if self.link is None:
            return
        slots = {name for _, name, _, _ in Formatter().parse(self.link) if name is not None}
        if "target" not in slots:
            raise ValueError("`link` has no {target}")
        unknown = slots - SLOTS - set(self.programme)
        if unknown:
            raise ValueError(f"nobody fills {', '.join(sorted(unknown))}")

    @property
    def granularity(self) -> Granularity:
        """Whom its links may tell apart at most."""
        if self.sub is not None:
            return self.sub.granularity
        return Granularity.CHAT if self.partner.pool else Granularity.NONE


def parse_network(text: str) -> AffiliateNetwork:
    """Read a network's file, or refuse it with the first thing that is wrong in it."""
    if len(text) > FILE_CHARS_MAX:
        raise Refused("affiliate.file_long", maximum=FILE_CHARS_MAX)
    try:
        return AffiliateNetwork.model_validate(_plain(tomllib.loads(text)))
    except tomllib.TOMLDecodeError as error:
        raise Refused("affiliate.file", where="TOML", problem=str(error)[:200]) from None
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False)[0]
        where = ".".join(map(str, first["loc"])) or "-"
        raise Refused("affiliate.file", where=where, problem=first["msg"][:200]) from None


def _plain(found: dict[str, Any]) -> dict[str, Any]:
    """Let a file write how sure it is as one word: `hosts = "dc"`."""
    sure = found.get("sure")
    if isinstance(sure, dict):
        words = {key: tuple(word) for key, word in sure.items() if isinstance(word, str)}
        return found | {"sure": words}
    return found


def sub_id_problem(network: AffiliateNetwork, value: str) -> str | None:
    """Return why a network would not take a sub-id, None where it does."""
    field = network.sub
    if field is None:
        return "affiliate.sub_none"
    if "%00" in value or "\x00" in unquote(value):
        return "affiliate.sub_zero"
    if not value.isascii():
        return "affiliate.sub_ascii"
    if len(value) > field.longest:
        return "affiliate.sub_long"
    return None if re.fullmatch(f"(?:{field.alphabet})+", value) else "affiliate.sub_chars"
