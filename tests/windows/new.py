"""A new post with the longest name, to the most chats, with everything that may stand against it."""

from datetime import timedelta

from aiogram.fsm.state import State

from domain.post.link_buttons import PostOptions
from domain.post.pacing import CapLeft
from domain.post.planner import Draft
from handlers.admin.lists import tickable
from handlers.admin.new_post import post_type
from handlers.admin.new_post.review import chat_lines, left, objections, unpinned
from handlers.admin.new_post.when import WEEK
from handlers.admin.post_options.option_buttons import PINS, link_items, option_values, options_line
from handlers.admin.states import New
from storage.campaign.tables import PinMode
from storage.chat.tables import Chat
from tests.screens.voucher import NOON, TITLE
from tests.windows.chats import MANY
from views.campaign import calendar_screens
from views.campaign.repeat_rule import weekday
from views.i18n import translator

T = translator("en")
ZONE = "America/Argentina/Buenos_Aires"
KNOWN = {
    number: Chat(id=-number, type="group", title=TITLE, added_at=NOON, zone=ZONE)
    for number in range(20)
}
REFUSED = [Draft(number, NOON, reason="lint.quiet_hours") for number in range(20)]
FITTING = [Draft(number, NOON) for number in range(20)]
OPTIONS: PostOptions = {
    "buttons": [[{"text": TITLE[:40], "url": "https://shop.example/" + "x" * 1900}] * 3] * 10,
    "pin": PinMode.REPLACE,
    "silent": True,
}
REVIEW = {
    "name": TITLE[:60],
    "moment": T.moment(NOON, "America/Argentina/Buenos_Aires"),
    "rule": T("admin-repeats-cron", cron="0 9 * * 1-5" * 9),
    "fitting": 0,
    "all": 5000,
    "left_out": 5000,
    "later": True,
    "where": chat_lines(FITTING, KNOWN, T, zone="UTC", now=NOON - timedelta(days=1)),
    "options": options_line(OPTIONS, T),
    "no_pin": unpinned(list(KNOWN.values()), T),
    "against": objections(REFUSED, KNOWN, T),
    "room": left(CapLeft(TITLE, 10**6, 10**6), True, T),
}
GROUP_BUY: dict[str, object] = {
    "title": TITLE,
    "list": T.money(10**12, "EUR"),
    "alone": T.money(10**12, "EUR"),
    "price": T.money(10**12, "EUR"),
    "lasts": post_type.lasting(60 * 86_400, T),
    "window": post_type.lasting(3600, T),
    "per_member": 1000,
    "stock": 10**6,
    "has_options": True,
    "options": post_type.offered_words({"<&>" * 10 + str(n): 10**6 for n in range(100)}, T),
    "shape": T("admin-shape-team"),
    "pay": T("admin-pay-shop-now"),
    "shape_now": "team",
    "pay_now": "shop-now",
    "items": post_type.tiers([[10**5 - n, 10**12] for n in range(6)], "EUR", T),
    "tiers": 6,
    "group_buy": True,
    "flash_sale": False,
}
PREVIEW: dict[str, object] = {
    "title": TITLE[:40],
    "chat": "one",
    "photos": 0,
    "words": True,
    "deal": False,
    "written": True,
    "plain": True,
    "kept": False,
    **option_values(OPTIONS),
}
DAYS = [tickable(day, weekday(day, T), True) for day in WEEK]
TAGS = [{"id": f"{n}{'ы' * 19}", "name": f"☑ 🏷 {n}{'ы' * 19}"} for n in range(20)]
FIVE_WEEKS = [NOON.date() + timedelta(days=number) for number in range(35)]
CALENDAR: dict[str, object] = {
    "days": [
        *calendar_screens.headings(FIVE_WEEKS, T),
        *calendar_screens.cells(FIVE_WEEKS, [0] * 35, FIVE_WEEKS[0]),
    ],
    "earlier": f"‹ {T.day(FIVE_WEEKS[0], weekday=False)}",
    "later": f"{T.day(FIVE_WEEKS[-1], weekday=False)} ›",
}
SAMPLES: dict[State, list[dict[str, object]]] = {
    New.what: [{}],
    New.deals: [
        {"items": MANY, "deals": 200, "promotion": "none", "plain": True},
        {"items": MANY, "deals": 200, "promotion": "group_buy", "plain": False},
        {"items": [], "deals": 0, "promotion": "flash_sale", "plain": False},
    ],
    New.preview: [
        *(
            PREVIEW | {"photos": photos, "words": words} | option_values({"pin": pin})
            for photos in (0, 1, 10)
            for words in (False, True)
            for pin in PINS
        ),
        PREVIEW | {"deal": True, "written": False, "kept": True, "chat": "none"},
        PREVIEW | {"deal": True, "written": False, "plain": False},
    ],
    New.links: [
        {"items": link_items(OPTIONS["buttons"]), "links": 30},
        {"items": [], "links": 0},
    ],
    New.words: [{}],
    New.type: [{"title": TITLE, "price": T.money(10**12, "EUR")}],
    New.terms: [
        GROUP_BUY,
        GROUP_BUY | {"items": [], "tiers": 0, "stock": 0, "has_options": False, "options": ""},
        GROUP_BUY | {"items": [], "group_buy": False, "flash_sale": True},
    ],
    New.ask: [
        {
            "question": T(
                f"admin-ask-{asked}",
                people=10**5,
                alone=T.money(10**12, "EUR"),
                options="S, M" * 100,
            ),
            "items": [{"id": answer, "name": answer} for answer in field.ready],
        }
        for fields in post_type.FIELDS.values()
        for asked, field in fields.items()
        if field.read is not None
    ],
    New.where: [
        {"items": MANY, "tags": TAGS, "chats": 500, "ticked": 500, "forums": 500},
        {"items": [], "tags": [], "chats": 0, "ticked": 0, "forums": 0},
    ],
    New.topics: [{"items": MANY, "topics": 200}, {"items": [], "topics": 0}],
    New.when: [{"repeats": True}, {"repeats": False}],
    New.day: [CALENDAR, {"days": [], "earlier": "", "later": ""}],
    New.time: [{"repeats": False}, {"repeats": True}],
    New.repeat: [{"items": DAYS, "ticked": 7}, {"items": DAYS, "ticked": 0}],
    New.review: [
        REVIEW,
        REVIEW | {"where": "", "options": "", "no_pin": ""},
        *(
            REVIEW | {"against": "", "room": "", "fitting": all_, "all": all_, "left_out": 0}
            for all_ in (1, 2, 5000)
        ),
    ],
}
