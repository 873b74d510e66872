"""A visitor of the demo: somebody with the page open, who has nothing but HTTP."""

import asyncio
from typing import Any

from aiohttp import ClientSession

from tests.timeouts import TIMEOUT_S


class Visitor:
    """One of the demo's people, by name; what they see and press is in their private chat."""

    def __init__(self, http: ClientSession, url: str, name: str, people: list[Any]) -> None:
        self._http, self._url, self._people = http, url, people
        self.id = next(person["id"] for person in people if person["name"] == name)

    def as_person(self, name: str) -> "Visitor":
        """Return the same page with somebody else acting."""
        return Visitor(self._http, self._url, name, self._people)

    async def posts(self, what: str, **values: Any) -> tuple[int, Any]:
        async with self._http.post(f"{self._url}/api/{what}", json=values) as answer:
            return answer.status, await answer.json()

    async def gets(self, what: str, **query: Any) -> Any:
        params = {"as": self.id, **query}
        async with self._http.get(f"{self._url}/api/{what}", params=params) as answer:
            return await answer.json()

    async def says(self, text: str) -> None:
        await self.posts("say", **{"as": self.id, "chat": self.id, "text": text})

    async def messages(self) -> list[Any]:
        """The messages of the private chat with the bot, the newest last."""
        messages: list[Any] = (await self.gets("messages", chat=self.id))["messages"]
        return messages

    async def private(self) -> list[str]:
        """The texts of the private chat with the bot."""
        return [message.get("text", "") for message in await self.messages()]

    async def card(self, words: str) -> tuple[int, Any]:
        """Wait until a message of some chat says this; return the chat's id and the message."""
        async with asyncio.timeout(2 * TIMEOUT_S):
            while True:
                for chat in (await self.gets("world"))["chats"]:
                    page = await self.gets("messages", chat=chat["id"])
                    for message in page["messages"]:
                        if words in (message.get("caption") or message.get("text", "")):
                            return chat["id"], message
                await asyncio.sleep(0.1)

    async def until(self, count: int) -> list[str]:
        """Wait until the private chat holds so many messages."""
        async with asyncio.timeout(TIMEOUT_S):
            while len(texts := await self.private()) < count:
                await asyncio.sleep(0.05)
        return texts

    async def heard(self, *words: str) -> None:
        """Wait until the private chat has a message with each of these."""
        async with asyncio.timeout(TIMEOUT_S):
            while True:
                said = "\n".join(await self.private())
                if all(word in said for word in words):
                    return
                await asyncio.sleep(0.05)

    async def answers(self) -> list[Any]:
        """What came since one's own newest message, the newest first: a notice may come between."""
        found = []
        for message in reversed(await self.messages()):
            if message.get("from", {}).get("id") == self.id:
                break
            found.append(message)
        return found

    async def finds(self, *words: str) -> Any:
        """Wait until one of the answers says all of this, buttons included; return it."""
        answers: list[Any] = []
        try:
            async with asyncio.timeout(2 * TIMEOUT_S):
                while True:
                    answers = await self.answers()
                    for message in answers:
                        if all(word in _drawn(message) for word in words):
                            return message
                    await asyncio.sleep(0.05)
        except TimeoutError:
            shown = "\n".join(map(_drawn, answers))
            raise AssertionError(f"{words} not in:\n{shown}") from None

    async def sees(self, *words: str) -> str:
        """Wait until one of the answers says all of this, buttons included; return it."""
        return _drawn(await self.finds(*words))

    async def labels(self, *words: str) -> list[str]:
        """Return what the buttons of the answer that says this say."""
        return [key["text"] for keys in _keyboard(await self.finds(*words)) for key in keys]

    async def presses(self, label: str) -> None:
        """Press a button of an answer whose label is this, or else contains it."""
        message = await self.finds(label)
        fits = [
            (key["text"] != label, row, column)
            for row, keys in enumerate(_keyboard(message))
            for column, key in enumerate(keys)
            if label in key["text"]
        ]
        assert fits, f"no button {label!r} in:\n{_drawn(message)}"
        _, row, column = min(fits)
        where = {"chat": self.id, "message_id": message["message_id"]}
        act = {"as": self.id, "row": row, "column": column, **where}
        status, _ = await self.posts("press", **act)
        assert status == 200


def _keyboard(message: Any) -> list[Any]:
    keyboard: list[Any] = message.get("reply_markup", {}).get("inline_keyboard", [])
    return keyboard


def _drawn(message: Any) -> str:
    keys = "\n".join(" ".join(f"[{key['text']}]" for key in row) for row in _keyboard(message))
    return f"{message.get('text') or message.get('caption') or ''}\n{keys}"
