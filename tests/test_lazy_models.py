"""aiogram's models are built when they are used: the start is quick, and every one can be built."""

import inspect
import subprocess
import sys

from aiogram import methods, types
from aiogram.types import TelegramObject

COUNT = """
import bot, aiogram
from tests.test_lazy_models import models
print(sum(model.__pydantic_complete__ for model in models()))
"""


def models() -> list[type[TelegramObject]]:
    """Every type and method that aiogram offers as a model."""
    offered = [getattr(module, name) for module in (types, methods) for name in module.__all__]
    return [it for it in offered if inspect.isclass(it) and hasattr(it, "model_rebuild")]


def test_the_import_builds_none() -> None:
    done = subprocess.run(
        [sys.executable, "-c", COUNT], capture_output=True, text=True, check=True, timeout=60
    )
    assert int(done.stdout) < len(models()) / 20


def test_every_model_can_be_built() -> None:
    assert len(models()) > 500
    for model in models():
        model.model_rebuild()
        assert model.__pydantic_complete__, model


def test_a_field_keeps_its_type() -> None:
    sent = {"message_id": 1, "date": 1, "chat": {"id": 5, "type": "private"}, "text": "hi"}
    update = types.Update.model_validate({"update_id": 1, "message": sent})
    assert update.message is not None
    assert isinstance(update.message.chat, types.Chat)
    assert update.model_dump(exclude_none=True)["message"]["chat"] == sent["chat"]
