"""Draws one chart after the other in a thread of its own, so that a rush holds up nobody else."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

from views import chart
from views.chart import Drawing
from views.screen import Reply

_pencil = ThreadPoolExecutor(max_workers=1, thread_name_prefix="drawing")


async def render_drawing(drawing: Drawing) -> Reply:
    """Return the call that shows a drawing; never to be awaited within a transaction."""
    return await asyncio.get_running_loop().run_in_executor(_pencil, chart.call, drawing)
