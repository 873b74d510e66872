"""What admins are told of promotions of either kind."""

from domain.promotion.alone_price import DEARER, DearerPromotion
from views.admin_link import opener
from views.i18n import Translate
from views.notice import Notice, notifies, table


def dearer(values: DearerPromotion, t: Translate) -> Notice:
    """Return the notice that a promotion costs more than buying alone."""
    text = t(
        "promotion-dearer",
        kind=values["kind"],
        title=values["title"],
        code=values["code"],
        price=t.money(values["price_minor"], values["currency"]),
        alone=t.money(values["alone_minor"], values["currency"]),
    )
    return Notice(text, [[opener(values["kind"], values["number"], t)]])


RENDERERS = table(notifies(DEARER, dearer))
