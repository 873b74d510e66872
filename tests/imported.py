"""Everything that commands import, for a process that commands are forked off."""

import pkgutil
from importlib import import_module

from sqlalchemy.orm import configure_mappers

import bot.cli
from storage import schema

for _module in pkgutil.iter_modules(bot.cli.__path__):
    import_module(f"{bot.cli.__name__}.{_module.name}")
for _name in ("bot.app", "bot.checks", "alembic.command", "storage.migrate", "asyncpg", "babel"):
    import_module(_name)
configure_mappers()
__all__ = ["schema"]
