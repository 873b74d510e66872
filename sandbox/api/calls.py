"""One Bot API call as it came in: which method, with what, decoded and checked.

Parameters come from the query string, a form, JSON or multipart; whatever is not plain text is
JSON inside them. aiogram's own method classes are the judges of what a method takes.
"""

import json
import mimetypes
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Self, get_args, get_origin
from urllib.parse import parse_qsl

import aiogram.methods
from aiogram.client.default import Default
from aiogram.methods import TelegramMethod
from aiogram.types import TelegramObject
from aiohttp import BodyPartReader, web
from pydantic import ValidationError

from sandbox.api.refusals import BotApiRefusal, bad_request

PART_BYTES_MAX = 60 * 1024 * 1024
PARTS_MAX = 64
METHODS: dict[str, type[TelegramMethod[Any]]] = {
    method.__api_method__.lower(): method
    for name in aiogram.methods.__all__
    if isinstance(method := getattr(aiogram.methods, name), type)
    and issubclass(method, TelegramMethod)
    and method is not TelegramMethod
}
EMPTY = {
    "chat_id": "chat_id is empty",
    "text": "message text is empty",
    "photo": "there is no photo in the request",
    "document": "there is no document in the request",
    "message_id": "message identifier is not specified",
    "callback_query_id": "invalid query_id specified",
    "pre_checkout_query_id": "invalid query_id specified",
    "shipping_query_id": "invalid query_id specified",
}


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with a call."""

    data: bytes
    name: str
    mime_type: str

    @classmethod
    def named(cls, data: bytes, name: str) -> Self:
        """Return a file whose kind is told by its name, as apps tell it."""
        kind, _ = mimetypes.guess_type(name)
        return cls(data, name, kind or "application/octet-stream")


Files = Mapping[str, Upload]


@dataclass(slots=True)
class Call:
    """One call: the method's proper name, its checked parameters, its files."""

    method: str
    params: TelegramMethod[Any]
    files: Files = field(default_factory=dict)
    abandoned: Callable[[], bool] = lambda: False
    """Whether the caller has gone away meanwhile."""

    @property
    def chat_id(self) -> int | str | None:
        """The chat the call is about, if it is about one."""
        chat_id: int | str | None = getattr(self.params, "chat_id", None)
        if isinstance(chat_id, str) and chat_id.lstrip("-").isdigit():
            return int(chat_id)
        return chat_id


def value_or_none(value: Any) -> Any:
    """Return a parameter, or None where the caller left aiogram's placeholder."""
    return None if isinstance(value, Default) else value


def drop_unset(value: Any) -> Any:
    """Return a dumped model without what the caller left out, placeholders included."""
    if isinstance(value, dict):
        return {k: drop_unset(v) for k, v in value.items() if value_or_none(v) is not None}
    return [drop_unset(item) for item in value] if isinstance(value, list) else value


def find_method(name: str) -> type[TelegramMethod[Any]]:
    """Return aiogram's class for a method name in any case; refuse unknown names."""
    method = METHODS.get(name.lower())
    if method is None:
        raise BotApiRefusal(404, "Not Found: method not found")
    return method


async def read_call(request: web.Request, name: str) -> Call:
    """Decode and check a request."""
    raw, files = await _parameters(request)
    call = validate_call(name, raw)
    call.files, call.abandoned = files, lambda: request.transport is None
    return call


def validate_call(name: str, raw: dict[str, Any]) -> Call:
    """Return a call of the method with these parameters, or refuse what it does not take."""
    method = find_method(name)
    for key, value in raw.items():
        if isinstance(value, str) and value[:1] in ("{", "[") and key in _structured(method):
            raw[key] = _decode(key, value)
    try:
        params = method.model_validate(raw)
    except ValidationError as wrong:
        raise _refusal(wrong) from wrong
    return Call(method.__api_method__, params)


async def _parameters(request: web.Request) -> tuple[dict[str, Any], dict[str, Upload]]:
    raw: dict[str, Any] = dict(request.query) if request.query_string else {}
    if request.content_type == "multipart/form-data":
        return await _multipart(request, raw)
    body = await request.read()
    if not body:
        return raw, {}
    if request.content_type == "application/json":
        sent = _decode("request", body.decode())
        return raw | (sent if isinstance(sent, dict) else {}), {}
    return raw | dict(parse_qsl(body.decode(), keep_blank_values=True)), {}


async def _multipart(
    request: web.Request, raw: dict[str, Any]
) -> tuple[dict[str, Any], dict[str, Upload]]:
    files: dict[str, Upload] = {}
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader) or len(files) + len(raw) > PARTS_MAX:
            raise bad_request("can't parse multipart")
        name = part.name or ""
        data = bytes(await part.read(decode=True))
        if len(data) > PART_BYTES_MAX:
            raise BotApiRefusal(413, "Request Entity Too Large")
        if part.filename is None:
            raw[name] = data.decode()
        else:
            kind = part.headers.get("Content-Type", "application/octet-stream")
            files[name] = Upload(data, part.filename, kind)
            raw.setdefault(name, f"attach://{name}")
    return raw, files


@cache
def _structured(method: type[TelegramMethod[Any]]) -> frozenset[str]:
    """The parameters that are JSON, told from those that are text."""
    fields = method.model_fields.items()
    return frozenset(name for name, field in fields if _is_structure(field.annotation))


def _is_structure(annotation: Any) -> bool:
    if get_origin(annotation) is list:
        return True
    if isinstance(annotation, type) and issubclass(annotation, TelegramObject):
        return True
    return any(_is_structure(part) for part in get_args(annotation))


def _decode(key: str, text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError as wrong:
        raise bad_request(f"can't parse {key} JSON object") from wrong


def _refusal(wrong: ValidationError) -> BotApiRefusal:
    error = wrong.errors(include_url=False, include_input=False)[0]
    place = ".".join(str(step) for step in error["loc"])
    if error["type"] == "missing" and place in EMPTY:
        return bad_request(EMPTY[place])
    return bad_request(f'wrong parameter "{place}": {error["msg"]}')
