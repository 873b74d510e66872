"""How updates reach the bot: by getUpdates, or by a webhook; never by both."""

import re
from urllib.parse import urlsplit

from aiogram.methods import DeleteWebhook, GetUpdates, GetWebhookInfo, SetWebhook

from sandbox.api.calls import Files
from sandbox.api.refusals import WEBHOOK_ACTIVE, bad_request, conflict
from sandbox.api.updates import BATCH_MAX, Webhook
from sandbox.state.chats import Json
from sandbox.state.world import World

LOOPBACK = ("127.0.0.1", "localhost", "::1")
SECRET_MAX = 256
SECRET = re.compile(r"[A-Za-z0-9_-]*")


async def get_updates(world: World, params: GetUpdates, files: Files) -> list[Json]:
    """Return up to `limit` updates from `offset` on, waiting `timeout` seconds for the first."""
    if world.webhook is not None:
        raise conflict(WEBHOOK_ACTIVE)
    world.updates.allow(params.allowed_updates)
    limit = params.limit or BATCH_MAX
    if not 1 <= limit <= BATCH_MAX:
        limit = BATCH_MAX
    updates = await world.updates.poll(params.offset or 0, limit, params.timeout or 0)
    for update in updates:
        world.delivery_log.write("handed_out", update_id=update["update_id"])
    return updates


def set_webhook(world: World, params: SetWebhook, files: Files) -> bool:
    """Deliver updates to a URL on this machine from now on; an empty URL ends it."""
    _check_secret(params.secret_token or "")
    if params.url and urlsplit(params.url).hostname not in LOOPBACK:
        raise bad_request("bad webhook: the sandbox delivers to this machine only")
    world.updates.allow(params.allowed_updates)
    if params.drop_pending_updates:
        world.updates.drop()
    if not params.url:
        world.webhook = None
        return True
    world.webhook = Webhook(params.url, params.secret_token, params.max_connections or 40)
    world.updates.interrupt()
    return True


def delete_webhook(world: World, params: DeleteWebhook, files: Files) -> bool:
    """Go back to getUpdates."""
    world.webhook = None
    if params.drop_pending_updates:
        world.updates.drop()
    world.updates.bell.notify_all()
    return True


def get_webhook_info(world: World, params: GetWebhookInfo, files: Files) -> Json:
    """Return Bot API `WebhookInfo`."""
    hook = world.webhook
    info: Json = {
        "url": hook.url if hook else "",
        "has_custom_certificate": False,
        "pending_update_count": len(world.updates),
    }
    if hook is not None:
        info |= {"max_connections": hook.connections_max} | hook.last_error
    if world.updates.allowed is not None:
        info["allowed_updates"] = sorted(world.updates.allowed)
    return info


def _check_secret(secret: str) -> None:
    if len(secret) > SECRET_MAX:
        raise bad_request("secret token is too long")
    if not SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
