"""The whole bot, running against a sandbox Telegram."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass

from bot.app import App
from domain.clock import Clock
from sandbox import Sandbox
from storage.database import Database


@dataclass
class Shop:
    """A running bot and the Telegram it lives in."""

    box: Sandbox
    app: App
    clock: Clock

    @property
    def database(self) -> Database:
        return self.app.database


Opened = Callable[..., AbstractAsyncContextManager[Shop]]
