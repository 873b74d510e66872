"""A post of one thing in one chat: drafted, judged, and either placed or refused.

    known and willing chat? -> not posted there lately? -> text in order? -> when may it go?

The first no is stored with the post, so that it can be asked for later.
"""

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, cast

from domain.affiliate.post_links import EarningLink, labelled
from domain.campaign.announcement import AnnouncementPost
from domain.deal.deal import DealPost
from domain.post.lint import find_chat_problem, find_text_problem
from domain.post.pacing import Pace, ShopDefaults, earliest_time
from domain.reduction.reader import NO_TERMS, ReaderTerms, reader_terms
from domain.reduction.rules import label_of
from domain.refusal import Refused
from storage.chat.tables import Chat
from storage.deal.tables import Deal
from storage.delivery.kinds import Kind
from storage.delivery.tables import OutboxRow
from storage.post.tables import Occurrence, Post, PostState

KIND: Kind[DealPost] = Kind("deal.post")
PostValues = DealPost | AnnouncementPost
RenderPost = Callable[[PostValues, str], tuple[str, bool]]
"""Words a post: (values, language) -> (HTML text, whether it is a photo's caption)."""
Target = tuple[int, int | None, Chat | None]
"""A chat's id, the forum topic a campaign wants there, and the chat if it is known."""


@dataclass(frozen=True)
class Content:
    """What is posted: a deal or an announcement, as its posts will say it."""

    kind: str
    """Of the outbox rows."""
    values: Mapping[str, Any]
    deal: Deal | None = None
    announcement_id: int | None = None


@dataclass(frozen=True)
class PostingRules:
    """What the shop as a whole decides: see `Settings`."""

    render: RenderPost
    language: str = "en"
    country: str = ""
    hosts: frozenset[str] = frozenset()
    repeat_days: int = 0
    shop_defaults: ShopDefaults = field(default_factory=ShopDefaults)


@dataclass
class Draft:
    """A post of a chat on its way to being planned or refused."""

    chat_id: int
    due_at: datetime
    thread_id: int | None = None
    values: Mapping[str, Any] = field(default_factory=dict)
    reason: str | None = None


class PostPlanner:
    """Decides about one chat after another; a wording is judged once, not once per chat."""

    def __init__(
        self,
        values: Mapping[str, Any],
        rules: PostingRules,
        paces: Mapping[int, Pace],
        planned: Mapping[int, Sequence[datetime]],
        had: AbstractSet[int],
        links: Mapping[int, EarningLink] | None = None,
    ) -> None:
        self._values, self._rules = values, rules
        self._links = links or {}
        self._paces, self._planned, self._had = paces, planned, had
        self._judged: dict[tuple[object, ...], str | None] = {}

    def draft(self, target: Target, *, due_at: datetime) -> Draft:
        """Return the post for a target that would like to go out at `due_at`."""
        chat_id, thread_id, chat = target
        draft = Draft(chat_id, due_at, reason=find_chat_problem(chat))
        if chat is None or draft.reason is not None:
            return draft
        draft.thread_id = thread_id or chat.thread_id
        values = self._said_in(chat)
        draft.values = values
        draft.reason = self._repeated(chat_id) or self._text(values, chat)
        if draft.reason is None:
            self._place(draft)
        return draft

    def _said_in(self, chat: Chat) -> PostValues:
        """Return what is said in a chat: by its own link, with the words that this link asks for."""
        earning = self._links.get(chat.id)
        facts = self._values if earning is None else {**self._values, "link": earning.url}
        label = labelled(self._own_label(chat, earning), earning)
        return post_values(
            facts, self._paces[chat.id].zone, label, reader_terms(chat, self._rules.country)
        )

    def _own_label(self, chat: Chat, earning: EarningLink | None) -> str | None:
        """Return the chat's label; what earns is marked as its country has it where it has none."""
        if chat.disclosure or earning is None:
            return chat.disclosure
        country = chat.country or self._rules.country
        return label_of(country, chat.language or self._rules.language)

    def _repeated(self, chat_id: int) -> str | None:
        return "lint.repeated" if chat_id in self._had else None

    def _text(self, values: PostValues, chat: Chat) -> str | None:
        terms = (values.get("country"), values.get("plain_only"))
        key = (chat.language or self._rules.language, values["zone"], values["disclosure"], terms)
        if key not in self._judged:
            markup, with_photo = self._rules.render(values, key[0])
            self._judged[key] = find_text_problem(
                markup, with_photo=with_photo, disclosure=values["disclosure"]
            )
        return self._judged[key]

    def _place(self, draft: Draft) -> None:
        planned = self._planned.get(draft.chat_id, ())
        try:
            draft.due_at = earliest_time(draft.due_at, self._paces[draft.chat_id], planned)
        except Refused as refused:
            draft.reason = refused.reason


def post_values(
    facts: Mapping[str, Any],
    zone: str,
    disclosure: str | None = None,
    terms: ReaderTerms = NO_TERMS,
) -> PostValues:
    """Return what a post says in one chat, from the facts of a deal or an announcement."""
    return cast(PostValues, {**facts, **terms, "zone": zone, "disclosure": disclosure})


def outbox_row(content: Content, draft: Draft, tolerance_s: int) -> OutboxRow:
    """Return what the sender needs; what cannot go out within the tolerance is dropped there."""
    return OutboxRow(
        chat_id=draft.chat_id,
        kind=content.kind,
        values=draft.values,
        due_at=draft.due_at,
        thread_id=draft.thread_id,
        expires_at=draft.due_at + timedelta(seconds=tolerance_s),
    )


def post_record(
    occurrence: Occurrence, content: Content, draft: Draft, outbox_id: int | None
) -> Post:
    """Return the record of a draft: planned with its outbox row, or refused with its reason."""
    return Post(
        occurrence_id=occurrence.id,
        chat_id=draft.chat_id,
        deal_id=None if content.deal is None else content.deal.id,
        announcement_id=content.announcement_id,
        due_at=draft.due_at,
        state=PostState.REFUSED if outbox_id is None else PostState.PLANNED,
        reason=draft.reason,
        outbox_id=outbox_id,
    )


def post_status(post: Post | None, queued: OutboxRow | None) -> tuple[str, str | None]:
    """Return (state, reason): what became of a post, as the answer to "why?"."""
    if post is None or queued is None or post.state != PostState.PLANNED:
        return (post.state, post.reason) if post is not None else ("none", None)
    return queued.state, queued.reason
