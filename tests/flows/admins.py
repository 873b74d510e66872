"""Who sits in the admin menu, the group they look after, and what the log says they did."""

from collections.abc import Collection
from random import Random

from sqlalchemy import select

from domain import store
from sandbox import Person
from sandbox.state.chats import SandboxChat
from storage import installation
from storage.admin import roles
from storage.admin.tables import AuditEntry, Role, RoleGrant
from storage.chat.tables import Chat
from storage.database import Database
from tests.flows.shop import Shop


async def new_member(shop: Shop, name: str) -> Person:
    """Return somebody who has written to the bot."""
    person = shop.box.person(name, language="en")
    await person.says("/start")
    await person.sees(f"Hello, {name}!")
    return person


async def owner_of(shop: Shop) -> Person:
    """Return Olga, who owns the shop and has written to the bot."""
    olga = await new_member(shop, "Olga")
    async with shop.database.begin() as tx:
        await installation.set_fact(tx, installation.OWNER, {"member_id": olga.id})
    return olga


async def owner_with_market(shop: Shop) -> Person:
    """Return Olga, who owns the shop and has a store that is called Market."""
    olga = await owner_of(shop)
    async with shop.database.begin() as tx:
        await store.add(tx, "Market", "", now=shop.clock.now(), rng=Random(1))
    return olga


async def opens_market(olga: Person, button: str, page: str) -> None:
    """Open a page of that store in the admin menu."""
    await olga.says("/admin")
    await olga.sees("Your shop")
    await olga.clicks("🎟 Vouchers")
    await olga.clicks("🟢 Market")
    await olga.clicks(button)
    await olga.sees(page)


async def admin_of(shop: Shop, name: str, places: Collection[SandboxChat] | None = None) -> Person:
    """Return an admin of some chats, or of the whole shop."""
    person = await new_member(shop, name)
    async with shop.database.begin() as tx:
        at = shop.clock.now()
        everywhere = places is None
        tx.add(
            RoleGrant(member_id=person.id, role=Role.ADMIN, granted_at=at, everywhere=everywhere)
        )
        await tx.flush()
        await roles.set_chats(tx, person.id, [one.id for one in places or ()])
    return person


def tea(shop: Shop, olga: Person) -> SandboxChat:
    """Return a group of Olga's that the bot administers."""
    return shop.box.group("Tea", owner=olga, bot_rights="admin")


async def chat(database: Database, chat_id: int) -> Chat:
    async with database.read() as tx:
        return await tx.get_one(Chat, chat_id)


async def audit_actions(database: Database) -> list[tuple[str, str]]:
    """Return what the audit log says was done, and to what."""
    async with database.read() as tx:
        lines = await tx.scalars(select(AuditEntry).order_by(AuditEntry.id))
        return [(line.act, line.subject) for line in lines]
