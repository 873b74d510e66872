r"""Web addresses, read as browsers read them.

Feeds, menus, the command line, settings and buttons all ask here where a link leads. What readers of
addresses disagree about is refused rather than understood: a browser goes to evil.com by
`https://evil.com\@good.shop/`, while many a parser says good.shop. So a link is taken only where
the WHATWG parser, which browsers share, finds the very host that a person sees in it.
"""

import re
import unicodedata
from collections.abc import Set as AbstractSet
from functools import lru_cache

from ada_url import URL, HostType, idna

HOST = r"\[[0-9A-Fa-f:.]+\]|[^\s/\\?#@%:\[\]]+"
SHAPE = re.compile(rf"https?://(?P<host>{HOST})(?::[0-9]{{1,5}})?(?:[/?#].*)?", re.IGNORECASE)
"""Two slashes, a host without a user before it, a port."""
HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Zs"}
"""Controls, direction overrides, invisible characters, halves of surrogate pairs, blanks."""
LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
SUBDOMAIN = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
"""Below a domain there are names with underscores: `my_bucket.s3.amazonaws.com`."""
PUNYCODE = "xn--"
WORDS = "LMN"
"""Letters, their marks and numbers: no slash of another script, no emoji."""
HOST_CHARS_MAX = 253
HOSTS_KEPT = 1_000
"""Hosts whose kind is kept: the links of a feed share one or two."""


def url_host(link: str) -> str | None:
    """Return the host that a browser goes to, None for what is no plain http(s) address.

    It may be a name of this network, such as `localhost`, or an IP address.
    """
    shape = SHAPE.fullmatch(link)
    if shape is None or "\\" in link or _hides_something(link):
        return None
    try:
        host = URL(link).hostname
    except ValueError:
        return None
    return host if host and shape["host"].lower() in (host, _readable(host)) else None


def web_host(link: str) -> str | None:
    """Return the host of a link into the web: a name with a dot, or an IP address."""
    host = url_host(link)
    return host if host is not None and (_is_ip(host) or _is_web_name(host)) else None


def is_allowed_link(link: str, hosts: AbstractSet[str]) -> bool:
    """Return whether a link goes to an allowed host or to one below it; no `hosts` allows all names.

    An IP address is allowed only where it is listed itself.
    """
    host = web_host(link)
    if host is None:
        return False
    if host in hosts:
        return True
    below = any(host.endswith("." + allowed) for allowed in hosts if not _is_ip(allowed))
    return not _is_ip(host) and (below or not hosts)


def find_problem(link: str | None, hosts: AbstractSet[str]) -> str | None:
    """Return why a link must not be shown, None where it may, or where there is none."""
    if link is None or is_allowed_link(link, hosts):
        return None
    return "lint.link" if web_host(link) is None else "lint.link_host"


def parse_hosts(typed: str) -> frozenset[str]:
    """Read `shop.example, пример.рф`; raises `ValueError` for what is no host of the web."""
    return frozenset(_host(word) for word in typed.replace(",", " ").split())


def _host(word: str) -> str:
    host = web_host(f"https://{word}")
    if host is None or re.fullmatch(HOST, word) is None:
        raise ValueError(f"{word[:60]!r} is not a host such as shop.example")
    return host


def _hides_something(link: str) -> bool:
    plain = link.isascii() and link.isprintable() and " " not in link
    return not plain and any(unicodedata.category(c) in HIDDEN for c in link)


@lru_cache(maxsize=HOSTS_KEPT)
def _readable(host: str) -> str:
    """Return a name as people write it: `пример.рф` for `xn--e1afmkfd.xn--p1ai`."""
    return host if _is_ip(host) else str(idna.decode(host))


@lru_cache(maxsize=HOSTS_KEPT)
def _is_ip(host: str) -> bool:
    try:
        return URL(f"http://{host}").host_type != HostType.DEFAULT
    except ValueError:
        return False


@lru_cache(maxsize=HOSTS_KEPT)
def _is_web_name(host: str) -> bool:
    labels = host.split(".")
    if len(host) > HOST_CHARS_MAX or len(labels) < 2:
        return False
    if any(label.startswith(PUNYCODE) and idna.decode(label) == label for label in labels):
        return False
    if any(not c.isascii() and unicodedata.category(c)[0] not in WORDS for c in _readable(host)):
        return False
    below, domain = labels[:-2], labels[-2:]
    return all(map(SUBDOMAIN.fullmatch, below)) and all(map(LABEL.fullmatch, domain))
