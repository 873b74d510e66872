"""Refunds by Stripe's API: https://docs.stripe.com/api/refunds/create

    POST /v1/refunds  charge=ch_... | payment_intent=pi_...  amount=490
    Authorization: Bearer sk_...   Idempotency-Key: known again for a day
    -> {"id": "re_...", "status": "succeeded" | "pending" | "failed" | ...}
    -> {"error": {"code": "charge_already_refunded", "message": "..."}}

Amounts are in the currency's smallest unit, as they are here.
"""

import json
from typing import Any

from domain.payment.payload import short_mac
from domain.provider.refunds import ProviderCall
from domain.refusal import Refused
from domain.settings import Settings
from jobs.http_door.door import HttpDoor
from jobs.provider.refund_api import RefundAnswer, RefundOutcome

PATH = "/v1/refunds"
ALREADY = "charge_already_refunded"
GIVEN = ("succeeded", "pending")
"""Accepted: what is pending is the bank's to do; a failure later is shown on Stripe's page."""
TRY_LATER = (409, 429)


class StripeRefunds:
    """The adapter."""

    def __init__(self, door: HttpDoor, settings: Settings) -> None:
        self._door, self._settings = door, settings

    async def refund(self, call: ProviderCall) -> RefundAnswer:
        """Ask Stripe."""
        key = self._settings.stripe_key
        if key is None:
            return RefundAnswer(RefundOutcome.REFUSED, "STRIPE_KEY is not set")
        shop = short_mac(f"stripe refund {call.number}", self._settings.invoice_secret)
        headers = {
            "Authorization": f"Bearer {key.get_secret_value()}",
            "Idempotency-Key": f"refund-{call.number}-{shop}",
        }
        kind = "payment_intent" if call.charge.startswith("pi_") else "charge"
        fields = {kind: call.charge, "amount": str(call.amount_minor)}
        try:
            status, body = await self._door.post(self._settings.stripe_api + PATH, fields, headers)
        except Refused as refused:
            return RefundAnswer(RefundOutcome.LATER, refused.reason)
        return read_answer(status, body)


def read_answer(status: int, body: bytes) -> RefundAnswer:
    """Return what Stripe's answer means."""
    said = _object(body)
    error = said.get("error")
    error = error if isinstance(error, dict) else {}
    if status == 200:
        state, number = said.get("status"), str(said.get("id", ""))
        if state in GIVEN and number:
            return RefundAnswer(RefundOutcome.DONE, number)
        return RefundAnswer(RefundOutcome.REFUSED, f"status {state}")
    if error.get("code") == ALREADY:
        return RefundAnswer(RefundOutcome.DONE, ALREADY)
    words = str(error.get("message") or f"HTTP {status}")
    if status in TRY_LATER or status >= 500:
        return RefundAnswer(RefundOutcome.LATER, words)
    return RefundAnswer(RefundOutcome.REFUSED, words)


def _object(body: bytes) -> dict[str, Any]:
    try:
        said = json.loads(body)
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}
