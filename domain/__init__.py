"""What the shop decides and does, with no Telegram in sight.

One rule holds in this package: `def` decides, `async def` does. A plain function is a
rule; it touches no database, clock or chance, so a test hands it values. A coroutine is
an action; it runs inside the caller's transaction and never commits.
`tests/test_layout.py` holds us to it.
"""
