"""Which windows there are: a group for each branch of the menu."""

from typing import Any

from aiogram.fsm.state import State, StatesGroup, StatesGroupMeta


class Stored(StatesGroupMeta):
    """Makes a group whose states are stored under another name than its class has.

    aiogram-dialog finds a stored "Money:all" by the group's name, which `State(group_name=...)`
    leaves alone.
    """

    def __new__(
        mcs, _: str, bases: tuple[type, ...], namespace: dict[str, Any], *, stored_as: str
    ) -> type[StatesGroup]:
        found: type[StatesGroup] = super().__new__(mcs, stored_as, bases, namespace)
        return found


class Menu(StatesGroup):
    """The first window."""

    home = State()


class Chats(StatesGroup):
    """The chats the bot posts to, and how each wants to be treated."""

    all = State()
    one = State()
    quiet_hours = State()
    zone = State()
    cap = State()
    gap = State()
    language = State()
    country = State()
    topic = State()
    tags = State()
    test = State()


class New(StatesGroup):
    """A new post: what, as what, where, when, and whether it fits."""

    what = State()
    deals = State()
    preview = State()
    words = State()
    links = State()
    type = State()
    terms = State()
    ask = State()
    where = State()
    topics = State()
    when = State()
    day = State()
    time = State()
    repeat = State()
    review = State()


class Queue(StatesGroup):
    """What is planned, under way and in doubt."""

    week = State()
    day = State()
    campaigns = State()
    campaign = State()
    move = State()
    repeat = State()
    options = State()
    links = State()
    rotation = State()
    edit = State()
    drafts = State()
    doubtful = State()
    row = State()
    group = State()
    missed = State()


class SettingsStates(StatesGroup, metaclass=Stored, stored_as="Settings"):
    """How the shop is set, what was done in it, and how it is."""

    all = State()
    log = State()
    log_people = State()
    log_areas = State()
    health = State()
    about = State()
    shop = State()
    language = State()
    timezone = State()
    currency = State()
    quiet_hours = State()
    daily_cap = State()
    minimum_gap_s = State()
    repeat_days = State()
    country = State()
    limit_overall = State()
    limit_chat = State()
    limit_group = State()
    info = State()
    info_part = State()


class TeamStates(StatesGroup, metaclass=Stored, stored_as="Team"):
    """Who runs the shop beside its owner."""

    all = State()
    one = State()
    who = State()
    chats = State()


class Support(StatesGroup):
    """Conversations with customers, where they arrive, and answers that are kept ready."""

    all = State()
    one = State()
    answer = State()
    use = State()
    where = State()
    templates = State()
    template = State()
    add = State()


class Customers(StatesGroup, metaclass=Stored, stored_as="Members"):
    """Whom the shop sells to, and whom no more."""

    who = State()
    one = State()
    note = State()
    write = State()
    ban = State()


class Orders(StatesGroup):
    """What was bought, paid or not, and which of it is shown."""

    all = State()
    one = State()
    voucher = State()
    state = State()
    chat = State()
    promotion = State()
    period = State()
    who = State()


class MoneyStates(StatesGroup, metaclass=Stored, stored_as="Money"):
    """Withdrawals to be decided."""

    all = State()
    one = State()
    reason = State()
    proof = State()


class PaymentStates(StatesGroup, metaclass=Stored, stored_as="Payments"):
    """What was paid inside Telegram, what goes back, and how cards are taken."""

    all = State()
    refunds = State()
    refund = State()
    proof = State()
    card = State()
    term = State()


class Review(StatesGroup):
    """Rewards that wait for a person."""

    all = State()
    one = State()
    reason = State()


class Numbers(StatesGroup):
    """What was posted, done, come and paid for in some days."""

    all = State()
    where = State()
    how = State()


class Promotions(StatesGroup):
    """Group buys, flash sales and order lists, those that run first."""

    all = State()
    group_buy = State()
    members = State()
    seat = State()
    refunds = State()
    extend = State()
    message = State()
    flash_sale = State()
    stock = State()
    claims = State()
    claim = State()
    order_list = State()
    list_orders = State()
    list_order = State()
    list_end = State()
    new_items = State()
    new_title = State()
    new_chats = State()
    new_list = State()
    group_buy_points = State()
    flash_sale_points = State()
    order_list_points = State()


class Hosts(StatesGroup):
    """Who hosts which group, and on which terms."""

    all = State()
    one = State()
    rate = State()


class Partners(StatesGroup):
    """Other shops whose offers hosts bring."""

    all = State()
    one = State()


class Stores(StatesGroup):
    """Where vouchers are redeemed, and redeeming one."""

    all = State()
    one = State()
    staff = State()
    name = State()
    redeem = State()
    pickup = State()
    term = State()
    unfetched = State()
    unfetched_one = State()


class Referrals(StatesGroup):
    """Programs, commission rates, boards, what waits, and the statement of any promoter."""

    all = State()
    board = State()
    waiting = State()
    program = State()
    budget = State()
    terms = State()
    ask = State()
    rates = State()
    who = State()
    statement = State()


class Catalogue(StatesGroup):
    """Every deal there is, and one of them looked at and edited."""

    all = State()
    one = State()
    title = State()
    description = State()
    price = State()
    list_price = State()
    link = State()
    photo = State()
    start = State()
    until = State()
    category = State()
    tags = State()
    prices = State()
    options = State()
    option = State()
    option_add = State()
    option_kinds = State()
    option_name = State()
    option_price = State()
    option_stock = State()
    option_photo = State()
    feed = State()
    address = State()
    file = State()
    columns = State()
    column = State()
    encoding = State()
    imports = State()
    feeds = State()
    feed_news = State()
    feed_post = State()
    feed_wait = State()
    add_title = State()
    add_price = State()
    add_link = State()
    add_photo = State()


class Affiliates(StatesGroup):
    """Accounts at affiliate networks, and what becomes of a link."""

    all = State()
    network = State()
    partner = State()
    one = State()
    shop = State()
    orders = State()
    link = State()


class FeedSources(StatesGroup):
    """Feeds that are fetched by address and schedule."""

    all = State()
    add = State()
    which = State()
    one = State()
    every = State()
    address = State()
