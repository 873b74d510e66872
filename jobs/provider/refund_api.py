"""What an adapter to a payment provider's API does: give an amount of a charge back, once.

The shop's books depend on no adapter: without one, and for whatever one refuses, a person gives it
back on the provider's page.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from domain.provider.refunds import ProviderCall


class RefundOutcome(StrEnum):
    """What became of a request."""

    DONE = "done"
    REFUSED = "refused"
    """It will not do it: a person has to."""
    LATER = "later"
    """It has not done it yet, or nobody knows: asked again, with the same key."""


@dataclass(frozen=True, slots=True)
class RefundAnswer:
    """An outcome, and the provider's words: the number of the refund, or why not."""

    outcome: RefundOutcome
    words: str


class RefundApi(Protocol):
    """An adapter."""

    async def refund(self, call: ProviderCall) -> RefundAnswer:
        """Ask for a refund; asked twice for the same number, the provider gives back once."""
