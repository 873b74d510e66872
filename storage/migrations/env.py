"""Alembic's entry: runs the migrations on the connection that `storage.migrate` hands over."""

from typing import Any, Literal

from alembic import context

from storage.columns import UtcDateTime
from storage.schema import metadata


def _plain(kind: str, column: Any, _context: object) -> str | Literal[False]:
    # A migration stands for itself: it must not change when a class of ours does.
    if kind == "type" and isinstance(column, UtcDateTime):
        return "sa.DateTime(timezone=True)"
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    render_item=_plain,
    compare_server_default=True,
)
with context.begin_transaction():
    context.run_migrations()
