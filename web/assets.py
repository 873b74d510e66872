"""Styles, modules and pictures of the pages, as they lie in `web/assets`, without a build step.

/assets/HASH/name: the hash is that of all files together, so relative imports work, a changed file
has a new address, and a browser need never ask again for one that it has.
"""

import gzip
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from aiohttp import hdrs, web

FOLDER = Path(__file__).parent / "assets"
HASH_CHARS = 16
KINDS = {
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".woff2": "font/woff2",
}
PACKED = (".css", ".js", ".svg")
FOR_EVER = "public, max-age=31536000, immutable"


@dataclass(frozen=True)
class Asset:
    """One file, whole and packed."""

    kind: str
    body: bytes
    packed: bytes | None


@dataclass(frozen=True)
class Assets:
    """All files, under the hash of them all."""

    digest: str
    files: dict[str, Asset]

    def url(self, name: str) -> str:
        """Return the address of a file; raises `KeyError` where there is none, as a page's bug."""
        return f"/assets/{self.digest}/{name}" if self.files[name] else ""


@cache
def load() -> Assets:
    """Read all files, once."""
    digest, files = hashlib.sha256(), {}
    for path in _paths():
        name, body = path.relative_to(FOLDER).as_posix(), path.read_bytes()
        digest.update(name.encode() + b"\0" + hashlib.sha256(body).digest())
        packed = gzip.compress(body, mtime=0) if path.suffix in PACKED else None
        files[name] = Asset(KINDS[path.suffix], body, packed)
    return Assets(digest.hexdigest()[:HASH_CHARS], files)


def add_routes(app: web.Application) -> None:
    """Serve the files."""
    app.router.add_get("/assets/{digest}/{name:.+}", _serve)


async def _serve(request: web.Request) -> web.Response:
    assets = load()
    asset = assets.files.get(request.match_info["name"])
    if asset is None or request.match_info["digest"] != assets.digest:
        raise web.HTTPNotFound
    headers = {hdrs.CACHE_CONTROL: FOR_EVER, hdrs.VARY: hdrs.ACCEPT_ENCODING}
    body = asset.body
    if asset.packed is not None and "gzip" in request.headers.get(hdrs.ACCEPT_ENCODING, ""):
        body, headers[hdrs.CONTENT_ENCODING] = asset.packed, "gzip"
    return web.Response(body=body, content_type=asset.kind, headers=headers)


def _paths() -> Iterator[Path]:
    return (path for path in sorted(FOLDER.rglob("*")) if path.suffix in KINDS)
