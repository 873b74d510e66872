"""Rows of the table about payments."""

from typing import Any

BAD = "400 Bad Request: "
STARS = {"currency": "XTR", "provider_token": "", "prices": [{"label": "Tea", "amount": 50}]}
EUROS = {
    "currency": "EUR",
    "provider_token": "284685063:TEST:SANDBOX",
    "prices": [{"label": "Tea", "amount": 1500}, {"label": "VAT", "amount": 285}],
}
MONTH = 30 * 24 * 3600
NO_STARS = BAD + "STARS_INVOICE_INVALID"
TOO_OLD = BAD + "query is too old and response timeout expired or query ID is invalid"
DELIVERY = {"need_shipping_address": True, "is_flexible": True}


def offer(**more: Any) -> dict[str, Any]:
    return {"title": "Tea", "description": "Green tea", "payload": "1:a:b"} | STARS | more


def sent(chat: str = "$ann", **more: Any) -> dict[str, Any]:
    return {"chat_id": chat} | offer(**more)


def price(amount: int, count: int = 1) -> dict[str, Any]:
    return {"prices": [{"label": "Tea", "amount": amount}] * count}


def pay_key(**button: Any) -> dict[str, Any]:
    return {"reply_markup": {"inline_keyboard": [[{"text": "Pay"} | button]]}}


PAYMENT_ROWS: list[tuple[str, dict[str, Any], Any]] = [
    ("sendInvoice", sent(), {"invoice": {"currency": "XTR", "total_amount": 50}}),
    ("sendInvoice", sent(**EUROS), {"invoice": {"total_amount": 1785, "start_parameter": ""}}),
    ("sendInvoice", sent("$tea", start_parameter="g_1"), {"invoice": {"start_parameter": "g_1"}}),
    ("sendInvoice", sent(**pay_key(pay=True)), {"reply_markup": {"inline_keyboard": [[...]]}}),
    ("sendInvoice", sent(**pay_key(callback_data="x")), BAD + "BUTTON_TYPE_INVALID"),
    ("sendInvoice", sent("$carl"), "403 Forbidden: bot can't initiate conversation with a user"),
    ("sendInvoice", sent(title=""), BAD + 'parameter "title" is required'),
    ("sendInvoice", sent(title="x" * 33), BAD + "INVOICE_TITLE_INVALID"),
    ("sendInvoice", sent(description="x" * 256), BAD + "INVOICE_DESCRIPTION_INVALID"),
    ("sendInvoice", sent(payload="é" * 64), ...),
    ("sendInvoice", sent(payload="é" * 64 + "x"), BAD + "INVOICE_PAYLOAD_INVALID"),
    ("sendInvoice", sent(start_parameter="a b"), BAD + "START_PARAM_INVALID"),
    ("sendInvoice", sent(currency="TXR"), BAD + "CURRENCY_INVALID"),
    (
        "sendInvoice",
        sent(**EUROS | {"provider_token": "1:LIVE:x"}),
        BAD + "PAYMENT_PROVIDER_INVALID",
    ),
    ("sendInvoice", sent(**price(0)), BAD + "CURRENCY_TOTAL_AMOUNT_INVALID"),
    ("sendInvoice", sent(**price(-5)), BAD + "CURRENCY_TOTAL_AMOUNT_INVALID"),
    ("sendInvoice", sent(**price(1.5)), BAD + 'wrong parameter "prices.0.amount"'),  # type: ignore[arg-type]
    ("sendInvoice", sent(**price(5, 2)), NO_STARS),
    ("sendInvoice", sent(provider_token="284685063:TEST:SANDBOX"), NO_STARS),
    ("sendInvoice", sent(need_email=True), NO_STARS),
    ("sendInvoice", sent(max_tip_amount=5), NO_STARS),
    ("sendInvoice", sent(**EUROS | DELIVERY), ...),
    ("sendInvoice", sent(**EUROS, is_flexible=True), BAD + "SHIPPING_ADDRESS_NEEDED"),
    ("createInvoiceLink", offer(), ...),
    ("createInvoiceLink", offer(subscription_period=MONTH), ...),
    (
        "createInvoiceLink",
        offer(subscription_period=MONTH + 1),
        BAD + "SUBSCRIPTION_PERIOD_INVALID",
    ),
    (
        "createInvoiceLink",
        offer(subscription_period=MONTH, **price(10_001)),
        BAD + "SUBSCRIPTION_PERIOD_INVALID",
    ),
    (
        "createInvoiceLink",
        offer(**EUROS, subscription_period=MONTH),
        BAD + "SUBSCRIPTION_CURRENCY_INVALID",
    ),
    ("createInvoiceLink", offer(payload=""), BAD + 'parameter "payload" is required'),
    ("answerPreCheckoutQuery", {"pre_checkout_query_id": "$asked", "ok": True}, True),
    (
        "answerPreCheckoutQuery",
        {"pre_checkout_query_id": "$asked", "ok": False},
        BAD + 'parameter "error_message" is required',
    ),
    ("answerPreCheckoutQuery", {"pre_checkout_query_id": "7", "ok": True}, TOO_OLD),
    (
        "answerShippingQuery",
        {
            "shipping_query_id": "$asked",
            "ok": True,
            "shipping_options": [{"id": "p", "title": "Post", **price(300)}],
        },
        True,
    ),
    (
        "answerShippingQuery",
        {"shipping_query_id": "$asked", "ok": False, "error_message": "not there"},
        True,
    ),
    (
        "answerShippingQuery",
        {"shipping_query_id": "$asked", "ok": True},
        BAD + 'parameter "shipping_options" is required',
    ),
    (
        "answerShippingQuery",
        {
            "shipping_query_id": "$asked",
            "ok": True,
            "shipping_options": [{"id": "p", "title": "Post", **price(300)}] * 2,
        },
        BAD + "SHIPPING_OPTIONS_INVALID",
    ),
    ("refundStarPayment", {"user_id": "$ann", "telegram_payment_charge_id": "$charge"}, True),
    (
        "refundStarPayment",
        {"user_id": "$ben", "telegram_payment_charge_id": "$charge"},
        BAD + "CHARGE_NOT_FOUND",
    ),
    (
        "refundStarPayment",
        {"user_id": "$ann", "telegram_payment_charge_id": "$refunded"},
        BAD + "CHARGE_ALREADY_REFUNDED",
    ),
    ("getStarTransactions", {"offset": 1, "limit": 1}, {"transactions": [{"id": "$refunded"}]}),
    ("getStarTransactions", {"offset": "x"}, BAD + 'wrong parameter "offset"'),
    ("getMyStarBalance", {}, {"amount": 50}),
    (
        "editUserStarSubscription",
        {"user_id": "$ann", "telegram_payment_charge_id": "$charge", "is_canceled": True},
        True,
    ),
    (
        "editUserStarSubscription",
        {"user_id": "$ann", "telegram_payment_charge_id": "no", "is_canceled": True},
        BAD + "CHARGE_NOT_FOUND",
    ),
]
