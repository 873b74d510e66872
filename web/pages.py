"""Pages out of templates: escaped by default, in the visitor's language, kept by no cache.

`t(...)` gives HTML that is escaped already (`views.i18n.Html`), which is the one thing that a template
takes as it is; every other value is escaped by Jinja2.
"""

import re
from functools import cache
from pathlib import Path
from typing import Any

from aiohttp import hdrs, web
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from domain.languages import LANGUAGES
from views.i18n import Html, Translate, translator
from web import assets
from web.site import SITE

FOLDER = Path(__file__).parent / "templates"
_QUALITY = re.compile(r"[01](\.\d{0,3})?", re.ASCII)
ACCEPTED_MAX = 10
"""Languages of a browser that are looked at."""


@cache
def environment() -> Environment:
    """Return the templates, read when they are first asked for."""
    found = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_as_it_is,
        auto_reload=False,
    )
    found.globals["asset"] = assets.load().url
    return found


def page(request: web.Request, template: str, *, status: int = 200, **values: Any) -> web.Response:
    """Return a page in the visitor's language."""
    t = values.pop("t", None) or words_for(request)
    text = environment().get_template(template).render(t=t, **values)
    headers = {hdrs.CACHE_CONTROL: "no-store", hdrs.CONTENT_LANGUAGE: t.language}
    return web.Response(text=text, content_type="text/html", status=status, headers=headers)


def words_for(request: web.Request) -> Translate:
    """Return the texts in the language that a browser asks for, else in the shop's."""
    site = request.app[SITE]
    language = language_for(request)
    shop = site.settings
    return translator(language, now=site.clock.now(), zone=shop.timezone, country=shop.country)


def language_for(request: web.Request) -> str:
    """Return the language that a browser asks for, else the shop's."""
    asked = preferred(request.headers.get(hdrs.ACCEPT_LANGUAGE, ""))
    return asked or request.app[SITE].settings.language


def preferred(header: str) -> str | None:
    """Return which of our languages an Accept-Language header likes best, None where none."""
    best, weight_of_best = None, 0.0
    for word in header.split(",")[:ACCEPTED_MAX]:
        tag, _, weight = word.partition(";")
        language = tag.strip().lower().partition("-")[0]
        weighs = _weight(weight)
        if language in LANGUAGES and weighs > weight_of_best:
            best, weight_of_best = language, weighs
    return best


def wants_html(request: web.Request) -> bool:
    """Whether a browser shows the answer to a person."""
    return "text/html" in request.headers.get(hdrs.ACCEPT, "")


def _weight(parameter: str) -> float:
    name, _, value = parameter.strip().partition("=")
    if name != "q":
        return 1.0
    return float(value) if _QUALITY.fullmatch(value) else 0.0


def _as_it_is(value: object) -> object:
    return Markup(value) if isinstance(value, Html) else value  # noqa: S704 - escaped by `t`
