"""Reads what a Bot API server that is older than aiogram's models leaves out.

A type gains a field with each version, and aiogram 3.31 (Bot API 10.3) requires the yes-or-no ones that
Telegram always sends. A server of one's own lags behind: its `my_chat_member` of an administrator
has no `can_send_welcome_messages`, and was unreadable as a whole. What says yes or no and is not there means
no. aiogram has no switch for it: this is the one place that knows.
"""

from collections.abc import Iterator

from aiogram.types import TelegramObject


def install() -> None:
    """Give every required bool of what Telegram sends the default False; does nothing twice."""
    models = list(dict.fromkeys(_subclasses(TelegramObject)))
    changed = [model for model in models if _default_to_no(model)]
    if changed:
        built = [model for model in models if model.__pydantic_complete__]
        for model in built:  # What holds a model took a copy of its schema.
            del model.__pydantic_core_schema__
        for model in built:
            model.model_rebuild(force=True)


def _default_to_no(model: type[TelegramObject]) -> bool:
    fields = [
        field
        for field in model.model_fields.values()
        if field.is_required() and field.annotation is bool
    ]
    for field in fields:
        field.default = False
    return bool(fields)


def _subclasses(model: type[TelegramObject]) -> Iterator[type[TelegramObject]]:
    for each in model.__subclasses__():
        yield each
        yield from _subclasses(each)
