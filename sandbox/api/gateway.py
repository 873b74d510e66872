"""One Bot API call from arrival to outcome: limits, faults, the method itself, the records of it.

arrives -> scripted refusal? -> limits -> scripted delay or blow to the world -> performed
        -> scripted damage to the answer -> outcome
"""

import asyncio
import inspect
import time
from dataclasses import dataclass
from typing import Any

from sandbox.api.calls import Call
from sandbox.api.refusals import (
    NOT_MODELLED,
    UNMODELLED,
    BotApiRefusal,
    not_modelled,
    too_many_requests,
)
from sandbox.control.delivery_log import CURRENT_CALL
from sandbox.control.faults import WORLDLY, Fault, FaultKind, Faults, apply_fault
from sandbox.methods import MODELLED
from sandbox.state import posting
from sandbox.state.chats import Json
from sandbox.state.world import World

COUNTED = frozenset(
    (
        "sendMessage",
        "sendPhoto",
        "sendDocument",
        "sendMediaGroup",
        "sendInvoice",
        "copyMessage",
        "forwardMessage",
        "editMessageText",
        "editMessageCaption",
        "editMessageMedia",
        "editMessageReplyMarkup",
        "editEphemeralMessageText",
        "editEphemeralMessageCaption",
        "editEphemeralMessageReplyMarkup",
    )
)
"""What the limits count: everything that shows words. All else is free."""
HTML_502 = "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body></body>\r\n</html>\r\n"
METER_EVERY_S = 0.25
NAME_SHOWN_MAX = 64


@dataclass(slots=True)
class ApiResponse:
    """What goes back over the wire. `ending` says how the connection fares."""

    status: int
    body: Json | str
    ending: FaultKind | None = None


class Gateway:
    """The way in for calls, from HTTP and from webhook answers."""

    def __init__(self, world: World, faults: Faults) -> None:
        self._world = world
        self._faults = faults
        self._metered_at = 0.0

    async def perform(self, call: Call) -> ApiResponse:
        """Handle one call; refusals are outcomes too."""
        self._world.calls += 1
        number = self._world.calls
        token = CURRENT_CALL.set(number)
        began = time.monotonic()
        chat_id = call.chat_id if isinstance(call.chat_id, int) else None
        fault = self._faults.take(call.method, chat_id)
        try:
            outcome = await self._outcome(call, fault)
        finally:
            CURRENT_CALL.reset(token)
        if not (call.method == "getUpdates" and call.abandoned()):
            self._record(outcome)
            self.show(number, call.method, call.chat_id, outcome, time.monotonic() - began)
        return outcome

    def refuse_call(self, method: str, refusal: BotApiRefusal) -> ApiResponse:
        """Refuse a call that nobody can handle: its token or its words are wrong. Show it too."""
        self._world.calls += 1
        outcome = ApiResponse(refusal.code, refusal.json())
        self.show(self._world.calls, method[:NAME_SHOWN_MAX], None, outcome, 0.0)
        return outcome

    def show(
        self,
        number: int,
        method: str,
        chat_id: int | str | None,
        outcome: ApiResponse,
        took_s: float,
    ) -> None:
        """Tell the pages of a call, but for the polls that went well, and keep it for later."""
        if method == "getUpdates" and outcome.status == 200:
            return
        body = outcome.body if isinstance(outcome.body, dict) else {}
        shown = {
            "number": number,
            "method": method,
            "chat_id": chat_id,
            "status": outcome.status,
            "wait": body.get("parameters", {}).get("retry_after", 0),
            "note": outcome.ending.value if outcome.ending else body.get("description", ""),
            "took_ms": round(took_s * 1000, 1),
        }
        self._world.recent_calls.append(shown)
        if self._world.events.heard:
            self._world.events.emit("call", **shown)
            self._show_meter()

    async def _outcome(self, call: Call, fault: Fault | None) -> ApiResponse:
        if fault is not None and fault.kind in (FaultKind.CLOSE_CONNECTION, FaultKind.HTML_BEFORE):
            return ApiResponse(502, HTML_502, fault.kind)
        try:
            _refuse_by_script(fault)
            await self._count(call)
            await self._apply_fault(call, fault)
            result = await self._run(call)
        except BotApiRefusal as refusal:
            if refusal.code == NOT_MODELLED:
                self._world.note_unmodelled(refusal.description.removeprefix(UNMODELLED))
            return _damaged(ApiResponse(refusal.code, refusal.json()), fault)
        if fault is not None and fault.kind is FaultKind.DELETED_AT_ONCE:
            return self._deleted_at_once(result)
        return _damaged(ApiResponse(200, {"ok": True, "result": result}), fault)

    async def _count(self, call: Call) -> None:
        if call.method not in COUNTED:
            return
        chat = self._world.chats.get(call.chat_id) if isinstance(call.chat_id, int) else None
        in_group = chat is not None and chat.is_group
        receiver = _receiver(call)
        wait_s, held_s = self._world.limits.admit(
            call.chat_id, in_group=in_group, receiver=receiver
        )
        if wait_s:
            raise too_many_requests(wait_s)
        if held_s:
            await asyncio.sleep(held_s)

    async def _apply_fault(self, call: Call, fault: Fault | None) -> None:
        if fault is None:
            return
        if fault.kind is FaultKind.DELAY:
            await asyncio.sleep(fault.seconds)
        elif fault.kind in WORLDLY:
            apply_fault(self._world, fault, call.chat_id)
        if self._world.revoked:
            raise BotApiRefusal(401, "Unauthorized")

    async def _run(self, call: Call) -> Any:
        handler = MODELLED.get(call.method)
        if handler is None:
            raise not_modelled(call.method)
        result = handler(self._world, call.params, call.files)
        return await result if inspect.isawaitable(result) else result

    def _deleted_at_once(self, result: Any) -> ApiResponse:
        chat = self._world.chats.get(result["chat"]["id"])
        message = self._world.history(chat).find(result["message_id"]) if chat else None
        if message is not None:
            posting.remove(self._world, message)
        sentence = "Internal Server Error: sent message was immediately deleted"
        return ApiResponse(500, BotApiRefusal(500, sentence).json())

    def _record(self, outcome: ApiResponse) -> None:
        if outcome.status != 200:
            body = outcome.body if isinstance(outcome.body, dict) else {}
            self._world.delivery_log.write(
                "refused", text=str(body.get("description", outcome.status))
            )

    def _show_meter(self) -> None:
        now = time.monotonic()
        if now - self._metered_at >= METER_EVERY_S:
            self._metered_at = now
            self._world.events.emit("meter", meter=self._world.meter())


