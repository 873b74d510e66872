"""Lets aiogram build its models when they are first used, not all of them at the import.

aiogram 3.31 declares every type with `defer_build`, and then calls `model_rebuild` on all 633 of them at
the end of `aiogram/types/__init__.py`, because their modules import each other under TYPE_CHECKING alone.
That is three quarters of the time and two thirds of the memory of `import aiogram`, for types of which a
bot meets some fifty. While that module is imported, `model_rebuild` only puts the names that a model's
annotations use into the model's own module; pydantic finds them there when the model is first needed.
"""

import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from types import ModuleType
from typing import Any

TYPES, METHODS = "aiogram.types", "aiogram.methods.base"


def install() -> None:
    """Build aiogram's models lazily in this process; does nothing once aiogram is imported."""
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
