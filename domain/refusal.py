"""The one exception that a member is meant to see."""

TYPED_SHOWN_MAX = 20
"""Characters of what somebody typed that a refusal repeats."""


class Refused(Exception):
    """A rule said no, and the member deserves to hear why.

    Raising it rolls back the update's savepoint; the edge words `reason` in the
    member's language (`deal.not_found` is the text `refused-deal-not_found`, filled
    with `values`). Anything else that escapes a handler is a bug, and is reported to
    the owner instead.
    """

    def __init__(self, reason: str, **values: object) -> None:
        super().__init__(reason)
        self.reason = reason
        self.values = values
