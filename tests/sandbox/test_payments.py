"""Payments from both sides: what the payer sees, what the bot hears, and where the money is."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import LabeledPrice
from aiohttp import ClientSession

from sandbox import Fault, Person, Sandbox, SandboxChat
from sandbox.people.acts import CannotAct
from sandbox.people.payments import PaymentResult, PaymentSheet
from sandbox.state.messages import Message
from tests.sandbox.conftest import Ask
from tests.sandbox.payment_rows import DELIVERY, EUROS, offer

Told = Any


async def send(box: Sandbox, ask: Ask, chat: int, **more: Any) -> Message:
    status, body = await ask("sendInvoice", chat_id=chat, **offer(**more))
    assert status == 200, body
    found = box.world.history(box.world.chats[chat]).find(body["result"]["message_id"])
    assert found is not None
    return found


async def question(told: Told, kind: str) -> dict[str, Any]:
    while True:
        for update in await told():
            if kind in update:
                found: dict[str, Any] = update[kind]
                return found
        await asyncio.sleep(0)


async def pay(
    ask: Ask, told: Told, who: Person, what: Message | str, **answer: Any
) -> PaymentResult:
    """Let somebody pay, and the bot agree or give its `answer`."""
    paying = asyncio.create_task(who.pays(what))
    asked = await question(told, "pre_checkout_query")
    verdict = {"ok": True} | answer
    await ask("answerPreCheckoutQuery", pre_checkout_query_id=asked["id"], **verdict)
    return await paying


async def heard(told: Told, kind: str) -> list[dict[str, Any]]:
    return [u["message"][kind] for u in await told() if kind in u.get("message", {})]


async def test_stars_go_from_the_payer_to_the_bot_and_back(
    box: Sandbox, bot: Bot, ask: Ask, told: Told, ann: Person
) -> None:
    invoice = await send(box, ask, ann.id)
    paid = await pay(ask, told, ann, invoice)
    (message,) = await heard(told, "successful_payment")
    assert (message["total_amount"], message["invoice_payload"]) == (50, "1:a:b")
    assert message["telegram_payment_charge_id"] == paid.charge_id is not None
    assert (ann.stars, (await bot.get_my_star_balance()).amount) == (950, 50)
    assert await bot.refund_star_payment(ann.id, paid.charge_id)
    (back,) = await heard(told, "refunded_payment")
    assert (back["telegram_payment_charge_id"], back["currency"]) == (paid.charge_id, "XTR")
    assert (ann.stars, (await bot.get_my_star_balance()).amount) == (1000, 0)
    there, again = (await bot.get_star_transactions()).transactions
    assert (there.id, again.id, there.amount) == (paid.charge_id, paid.charge_id, 50)
    assert there.source is not None and again.receiver is not None
    assert there.receiver is None and again.source is None
    with pytest.raises(TelegramBadRequest, match="CHARGE_ALREADY_REFUNDED"):
        await bot.refund_star_payment(ann.id, paid.charge_id)
    assert ann.stars == 1000


async def test_the_bot_may_say_no_and_then_nothing_moves(
    box: Sandbox, ask: Ask, told: Told, ann: Person
) -> None:
    invoice = await send(box, ask, ann.id)
    refused = await pay(ask, told, ann, invoice, ok=False, error_message="Sold out")
    assert (refused.charge_id, refused.error, ann.stars) == (None, "Sold out", 1000)
    assert await heard(told, "successful_payment") == []


async def test_an_answer_after_ten_seconds_comes_too_late(
    box: Sandbox, bot: Bot, ask: Ask, told: Told, ann: Person
) -> None:
    paying = asyncio.create_task(ann.pays(await send(box, ask, ann.id)))
    asked = await question(told, "pre_checkout_query")
    box.clock.jump(timedelta(seconds=10.5))
    with pytest.raises(TelegramBadRequest, match="query is too old"):
        await bot.answer_pre_checkout_query(asked["id"], ok=True)
    assert await paying == PaymentResult(error="timeout")
    box.world.payments.answer_within = timedelta(seconds=0.02)
    assert (await ann.pays(await send(box, ask, ann.id))).error == "timeout"
    assert ann.stars == 1000


async def test_a_change_of_mind_is_heard_by_nobody(
    box: Sandbox, bot: Bot, ask: Ask, told: Told, ann: Person
) -> None:
    paying = asyncio.create_task(ann.cancels_paying(await send(box, ask, ann.id)))
    asked = await question(told, "pre_checkout_query")
    await bot.answer_pre_checkout_query(asked["id"], ok=True)
    sheet = await paying
    assert (sheet.error, sheet.charge().charge_id, ann.stars) == (None, None, 1000)
    assert await told() == []


async def test_who_has_too_few_stars_does_not_reach_the_bot(
    box: Sandbox, ask: Ask, told: Told, ann: Person
) -> None:
    ann.stars = 49
    await told()
    assert (await ann.pays(await send(box, ask, ann.id))).error == "not enough Stars"
    assert await told() == []


async def test_a_copy_keeps_its_button_unless_the_invoice_names_a_start_parameter(
    box: Sandbox, ask: Ask, told: Told, ann: Person, ben: Person
) -> None:
    talk = box.dialog(ann, ben)
    copy = await ann.forwards(await send(box, ask, ann.id), talk)
    paid = await pay(ask, told, ben, copy)
    (message,) = [u["message"] for u in await told() if "message" in u]
    assert message["from"]["id"] == message["chat"]["id"] == ben.id
    assert (ben.stars, paid.error) == (950, None)
    leads = await ann.forwards(await send(box, ask, ann.id, start_parameter="g_1"), talk)
    assert leads.buttons[0][0]["url"].endswith("?start=g_1")
    with pytest.raises(CannotAct, match="nothing to pay"):
        await ben.pays(leads)


async def test_an_invoice_can_be_paid_again_and_behind_a_link(
    box: Sandbox, ask: Ask, told: Told, ann: Person
) -> None:
    _, body = await ask("createInvoiceLink", **offer())
    link = body["result"]
    charges = {(await pay(ask, told, ann, link)).charge_id for _ in range(2)}
    assert len(charges) == 2 and ann.stars == 900


async def test_delivery_is_asked_for_first_and_its_price_added(
    box: Sandbox, bot: Bot, ask: Ask, told: Told, ann: Person
) -> None:
    invoice = await send(box, ask, ann.id, **EUROS, **DELIVERY, need_email=True)
    paying = asyncio.create_task(ann.begins_paying(invoice, option="van"))
    asked = await question(told, "shipping_query")
    assert asked["shipping_address"]["city"] == "Berlin"
    post, van = ([LabeledPrice(label=name, amount=cost)] for name, cost in (("P", 300), ("V", 900)))
    options = [{"id": "post", "title": "P", "prices": post}, {"id": "van", "title": "V"}]
    options[1]["prices"] = van
    await bot.answer_shipping_query(asked["id"], ok=True, shipping_options=options)  # type: ignore[arg-type]
    asked = await question(told, "pre_checkout_query")
    assert (asked["total_amount"], asked["shipping_option_id"]) == (2685, "van")
    assert asked["order_info"].keys() == {"email", "shipping_address"}
    await bot.answer_pre_checkout_query(asked["id"], ok=True)
    sheet: PaymentSheet = await paying
    assert sheet.charge().charge_id is not None
    (paid,) = await heard(told, "successful_payment")
    assert (paid["total_amount"], paid["currency"]) == (2685, "EUR")
    assert ann.stars == 1000 and box.world.payments.transactions == []


async def test_no_delivery_there_ends_the_payment(
    box: Sandbox, bot: Bot, ask: Ask, told: Told, ann: Person
) -> None:
    invoice = await send(box, ask, ann.id, **EUROS, **DELIVERY)
    paying = asyncio.create_task(ann.pays(invoice))
    asked = await question(told, "shipping_query")
    await bot.answer_shipping_query(asked["id"], ok=False, error_message="Not to Berlin")
    assert (await paying).error == "Not to Berlin"
    assert await told() == []


async def test_a_subscription_is_extended_until_it_is_stopped(
    box: Sandbox, bot: Bot, ask: Ask, told: Told, ann: Person
) -> None:
    _, body = await ask("createInvoiceLink", **offer(subscription_period=30 * 24 * 3600))
    first = (await pay(ask, told, ann, body["result"])).charge_id
    assert first is not None
    await ann.renews(first)
    paid = await heard(told, "successful_payment")
    assert [p.get("is_first_recurring", False) for p in paid] == [True, False]
    assert ann.stars == 900
    await bot.edit_user_star_subscription(ann.id, first, is_canceled=True)
    with pytest.raises(CannotAct, match="not extended"):
        await ann.renews(first)


@pytest.mark.parametrize(("fault", "times"), [("lost", 0), ("twice", 2)])
async def test_a_payment_may_be_lost_on_the_way_or_come_twice(
    box: Sandbox, bot: Bot, ask: Ask, told: Told, ann: Person, fault: Any, times: int
) -> None:
    box.world.payments.trouble.append(fault)
    await pay(ask, told, ann, await send(box, ask, ann.id))
    assert len(await heard(told, "successful_payment")) == times
    assert ann.stars == 950 and len((await bot.get_star_transactions()).transactions) == 1
    await pay(ask, told, ann, await send(box, ask, ann.id))
    assert len(await heard(told, "successful_payment")) == 1


async def test_a_refund_may_be_carried_out_and_yet_refused(
    box: Sandbox, bot: Bot, ask: Ask, told: Told, ann: Person
) -> None:
    paid = await pay(ask, told, ann, await send(box, ask, ann.id))
    sentence = "Bad Request: CHARGE_ALREADY_REFUNDED"
    box.faults.next("refundStarPayment", Fault.refuse_after(400, sentence))
    with pytest.raises(TelegramBadRequest, match="CHARGE_ALREADY_REFUNDED"):
        await bot.refund_star_payment(ann.id, paid.charge_id or "")
    assert ann.stars == 1000


async def test_the_panel_orders_what_goes_wrong_with_payments(
    box: Sandbox, ask: Ask, told: Told, http: ClientSession, ann: Person
) -> None:
    async def order(**body: Any) -> int:
        async with http.post(f"{box.url}/api/control", json={"as": ann.id} | body) as answer:
            return answer.status

    assert await order(do="next_payment", how="lost") == 200
    assert await order(do="next_payment", how="eaten") == 409
    assert box.world.payments.trouble == ["lost"]
    assert await order(do="give_stars", stars=100) == 200 and ann.stars == 1100
    assert await order(do="give_stars", stars=-1101) == 409 and ann.stars == 1100
    assert await order(do="say_after", method="getMe", code=400, description="no") == 200
    assert (await ask("getMe"))[1]["description"] == "no"


async def test_a_closed_sheet_charges_nothing(
    box: Sandbox, ask: Ask, http: ClientSession, ann: Person
) -> None:
    invoice = await send(box, ask, ann.id)

    async def post(path: str, **body: Any) -> int:
        async with http.post(f"{box.url}/api/pay/{path}", json={"as": ann.id} | body) as answer:
            return answer.status

    assert await post("open", chat=ann.id, message_id=invoice.message_id) == 200
    assert [await post("close"), await post("charge"), ann.stars] == [200, 409, 1000]


async def test_an_invoice_cannot_be_copied(
    box: Sandbox, bot: Bot, ask: Ask, ann: Person, tea: SandboxChat
) -> None:
    invoice = await send(box, ask, ann.id)
    with pytest.raises(TelegramBadRequest, match="can't be copied"):
        await bot.copy_message(tea.id, ann.id, invoice.message_id)
    assert (await bot.forward_message(tea.id, ann.id, invoice.message_id)).invoice is not None
