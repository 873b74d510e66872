"""The bot of these tests, as anyone would write it with aiogram: a card with buttons."""

from aiogram import F, Router
from aiogram.filters import Command, CommandStart
from aiogram.methods import SendMessage, TelegramMethod
from aiogram.types import (
    CallbackQuery,
    EphemeralMessageParameters,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQuery,
    InlineQueryResultArticle,
    InputTextMessageContent,
    LabeledPrice,
    Message,
    PreCheckoutQuery,
    ShippingOption,
    ShippingQuery,
)

CARD = "<b>Ethiopia Guji</b>\n{joined} of 10 joined"


def key(text: str, data: str, style: str | None = None) -> InlineKeyboardButton:
    """A button that is answered."""
    return InlineKeyboardButton(text=text, callback_data=data, style=style)


def keyboard() -> InlineKeyboardMarkup:
    """Every kind of button that a card has."""
    link = "https://t.me/tuan_sandbox_bot?start=deal_K7Q2"
    return InlineKeyboardMarkup(
        inline_keyboard=[
            [key("Join", "join", "success")],
            [key("Leave", "leave", "danger"), key("Mine", "mine", "primary")],
            [
                InlineKeyboardButton(text="Details", url=link),
                InlineKeyboardButton(text="Code", copy_text={"text": "K7Q2"}),
                InlineKeyboardButton(text="Closed", disabled={}),
            ],
        ]
    )


class Team:
    """A card that counts: SEATS people fit in, each once."""

    SEATS = 18

    def __init__(self) -> None:
        self.joined: list[int] = []

    def text(self) -> str:
        """What stands on it."""
        return f"<b>Team tea</b>\n{len(self.joined)} of {self.SEATS} joined"

    def keyboard(self) -> InlineKeyboardMarkup:
        """One button to join and one that says nothing."""
        seat, nod = key("Join the team", "seat", "success"), key("Nod", "nod")
        return InlineKeyboardMarkup(inline_keyboard=[[seat], [nod]])

    async def show(self, message: Message) -> TelegramMethod[Message]:
        """Put the card into the chat."""
        return message.answer(self.text(), parse_mode="HTML", reply_markup=self.keyboard())

    async def seat(self, query: CallbackQuery) -> None:
        """Seat the presser, if there is room, and show it."""
        if query.from_user.id in self.joined:
            await query.answer("You sit already")
            return
        if len(self.joined) >= self.SEATS:
            await query.answer("This team is full")
            return
        self.joined.append(query.from_user.id)
        await query.answer("You are in")
        assert isinstance(query.message, Message)
        await query.message.edit_text(self.text(), parse_mode="HTML", reply_markup=self.keyboard())


def router() -> Router:
    """All handlers; made anew for each test because a router has one parent."""
    router, team = Router(), Team()
    router.message.register(team.show, Command("team"))
    router.callback_query.register(team.seat, F.data == "seat")
    router.callback_query.register(nod, F.data == "nod")
    router.message.register(started, CommandStart())
    router.message.register(show_card, Command("deals"))
    router.callback_query.register(join, F.data == "join")
    router.callback_query.register(leave, F.data == "leave")
    router.callback_query.register(mine, F.data == "mine")
    router.inline_query.register(offer)
    router.pre_checkout_query.register(agree)
    router.shipping_query.register(deliver)
    return router


async def offer(query: InlineQuery) -> TelegramMethod[bool]:
    content = InputTextMessageContent(message_text="Try this: Ethiopia Guji")
    link = InlineKeyboardButton(text="Details", url="https://t.me/tuan_sandbox_bot?start=deal_K7Q2")
    card = InlineQueryResultArticle(
        id="1",
        title="Ethiopia Guji",
        description=f"You typed {query.query}",
        input_message_content=content,
        reply_markup=InlineKeyboardMarkup(inline_keyboard=[[link]]),
    )
    return query.answer([card], cache_time=0)


async def agree(query: PreCheckoutQuery) -> TelegramMethod[bool]:
    return query.answer(ok=True)


async def deliver(query: ShippingQuery) -> TelegramMethod[bool]:
    town = query.shipping_address.city
    ways = [
        ShippingOption(
            id=name, title=f"{name} to {town}", prices=[LabeledPrice(label=name, amount=n)]
        )
        for name, n in (("Post", 300), ("Van", 900))
    ]
    return query.answer(ok=True, shipping_options=ways)


async def started(message: Message) -> TelegramMethod[Message]:
    return message.answer(f"Welcome! You came with {message.text}")


async def show_card(message: Message) -> TelegramMethod[Message]:
    return message.answer(CARD.format(joined=7), parse_mode="HTML", reply_markup=keyboard())


async def join(query: CallbackQuery) -> None:
    await query.answer("You are in")
    assert isinstance(query.message, Message)
    await query.message.edit_text(CARD.format(joined=8), parse_mode="HTML", reply_markup=keyboard())


async def leave(query: CallbackQuery) -> None:
    await query.answer("The buy is closed", show_alert=True)


async def mine(query: CallbackQuery) -> TelegramMethod[Message]:
    await query.answer()
    assert query.message is not None
    whisper = EphemeralMessageParameters(
        receiver_user_id=query.from_user.id, callback_query_id=query.id
    )
    return SendMessage(
        chat_id=query.message.chat.id,
        text="You hold two seats",
        ephemeral_message_parameters=whisper,
    )


async def nod(query: CallbackQuery) -> None:
    await query.answer()
