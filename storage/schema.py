"""All tables in one place: importing this module makes `metadata` complete."""

import pkgutil
from importlib import import_module

import storage
from storage.columns import Table

metadata = Table.metadata
"""Named before the loop, since some of the modules there import this one."""
SKIPPED = {"storage.schema", "storage.migrate", "storage.migrations", "storage.fsm"}
for module in pkgutil.walk_packages(storage.__path__, f"{storage.__name__}."):
    if module.name.rpartition(".")[0] != "storage.migrations" and module.name not in SKIPPED:
        import_module(module.name)
