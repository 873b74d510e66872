"""What a report quotes of a file."""

import codecs

from domain.feeds.detect import CHARS_MAX, excerpts


def test_a_line_is_quoted_by_its_number_whatever_its_end() -> None:
    data = codecs.BOM_UTF8 + "Handle,Title\r\nчай,Чай\rpot,".encode() + b"x" * 999 + b"\n"
    found = excerpts(data, {1, 2, 3, 99, 0})
    assert found == {1: "Handle,Title", 2: "чай,Чай", 3: "pot," + "x" * (CHARS_MAX - 4)}


def test_of_xml_the_element_is_quoted() -> None:
    data = b"<rss>\n <item>\n  <id>1</id>\n </item>\n <item><id>2</id></item>\n</rss>"
    found = excerpts(data, {2, 5})
    assert found == {2: "<item> <id>1</id> </item>", 5: "<item><id>2</id></item>"}


def test_bytes_that_are_no_text_are_quoted_as_such() -> None:
    assert excerpts(b"a\xff\n", {1}) == {1: "a\ufffd"}
    assert excerpts("a\nчай".encode("utf-16"), {2}) == {2: "чай"}
