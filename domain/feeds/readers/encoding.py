"""Which characters the bytes of a file stand for: by its mark, by what it declares, else by a guess.

    mark -> UTF-16 by its zeros -> what the XML declares -> UTF-8 -> a guess by charset-normalizer

What a person says counts instead of a declaration and a guess, not of a mark or of UTF-8, which no other
encoding looks like by chance.

A byte that stands for nothing becomes `UNREADABLE`, and costs the row that it is in.
"""

import codecs
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from charset_normalizer import from_bytes

from domain.feeds.limits import HEAD_BYTES, SAMPLE_BYTES
from domain.feeds.readers.unpack import peeked

UNREADABLE = "\udc80"
"""Half of a character, which no file holds."""
ON_ERROR = "tuan.unreadable"
codecs.register_error(ON_ERROR, lambda error: (UNREADABLE, _end_of(error)))
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
DECLARED = re.compile(rb"""^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")
CANDIDATES = [
    "cp1252",
    "cp1251",
    "cp1250",
    "cp1253",
    "cp1254",
    "cp1255",
    "cp1256",
    "iso8859_2",
    "iso8859_15",
    "koi8_r",
    "cp866",
    "gb18030",
    "big5",
    "cp932",
    "euc_jp",
    "cp949",
]
"""What shops' programs write where it is not UTF-8."""
USUAL = "cp1252"
"""Where nothing can be guessed."""
FEW = 20
"""One bad character among so many good ones of UTF-8 is damage, and no other encoding."""


def _end_of(error: UnicodeError) -> int:
    return error.end if isinstance(error, UnicodeDecodeError) else 0


@dataclass(frozen=True, slots=True)
class Encoding:
    """An encoding by its Python name; `mark` is the length of the mark before the text, in bytes."""

    name: str
    mark: int = 0
    guessed: bool = False
    sure: bool = False
    """The file says it itself."""


def encoding_of(head: bytes) -> Encoding:
    """Return the encoding that the beginning of a file tells; UTF-8, not sure, where it does not."""
    for mark, name in MARKS:
        if head.startswith(mark):
            return Encoding(name, len(mark), sure=True)
    if wide := _wide(head):
        return Encoding(wide, guessed=True, sure=True)
    if match := DECLARED.match(head):
        name = match[1].decode()
        if is_encoding(name) and codecs.lookup(name).name not in ("utf-8", "utf-16", "utf-32"):
            return Encoding(codecs.lookup(name).name, sure=True)
    return Encoding("utf-8")


def is_encoding(name: str) -> bool:
    """Whether a name is that of an encoding of text that can be read piece by piece."""
    try:
        "a".encode(name)
        codecs.getincrementaldecoder(name)(ON_ERROR).decode(b"a")
    except (LookupError, ValueError, TypeError):
        return False
    return True


def _wide(head: bytes) -> str | None:
    """Return the UTF-16 that has no mark: every other byte of plain letters is zero."""
    pairs = head[: len(head) & ~1][:256]
    zeros = pairs[1::2].count(0), pairs[0::2].count(0)
    few, many = sorted(zeros)
    if len(pairs) < 8 or many * 8 < len(pairs) or few * 10 > many:
        return None
    return "utf-16-le" if zeros[0] == many else "utf-16-be"


def named_encoding(name: str) -> str | None:
    """Return the Python name of an encoding that somebody wrote; None where there is none."""
    return codecs.lookup(name.strip()).name if is_encoding(name.strip()) else None


def settle_encoding(chunks: Iterable[bytes], said: str | None) -> Encoding:
    """Return the encoding of a file for which somebody perhaps `said` one."""
    found = guess_encoding(chunks)
    own = found.mark > 0 or (found.name == "utf-8" and not found.guessed)
    return found if said is None or own else Encoding(said)


def guess_encoding(chunks: Iterable[bytes]) -> Encoding:
    """Return the encoding of a file, read to its end where its beginning does not tell."""
    head, chunks = peeked(iter(chunks), HEAD_BYTES)
    told = encoding_of(head)
    if told.sure:
        return told
    decoder = codecs.getincrementaldecoder("utf-8")(ON_ERROR)
    good = bad = 0
    sample = b""
    for chunk in chunks:
        text = decoder.decode(chunk)
        if text.isascii():
            continue
        wrong = text.count(UNREADABLE)
        bad += wrong
        good += sum(len(part) for part in NOT_ASCII.findall(text)) - wrong
        if wrong and len(sample) < SAMPLE_BYTES:
            lines = [line for line in chunk.splitlines() if not line.isascii()]
            sample = (sample + b"\n".join(lines) + b"\n")[:SAMPLE_BYTES]
    return told if good >= bad * FEW else Encoding(_guessed(sample), guessed=True)


NOT_ASCII = re.compile("[^\x00-\x7f]+")


def _guessed(sample: bytes) -> str:
    found = from_bytes(sample, cp_isolation=CANDIDATES, threshold=0.5).best()
    return USUAL if found is None or found.encoding == "ascii" else str(found.encoding)


def decoded(chunks: Iterable[bytes], encoding: Encoding) -> Iterator[str]:
    """Yield text with `\\n` as the only line end."""
    inner = codecs.getincrementaldecoder(encoding.name)(ON_ERROR)
    decoder = io.IncrementalNewlineDecoder(inner, True)
    for chunk in _ended(chunks, encoding.mark):
        if text := decoder.decode(chunk, final=not chunk):
            yield text


def _ended(chunks: Iterable[bytes], skip: int) -> Iterator[bytes]:
    """Drop the first `skip` bytes; end with an empty chunk, where a half character shows."""
    for chunk in chunks:
        rest, skip = chunk[skip:], max(0, skip - len(chunk))
        if rest:
            yield rest
    yield b""
