"""What hosts, and whoever decides about them, are told in private."""

from collections.abc import Callable

from domain.host import notices
from domain.host.notices import HostAsked, HostDecided, HostLeft
from views.admin_link import opener
from views.buttons import button
from views.host.host_screens import HostOwn, rule_sentence
from views.i18n import Translate
from views.notice import Notice, notifies, table

WITH_RULE = ("approved", "terms", "resumed")
"""Decisions after which the rule is said."""


def asked(values: HostAsked, t: Translate) -> Notice:
    """Return the notice that somebody asks to host a group."""
    key = "notice-host-asked-over" if values["takes_over"] else "notice-host-asked"
    words = t(key, name=values["name"], title=values["title"])
    return Notice(words, [[opener("host", values["host_id"], t)]])


def left(values: HostLeft, t: Translate) -> Notice:
    """Return the notice that a host gave a group up."""
    return Notice(t("notice-host-left", name=values["name"], title=values["title"]))


def decided(name: str) -> Callable[[HostDecided, Translate], Notice]:
    """Return the view of one decision."""

    def view(values: HostDecided, t: Translate) -> Notice:
        lines = [t(f"notice-host-{name}", title=values["title"])]
        if name not in WITH_RULE:
            return Notice(lines[0])
        lines.append(rule_sentence(values["rate_bp"], values["rule"], t))
        return Notice("\n\n".join(lines), [[button(t.plain("host-button-groups"), HostOwn())]])

    return view


RENDERERS = table(
    notifies(notices.ASKED, asked),
    notifies(notices.APPROVED, decided("approved")),
    notifies(notices.DECLINED, decided("declined")),
    notifies(notices.TERMS, decided("terms")),
    notifies(notices.PAUSED, decided("paused")),
    notifies(notices.RESUMED, decided("resumed")),
    notifies(notices.REMOVED, decided("removed")),
    notifies(notices.HANDED_OVER, decided("handed_over")),
    notifies(notices.LEFT, left),
)
