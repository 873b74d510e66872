"""What members are told in private about order lists that did not come true."""

from domain.order_list.finish import VOID, ListVoid
from views.i18n import Translate
from views.notice import Notice, notifies, table


def void(values: ListVoid, t: Translate) -> Notice:
    """Return the news that a list did not come true, and why."""
    return Notice(t(f"notice-order_list-{values['why']}", title=values["title"]))


RENDERERS = table(notifies(VOID, void))