def _receiver(call: Call) -> int | None:
    wanted = getattr(call.params, "ephemeral_message_parameters", None)
    receiver: int | None = (
        wanted.receiver_user_id if wanted else getattr(call.params, "receiver_user_id", None)
    )
    return receiver


def _refuse_by_script(fault: Fault | None) -> None:
    if fault is None:
        return
    if fault.kind is FaultKind.TOO_MANY:
        raise too_many_requests(int(fault.seconds))
    if fault.kind is FaultKind.REFUSE_WITH:
        raise BotApiRefusal(fault.code, fault.description)


def _damaged(outcome: ApiResponse, fault: Fault | None) -> ApiResponse:
    """Return the answer as the script lets it arrive."""
    kind = fault.kind if fault else None
    if kind in (FaultKind.DROP_AFTER, FaultKind.TRUNCATED):
        outcome.ending = kind
    elif kind is FaultKind.HTML_AFTER:
        return ApiResponse(502, HTML_502, kind)
    elif fault is not None and kind is FaultKind.REFUSE_AFTER:
        return ApiResponse(fault.code, BotApiRefusal(fault.code, fault.description).json())
    elif kind is FaultKind.BARE_500:
        return ApiResponse(500, {"ok": False, "error_code": 500}, kind)
    elif kind is not None and outcome.status == 200 and isinstance(outcome.body, dict):
        return _odd(outcome, outcome.body["result"], kind)
    return outcome


def _odd(outcome: ApiResponse, result: Any, kind: FaultKind) -> ApiResponse:
    message = result if isinstance(result, dict) else {}
    if kind is FaultKind.ODD_SHAPE:
        odd = {"message_id": message.get("message_id", 0), "date": "soon", "chat": "somewhere"}
        return ApiResponse(200, {"ok": True, "result": odd}, kind)
    if kind is FaultKind.ID_ZERO:
        return ApiResponse(200, {"ok": True, "result": message | {"message_id": 0}}, kind)
    return outcome
