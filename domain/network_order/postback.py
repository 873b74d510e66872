"""How a network reports an order, as data: which field says what, and what its words mean.

    postback = its macros, for the address that the owner pastes there
    fields   = names in their order, the first that says something counts; `data.amount` lies deeper
    statuses = its word -> ours

A part of a network's file: see `domain.affiliate.network`.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

MACROS_CHARS_MAX = 1_000


class ReportedStatus(StrEnum):
    """What a network's word for a status means to us."""

    NONE = "none"
    """Nothing to earn by yet, such as an order that is not paid."""
    PENDING = "pending"
    HELD = "held"
    """Doubted again after it was approved."""
    APPROVED = "approved"
    PAYABLE = "payable"
    """The network has paid it, or says that it may be asked for."""
    REVERSED = "reversed"


class AmountDigits(StrEnum):
    """How amounts are written."""

    DECIMAL = "decimal"
    MINOR = "minor"


class MomentFormat(StrEnum):
    """How moments are written."""

    ISO = "iso"
    UNIX = "unix"


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError(f"{name!r} is no time zone") from None
    return name


Name = Annotated[str, Field(min_length=1, max_length=80)]
Names = Annotated[tuple[Name, ...], Field(max_length=8)]
Zone = Annotated[str, AfterValidator(_zone)]


class Postback(BaseModel):
    """How a network's calls are read."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    macros: Annotated[str, Field(max_length=MACROS_CHARS_MAX)] = ""
    """What is added to the shop's address: `?order={order}`, in the network's own signs."""
    envelope: Name | None = None
    """A field whose value is a JSON text with the others in it."""
    order: Names
    """The network's number of the transaction: by it an order is known again."""
    line: Names = ()
    shop_order: Names = ()
    """The shop's number of the order, by which a reversal of its own finds what it reverses."""
    token: Names = ()
    status: Names = ()
    statuses: Mapping[str, ReportedStatus] = Field(default_factory=dict)
    """Its words in lower case."""
    always: ReportedStatus | None = None
    """What a call without a status means."""
    ready: Names = ()
    """A yes here makes an approved order payable."""
    commission: Names
    amount: Names = ()
    currency: Names
    digits: AmountDigits = AmountDigits.DECIMAL
    revised: Names = ()
    """When the network last changed the order."""
    moment: MomentFormat = MomentFormat.ISO
    zone: Zone = "UTC"
    title: Names = ()
    tests: Mapping[str, str] = Field(default_factory=dict)
    """Values that only the network's own test has; `*` is any."""

    @model_validator(mode="after")
    def _says_a_status(self) -> Self:
        if not self.status and self.always is None:
            raise ValueError("neither `status` nor `always`: nobody knows how far an order is")
        if any(word != word.strip().lower() for word in self.statuses):
            raise ValueError("`statuses` has words that are not in lower case")
        return self
