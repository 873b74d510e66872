"""What the owner is told of pictures that cannot be had, before their posts are due."""

from domain.picture.check import PICTURES_DEAD, PicturesDead
from views.i18n import Translate
from views.notice import Notice, notifies, table


def dead(values: PicturesDead, t: Translate) -> Notice:
    """Return the notice that names the first of the deals."""
    more = "" if values["deals"] <= len(values["titles"]) else " …"
    titles = ", ".join(values["titles"]) + more
    return Notice(t("owner-pictures_dead", deals=values["deals"], titles=titles))


RENDERERS = table(notifies(PICTURES_DEAD, dead))
