"""What the shop hears: one router per feature, an update becomes one call.

A handler parses, acts and shows. It may ask for `tx`, `now`, `member`, `chat`, `t` and
`settings` by name, and returns what to say; the intake says it after the commit.
"""

import pkgutil
from importlib import import_module

from aiogram import Router


def routers() -> list[Router]:
    """Return every feature's router, in the order of their names, free to be included.

    A router remembers the dispatcher it was last included in; a bot that is put together
    anew in the same process, as the demo and the tests do, takes its routers along.
    """
    modules = sorted(module.name for module in pkgutil.iter_modules(__path__))
    found: list[Router] = [import_module(f"{__name__}.{name}").router for name in modules]
    for router in found:
        router._parent_router = None
    return found
