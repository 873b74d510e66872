"""Stripe, as its API reference describes refunds: keys known again, amounts checked, refused in words."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp import web

HERE = "127.0.0.1"


@dataclass
class FakeStripe:
    """Charges by their number with what is left of them, and everything that was asked."""

    key: str
    port: int = 0
    left: dict[str, int] = field(default_factory=dict)
    known: dict[str, tuple[int, dict[str, object]]] = field(default_factory=dict)
    asked: int = 0
    given: list[tuple[str, int]] = field(default_factory=list)
    trouble: list[str] = field(default_factory=list)
    """`drop` does it and says nothing; `busy` does nothing."""

    @property
    def url(self) -> str:
        return f"http://{HERE}:{self.port}"

    async def refund(self, request: web.Request) -> web.Response:
        self.asked += 1
        if request.headers.get("Authorization") != f"Bearer {self.key}":
            return _error(401, "invalid_api_key", "Invalid API Key provided")
        trouble = self.trouble.pop(0) if self.trouble else ""
        if trouble == "busy":
            return _error(429, "rate_limit", "Too many requests")
        key = request.headers["Idempotency-Key"]
        if key not in self.known:
            form = await request.post()
            self.known[key] = self._done(str(form["charge"]), int(str(form["amount"])))
        if trouble == "drop":
            assert request.transport is not None
            request.transport.close()
        status, body = self.known[key]
        return web.Response(status=status, text=json.dumps(body), content_type="application/json")

    def _done(self, charge: str, amount: int) -> tuple[int, dict[str, object]]:
        left = self.left.get(charge)
        if left is None:
            return 404, _body("resource_missing", f"No such charge: '{charge}'")
        if left == 0:
            return 400, _body(
                "charge_already_refunded", f"Charge {charge} has already been refunded."
            )
        if amount > left:
            return 400, _body("amount_too_large", f"Refund amount is greater than {left}")
        self.left[charge] = left - amount
        self.given.append((charge, amount))
        return 200, {"id": f"re_{len(self.given)}", "object": "refund", "status": "succeeded"}


def _body(code: str, message: str) -> dict[str, object]:
    return {"error": {"type": "invalid_request_error", "code": code, "message": message}}


def _error(status: int, code: str, message: str) -> web.Response:
    return web.Response(status=status, text=json.dumps(_body(code, message)))


@asynccontextmanager
async def fake_stripe(key: str) -> AsyncIterator[FakeStripe]:
    """Yield it while it listens."""
    fake = FakeStripe(key)
    app = web.Application()
    app.router.add_post("/v1/refunds", fake.refund)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, HERE, 0)
    await site.start()
    fake.port = runner.addresses[0][1]
    try:
        yield fake
    finally:
        await runner.cleanup()
