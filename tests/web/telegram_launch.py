"""Init data as Telegram would make them, for tests."""

import json
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

from domain.web_session.init_data import sign_init_data

TOKEN = "42:" + "A" * 35
ANN: dict[str, Any] = {
    "id": 7_001,
    "first_name": "Ann",
    "last_name": "Žižka",
    "language_code": "ru",
}
BEN: dict[str, Any] = {"id": 7_002, "first_name": "Ben", "language_code": "en"}


def launch(
    user: Any = ANN, *, at: datetime | None = None, token: str = TOKEN, **fields: str
) -> str:
    """Return signed init data of somebody who opens the Mini App."""
    moment = datetime.now(UTC) if at is None else at
    said = {"user": json.dumps(user), "auth_date": str(int(moment.timestamp())), **fields}
    return signed(said, token)


def signed(said: dict[str, str], token: str = TOKEN) -> str:
    """Return fields as init data, with their hash."""
    return urlencode({**said, "hash": sign_init_data(said, token)})
