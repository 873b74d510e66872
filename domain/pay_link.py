"""The link that leads a member into the shop, with their code, so that the money finds its seat."""

from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

PARAMETER = "ref"
"""What the shop's order carries the code in."""


def with_code(link: str | None, code: str) -> str | None:
    """Return a link that also says whose order it is; what the link asked before stays.

    The code is the member's referral code, never their Telegram id.
    """
    if link is None:
        return None
    parts = urlsplit(link)
    kept = [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if pair[0] != PARAMETER]
    return urlunsplit(parts._replace(query=urlencode([*kept, (PARAMETER, code)])))
