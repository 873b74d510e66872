"""What a report quotes of a file."""

import codecs
import gzip

from domain.feeds.excerpt import CHARS_MAX, excerpts
from domain.feeds.readers.reading import FeedTerms, open_feed, settle

HEADER = "id,title,price\n"


def quoted(data: bytes, wanted: set[int]) -> dict[int, str]:
    """Return what the report quotes of a file, which is recognised first."""
    layout = open_feed([data], settle(lambda: [data], FeedTerms("EUR"))).layout
    return excerpts([data], layout, wanted)


def test_a_line_is_quoted_by_its_number_whatever_its_end() -> None:
    data = codecs.BOM_UTF8 + f"{HEADER}чай,Чай\r\npot,".encode() + b"x" * 999 + b"\n"
    found = quoted(data, {1, 2, 3, 99, 0})
    assert found == {1: "id,title,price", 2: "чай,Чай", 3: "pot," + "x" * (CHARS_MAX - 4)}


def test_of_xml_the_element_is_quoted() -> None:
    data = b"<rss>\n <item>\n  <id>1</id>\n </item>\n <item><id>2</id></item>\n</rss>"
    found = quoted(data, {2, 5})
    assert found == {2: "<item> <id>1</id> </item>", 5: "<item><id>2</id></item>"}


def test_of_a_packed_file_what_is_inside_is_quoted() -> None:
    assert quoted(gzip.compress(f"{HEADER}1,Tea,free\n".encode()), {2}) == {2: "1,Tea,free"}


def test_text_is_quoted_in_its_own_encoding() -> None:
    tea = f"{HEADER}1,Чай зелёный из Китая,free\n"
    for encoding in ("utf-16", "cp1251"):
        assert quoted(tea.encode(encoding), {2}) == {2: "1,Чай зелёный из Китая,free"}
    many = "".join(f"{n},Чай,1\n" for n in range(40)).encode()
    assert quoted(HEADER.encode() + many + b"x,a\xff,1\n", {42}) == {42: "x,a\ufffd,1"}
