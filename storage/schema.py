"""All tables in one place: importing this module makes `metadata` complete."""

import pkgutil
from importlib import import_module

import storage
from storage.columns import Table

metadata = Table.metadata
"""Named before the loop, since some of the modules there import this one."""

for module in pkgutil.iter_modules(storage.__path__):
    if module.name not in {"schema", "migrate", "migrations", "fsm"}:
        import_module(f"storage.{module.name}")
