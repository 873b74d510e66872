"""Asks for one page again and again, cheaply; for `bench.live_page`, in a process of its own.

python -m bench.live_asker HOST:PORT PATH RATE

Says a line once every connection has its first answer, and what came of it when it is written to.
"""

import asyncio
import json
import sys
import time
from statistics import quantiles

CONNECTIONS = 20
ANSWER_WITHIN_S = 60.0


async def ask_on(
    where: tuple[str, int], request: bytes, every_s: float, first: asyncio.Event, waits: list[float]
) -> None:
    """Ask by one connection until cancelled, at moments that a late answer does not move."""
    reader, writer = await asyncio.open_connection(*where)
    due_s = time.perf_counter()
    while True:
        begun = time.perf_counter()
        writer.write(request)
        async with asyncio.timeout(ANSWER_WITHIN_S):
            head = await reader.readuntil(b"\r\n\r\n")
        assert head.startswith(b"HTTP/1.1 200"), head
        length = head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0]
        await reader.readexactly(int(length))
        waits.append(time.perf_counter() - begun)
        first.set()
        due_s += every_s
        await asyncio.sleep(max(0.0, due_s - time.perf_counter()))


async def main(host: str, port: int, path: str, rate: float) -> None:
    waits: list[float] = []
    firsts = [asyncio.Event() for _ in range(CONNECTIONS)]
    async with asyncio.TaskGroup() as asking:
        tasks = [
            asking.create_task(
                ask_on((host, port), _request(host, path, number), CONNECTIONS / rate, first, waits)
            )
            for number, first in enumerate(firsts)
        ]
        for first in firsts:
            await first.wait()
        waits.clear()
        begun = time.perf_counter()
        print("asking", flush=True)
        await asyncio.to_thread(sys.stdin.readline)
        took = time.perf_counter() - begun
        for task in tasks:
            task.cancel()
    cuts = quantiles(waits, n=100)
    print(
        json.dumps(
            {
                "asked": len(waits),
                "per_s": round(len(waits) / took, 1),
                "p50_ms": round(cuts[49] * 1000, 1),
                "p99_ms": round(cuts[98] * 1000, 1),
            }
        )
    )


def _request(host: str, path: str, number: int) -> bytes:
    """Return a request as a proxy passes it on, of a visitor of its own."""
    lines = (f"GET {path} HTTP/1.1", f"Host: {host}", f"X-Forwarded-For: 198.51.100.{number + 1}")
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


if __name__ == "__main__":
    address, wanted, pace = sys.argv[1:]
    name, _, number = address.rpartition(":")
    asyncio.run(main(name, int(number), wanted, float(pace)))
