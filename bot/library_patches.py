"""All that is changed in aiogram 3.31, in one place: at each new release look whether it is still needed.

    install              its models are built when they are first used, not all of them at the import
    read_older_servers   a server of the Bot API that is older than its models is read, too
    run_filters_inline   plain filters are asked in place, not each in a thread of its own

None of them has a switch in aiogram, nor an issue there that we know of. Nothing in aiogram-dialog is changed.
"""

import re
import sys
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from aiogram.dispatcher.event.telegram import TelegramEventObserver

TYPES, METHODS = "aiogram.types", "aiogram.methods.base"


def install() -> None:
    """Build aiogram's models lazily in this process; does nothing once aiogram is imported.

    aiogram declares every type with `defer_build`, and then calls `model_rebuild` on all 633 of them at the
    end of `aiogram/types/__init__.py`, because their modules import each other under TYPE_CHECKING alone.
    That is three quarters of the time and two thirds of the memory of `import aiogram`, for types of which
    a bot meets some fifty. While that module is imported, `model_rebuild` only puts the names that a model's
    annotations use into the model's own module; pydantic finds them there when the model is first needed.
    """
    if TYPES not in sys.modules and not any(isinstance(it, _Finder) for it in sys.meta_path):
        sys.meta_path.insert(0, _Finder())


class _Finder(MetaPathFinder):
    """Finds the two modules where they are, and has them loaded by `_Loader`."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname not in (TYPES, METHODS):
            return None
        spec = PathFinder.find_spec(fullname, path, target)
        if spec is not None and isinstance(spec.loader, SourceFileLoader):
            spec.loader = _Loader(spec.loader.name, spec.loader.path)
        return spec


class _Loader(SourceFileLoader):
    def exec_module(self, module: ModuleType) -> None:
        if module.__name__ == TYPES:
            with _rebuilds_put_off():
                super().exec_module(module)
        else:
            super().exec_module(module)
            module.TelegramMethod.model_config["defer_build"] = True


@contextmanager
def _rebuilds_put_off() -> Iterator[None]:
    from pydantic import BaseModel

    rebuild = BaseModel.__dict__["model_rebuild"]
    BaseModel.model_rebuild = classmethod(_name_types)  # type: ignore[assignment, method-assign]
    try:
        yield
    finally:
        BaseModel.model_rebuild = rebuild  # type: ignore[method-assign]


def _name_types(model: type, *, _types_namespace: dict[str, Any]) -> None:
    """Give the module of `model` the names that annotations of its fields use and it does not import."""
    module = vars(sys.modules[model.__module__])
    for base in model.__mro__:
        for annotation in vars(base).get("__annotations__", {}).values():
            for name in re.findall(r"\w+", str(annotation)):
                if name in _types_namespace:
                    module.setdefault(name, _types_namespace[name])


def read_older_servers() -> None:
    """Give every required bool of what Telegram sends the default False; does nothing twice.

    A type gains a field with each version, and aiogram (Bot API 10.3) requires the yes-or-no ones that
    Telegram always sends. A server of one's own lags behind: its `my_chat_member` of an administrator has no
    `can_send_welcome_messages`, and was unreadable as a whole.
    """
    from aiogram.types import TelegramObject

    models = list(dict.fromkeys(_subclasses(TelegramObject)))
    changed = [model for model in models if _default_to_no(model)]
    if changed:
        built = [model for model in models if model.__pydantic_complete__]
        for model in built:  # What holds a model took a copy of its schema.
            del model.__pydantic_core_schema__
        for model in built:
            model.model_rebuild(force=True)


def _default_to_no(model: Any) -> bool:
    fields = [
        field
        for field in model.model_fields.values()
        if field.is_required() and field.annotation is bool
    ]
    for field in fields:
        field.default = False
    return bool(fields)


def _subclasses(model: Any) -> Iterator[Any]:
    for each in model.__subclasses__():
        yield each
        yield from _subclasses(each)


def run_filters_inline(observer: "TelegramEventObserver") -> None:
    """Let an observer's plain filters answer at once.

    aiogram asks each of them, also `F.data.startswith(...)`, in another thread: 90 microseconds
    for a comparison, three times per press.
    """
    for asked in (observer._handler, *observer.handlers):
        for rule in asked.filters or ():
            if not rule.awaitable:
                rule.callback, rule.awaitable = _soon(rule.callback), True


def _soon(plain: Callable[..., Any]) -> Callable[..., Awaitable[Any]]:
    async def ask(*args: Any, **values: Any) -> Any:
        return plain(*args, **values)

    return ask
