"""What the shop says of itself, as its owner sees it in the menu."""

from collections.abc import Mapping

from domain.support.shop_info import CHARS_MAX
from views.i18n import Html, Translate, escaped

SHOWN_CHARS_MAX = 120
"""Of each part on the page of all of them."""
QUOTED_CHARS_MAX = 2_500


def summary(info: Mapping[str, str], t: Translate) -> Html:
    """Return the beginning of every part."""
    return Html("\n".join(_line(part, info[part], t) for part in CHARS_MAX))


def _line(part: str, text: str, t: Translate) -> Html:
    words = " ".join(text.split())
    if len(words) > SHOWN_CHARS_MAX:
        words = f"{words[: SHOWN_CHARS_MAX - 1]}…"
    shown = escaped(words) if words else t("support-info-none")
    return t("support-info-line", part=t(f"support-info-{part}"), words=shown)


def question(part: str, text: str, t: Translate) -> Html:
    """Return the question for a part, with what it is now."""
    asked = t(f"support-info-ask-{part}", maximum=CHARS_MAX[part])
    if not text:
        return asked
    now = escaped(text[:QUOTED_CHARS_MAX])
    return Html(f"{asked}\n\n{t('support-info-now')}\n<blockquote>{now}</blockquote>")
