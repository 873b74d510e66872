"""What counts in a chat: its own settings, the shop's where it has none, and which of them it is."""

from domain.country import country_name
from domain.languages import NAMES
from domain.settings import Settings
from handlers.admin.context import Values
from handlers.admin.presets import gap_label
from storage.chat.tables import Chat
from views.i18n import Translate


def effective_values(chat: Chat, shop: Settings, t: Translate) -> Values:
    """Return in words what holds in a chat; what comes from the shop says so."""
    return {
        "quiet": quiet_words(chat, shop.quiet_hours, t),
        "zone": own_or_shops(chat.zone, shop.timezone, t),
        "language": own_or_shops(
            NAMES.get(chat.language or ""), NAMES.get(shop.language, shop.language), t
        ),
        "country": own_or_shops(
            chat.country and country_name(chat.country, t.language),
            country_name(shop.country, t.language) if shop.country else t.plain("admin-none"),
            t,
        ),
        "cap": cap_words(chat.daily_cap, shop.daily_cap, t),
        "gap": gap_words(chat.minimum_gap_s, shop.minimum_gap_s, t),
    }


def own_or_shops(own: str | None, shops: str, t: Translate) -> str:
    return own or t.plain("admin-chat-shops", value=shops)


def quiet_words(chat: Chat, shops: str, t: Translate) -> str:
    """Return the quiet hours of a chat; the shop's hold beside its own."""
    own = f"{chat.quiet_from}-{chat.quiet_to}" if chat.quiet_from else ""
    if own and shops and own != shops:
        return t.plain("admin-chat-both", own=own, value=shops)
    return own or (t.plain("admin-chat-shops", value=shops) if shops else t.plain("admin-none"))


def cap_words(own: int | None, shops: int, t: Translate) -> str:
    """Return how many posts a day there are at most: the smaller number counts."""
    if own and shops and shops < own:
        return t.plain("admin-chat-stricter", value=shops, own=own)
    if own or not shops:
        return str(own) if own else t.plain("admin-chat-cap-any")
    return t.plain("admin-chat-shops", value=shops)


def gap_words(own: int, shops: int, t: Translate) -> str:
    """Return the time between two posts: the longer one counts."""
    if shops <= own:
        return span(own, t)
    if own:
        return t.plain("admin-chat-stricter", value=span(shops, t), own=span(own, t))
    return t.plain("admin-chat-shops", value=span(shops, t))


def span(seconds: int, t: Translate) -> str:
    """Return a time between two posts, in hours or minutes."""
    minutes = seconds // 60
    if not minutes:
        return t.plain("admin-none")
    return gap_label(f"{minutes}m" if minutes % 60 else f"{minutes // 60}h", t)
