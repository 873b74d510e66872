"""One line per event, for people or for machines, with every token masked on the way out.

Our own code logs through structlog; lines of the libraries pass the same processors, so a
token inside an address in somebody else's error is masked as well.
"""

import logging
import re
import sys
from collections.abc import MutableMapping
from typing import Any, Literal, TextIO

# No word boundary before the number: in an address it follows "bot".
_TOKEN = re.compile(r"(\d{1,20}(?::|%(?:25)*3[Aa]))[A-Za-z0-9_-]{20,100}")
_PROVIDER = re.compile(r"(\d{1,20}:(?:TEST|LIVE):)[^\s\"'<>]+|([rs]k_(?:test|live)_)[A-Za-z0-9]+")
# Up to the last @ of the word: passwords hold @ and / that somebody forgot to encode. Where a port
# and an @ stand in one address too much is hidden, which is better than too little.
_PASSWORD = re.compile(r"(://[^:/@\s]*:)\S+@")
_NAMED = r"(?:password|passwd|pwd|secret|token|api_?key|(?<![a-z])key)"
_PARAMETER = re.compile(rf"({_NAMED}=)[^&;#\s\"'<>]+", re.IGNORECASE)
_ITEM = re.compile(rf"({_NAMED}[\"']\s*:\s*)(?:\"[^\"]*\"|'[^']*')", re.IGNORECASE)
"""`"password": "..."`, as dictionaries and JSON are printed."""
_QUIET = (
    "aiogram.event",
    "aiogram.dispatcher",
    "aiogram_dialog",
    "apscheduler",
    "aiosqlite",
    "alembic",
)
Event = MutableMapping[str, Any]


def masked(text: str) -> str:
    """Return `text` with bot tokens, passwords and other secrets in addresses made unreadable."""
    text = _PROVIDER.sub(r"\1\2***", text)
    text = _PASSWORD.sub(r"\1***@", _TOKEN.sub(r"\1***", text))
    return _ITEM.sub(r"\1***", _PARAMETER.sub(r"\1***", text))


def mask_event(_logger: object, _method: str, event: Event) -> Event:
    """Mask every string of a log event, however deep; a structlog processor."""
    for name, value in event.items():
        event[name] = _masked_value(value)
    return event


def configure(
    kind: Literal["console", "json"] = "console",
    level: str = "info",
    stream: TextIO | None = None,
) -> None:
    """Send all logging to `stream` (standard error), as coloured lines or one JSON object each."""
    import structlog

    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.ExtraAdder(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
        mask_event,
    ]
    last: Any = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if kind == "json"
        else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    )
    handler = logging.StreamHandler(stream)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, last],
        )
    )
    logging.basicConfig(handlers=[handler], level=level.upper(), force=True)
    for name in _QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
    # It warns of every step that is passed over while the last one is at work, which is meant.
    logging.getLogger("apscheduler.scheduler").setLevel(logging.ERROR)
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.stdlib.BoundLogger,
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )


def configure_late(kind: Literal["console", "json"], level: str) -> None:
    """Do the same once a line is logged: most commands log none, and what it loads takes a while.

    Who logs through structlog itself has loaded it, and is not kept waiting.
    """
    if "structlog" in sys.modules:
        configure(kind, level)
    else:
        logging.basicConfig(handlers=[_LateHandler(kind, level)], level=level.upper(), force=True)


class _LateHandler(logging.Handler):
    """Takes the first line that is logged, and makes way for what `configure` sets."""

    def __init__(self, kind: Literal["console", "json"], level: str) -> None:
        super().__init__()
        self._kind, self._at = kind, level

    def emit(self, record: logging.LogRecord) -> None:
        configure(self._kind, self._at)
        logging.getLogger(record.name).handle(record)


def _masked_value(value: object) -> object:
    if isinstance(value, str):
        return masked(value)
    if isinstance(value, dict):
        return {name: _masked_value(inner) for name, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_masked_value(inner) for inner in value]
    return value if isinstance(value, (int, float, bool, type(None))) else masked(str(value))
