"""`python -m sandbox`: it says where it is, works, and ends cleanly."""

import asyncio
import signal
import sys
from pathlib import Path

from aiohttp import ClientSession

ROOT = Path(__file__).parent.parent.parent


async def test_it_runs_alone(http: ClientSession) -> None:
    command = (sys.executable, "-m", "sandbox", "--port", "0", "--limits", "off")
    process = await asyncio.create_subprocess_exec(
        *command, cwd=ROOT, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    first = await asyncio.wait_for(process.stdout.readline(), 60)
    url = first.decode().split()[-1]
    await process.stdout.readline()
    token = (await process.stdout.readline()).decode().strip().removeprefix("BOT_TOKEN=")
    async with http.get(f"{url}/bot{token}/getUpdates") as answer:
        updates = (await answer.json())["result"]
    process.send_signal(signal.SIGINT)
    _, errors = await asyncio.wait_for(process.communicate(), 20)
    assert updates[0]["my_chat_member"]["chat"]["title"] == "Tea lovers"
    assert (process.returncode, errors) == (0, b"")
