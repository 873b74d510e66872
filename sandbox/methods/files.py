"""Files the bot wants to fetch."""

from aiogram.methods import GetFile

from sandbox.api.calls import Files
from sandbox.api.refusals import BotApiRefusal, bad_request
from sandbox.state.chats import Json
from sandbox.state.world import World

DOWNLOAD_BYTES_MAX = 20 * 1024 * 1024


def get_file(world: World, params: GetFile, files: Files) -> Json:
    """Return where a file can be fetched; bots may fetch 20 MB."""
    try:
        stored = world.files.find(params.file_id)
    except BotApiRefusal as refusal:
        raise bad_request("invalid file_id") from refusal
    if len(stored.data) > DOWNLOAD_BYTES_MAX:
        raise bad_request("file is too big")
    return stored.file_json()
