"""A furnished world: one chat for every state in which a call may find one."""

from dataclasses import dataclass, field
from typing import Any

from sandbox import Person, Sandbox
from sandbox.api.calls import validate_call
from sandbox.people.acts import join, press
from sandbox.state.chats import SandboxChat
from sandbox.state.payments import SandboxInvoice
from tests.sandbox.conftest import png


@dataclass
class SampleWorld:
    """The ids of everything, by the names that the table uses."""

    box: Sandbox
    ids: dict[str, Any] = field(default_factory=dict)

    def resolve(self, value: Any) -> Any:
        """Replace "$name" by what it stands for, at any depth."""
        if isinstance(value, str) and value.startswith("$"):
            return self.ids[value[1:]]
        if isinstance(value, dict):
            return {key: self.resolve(item) for key, item in value.items()}
        if isinstance(value, list):
            return [self.resolve(item) for item in value]
        return value


async def build_sample_world(box: Sandbox) -> SampleWorld:
    """Build the stage."""
    stage = SampleWorld(box)
    people = await _people(box)
    ann, ben = people["ann"], people["ben"]
    stage.ids |= {name: person.id for name, person in people.items()} | {"bot": 42}
    chats = _chats(box, [ann, ben])
    stage.ids |= {name: chat.id for name, chat in chats.items()}
    said = await ann.says("/hello", chats["tea"])
    forum_topic = box.topic(chats["forum"], "Deals")
    shut_topic = box.topic(chats["forum"], "Closed")
    box.close_topic(chats["forum"], shut_topic.thread_id)
    box.demote_bot(chats["forum"])
    own_topic = box.topic(chats["own_forum"], "Deals")
    own_shut = box.topic(chats["own_forum"], "Closed")
    box.close_topic(chats["own_forum"], own_shut.thread_id)
    post = box.person("Olga")
    box.promote(chats["news"], post)
    by_olga = await post.says("By Olga", chats["news"])
    box.demote_bot(chats["silent"])
    stage.ids |= {
        "said": said.message_id,
        "topic": forum_topic.thread_id,
        "shut_topic": shut_topic.thread_id,
        "own_topic": own_topic.thread_id,
        "own_shut": own_shut.thread_id,
        "by_olga": by_olga.message_id,
        "file": box.world.files.add_photo(png())[0]["file_id"],
        "document": box.world.files.add_document(b"x", "x.txt", "text/plain")["file_id"],
    }
    await _words(box, stage, chats)
    stage.ids |= _money(box, ann)
    return stage


def _money(box: Sandbox, payer: Person) -> dict[str, str]:
    """Let one payment stand, another be given back, and a third be asked about."""
    prices, payments = (("Tea", 50),), box.world.payments
    invoice = SandboxInvoice(
        "Tea", "Green tea", "1:a:b", "XTR", prices, subscription_s=30 * 24 * 3600
    )
    charge, refunded = (payments.charge(payer.user, invoice, 50) for _ in range(2))
    payments.refund(payer.id, refunded.id)
    asked = payments.ask(payer.id, invoice)
    return {"charge": charge.id, "refunded": refunded.id, "asked": asked.id}


async def _people(box: Sandbox) -> dict[str, Any]:
    people = {name: box.person(name.title()) for name in ("ann", "ben", "carl", "dora", "eve")}
    for name in ("ann", "ben", "dora", "eve"):
        await people[name].says("/start")
    await people["dora"].blocks_bot()
    await people["eve"].deletes_account()
    return people


def _chats(box: Sandbox, members: list[Any]) -> dict[str, SandboxChat]:
    chats = {
        "tea": box.group("Tea", members, bot_rights="admin"),
        "corner": box.group("Corner", members),
        "basic": box.group("Basic", members, kind="group"),
        "old": box.group("Old", members, kind="group"),
        "forum": box.group("Forum", members, forum=True, bot_rights="admin"),
        "own_forum": box.group("Own forum", members, forum=True, bot_rights="admin"),
        "news": box.channel("News", [*members, box.person("Olga")]),
        "gagged_news": box.channel("Gagged", members, bot_rights={"can_post_messages": False}),
        "silent": box.group("Silent", members, bot_rights="admin"),
        "thrown": box.group("Thrown", members),
        "left": box.group("Left", members),
        "never": box.group("Never", members, bot_rights=None),
        "basic_thrown": box.group("Basic thrown", members, kind="group"),
    }
    chats["new"] = box.migrate(chats["old"])
    box.kick_bot(chats["thrown"])
    box.kick_bot(chats["basic_thrown"])
    box.permit(chats["silent"], {"can_send_messages": False, "can_send_photos": False})
    return chats


async def _words(box: Sandbox, stage: SampleWorld, chats: dict[str, SandboxChat]) -> None:
    """Let the bot have said something in the main places."""

    async def perform(method: str, **params: Any) -> Any:
        outcome = await box.gateway.perform(validate_call(method, params))
        assert isinstance(outcome.body, dict) and outcome.status == 200, outcome
        return outcome.body["result"]

    ann = box.person("Ann")
    keyboard = {"inline_keyboard": [[{"text": "Join", "callback_data": "join"}]]}
    for name in ("tea", "corner"):
        sent = await perform(
            "sendMessage", chat_id=chats[name].id, text="card", reply_markup=keyboard
        )
        stage.ids[f"{name}_card"] = sent["message_id"]
    photo = await perform("sendPhoto", chat_id=ann.id, photo=stage.ids["file"], caption="tea")
    note = await perform("sendMessage", chat_id=ann.id, text="note")
    stage.ids |= {"photo": photo["message_id"], "note": note["message_id"]}
    await perform("pinChatMessage", chat_id=ann.id, message_id=note["message_id"])
    stage.ids["service"] = ann.screen()[-1].message_id
    sealed = await perform("sendMessage", chat_id=ann.id, text="sealed", protect_content=True)
    stage.ids["sealed"] = sealed["message_id"]
    card = box.world.history(chats["corner"]).find(stage.ids["corner_card"])
    assert card is not None
    stage.ids["query"] = press(box.world, ann.user, card, (0, 0)).id
    whisper = await perform(
        "sendMessage",
        chat_id=chats["tea"].id,
        text="only you",
        ephemeral_message_parameters={"receiver_user_id": ann.id},
    )
    stage.ids["whisper"] = whisper["ephemeral_message_id"]
    picture = await perform(
        "sendPhoto",
        chat_id=chats["tea"].id,
        photo=stage.ids["file"],
        ephemeral_message_parameters={"receiver_user_id": ann.id},
    )
    stage.ids["whispered_photo"] = picture["ephemeral_message_id"]
    wish = await perform("createChatInviteLink", chat_id=chats["tea"].id, creates_join_request=True)
    stage.ids["link"] = wish["invite_link"]
    other = await perform("createChatInviteLink", chat_id=chats["own_forum"].id)
    stage.ids["other_link"] = other["invite_link"]
    carl = box.world.users[stage.ids["carl"]]
    join(box.world, carl, chats["tea"], wish["invite_link"])
    stage.ids["inline_query"] = (await ann.types_inline("tea")).id
    await perform("leaveChat", chat_id=chats["left"].id)
