"""A voucher's code: sixty bits, a check symbol, and forgiving to whoever types it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import voucher
from domain.csv_file import escape_formula
from domain.deep_link import LinkKind, parse
from domain.voucher import SYMBOLS, Secret, check_symbol, format_code, parse_code, voucher_code
from views.voucher_screens import link, qr

SECRET = Secret(b"a secret of the tests")
codes = st.text(st.sampled_from(SYMBOLS), min_size=12, max_size=12).map(
    lambda symbols: symbols + check_symbol(symbols)
)


def test_a_code_has_sixty_bits_and_belongs_to_its_secret_and_number() -> None:
    assert len(SYMBOLS) ** voucher.LENGTH == 2**60
    assert len({voucher_code(SECRET, number) for number in range(2_000)}) == 2_000
    assert voucher_code(SECRET, 7) == voucher_code(SECRET, 7)
    assert voucher_code(SECRET, 7) != voucher_code(Secret(b"another token"), 7)
    used = {symbol for number in range(2_000) for symbol in voucher_code(SECRET, number)}
    assert used == set(SYMBOLS)


@given(codes)
def test_what_is_read_aloud_is_read_back(code: str) -> None:
    assert parse_code(code) == code
    assert parse_code(format_code(code)) == code
    assert parse_code(f"  {code.lower()} ") == code
    assert parse_code(code.replace("0", "o").replace("1", "l")) == code
    assert parse_code(code.replace("1", "I")) == code


@given(codes, st.integers(0, 12), st.sampled_from(SYMBOLS))
def test_one_wrong_symbol_stands_out(code: str, place: int, other: str) -> None:
    wrong = code[:place] + other + code[place + 1 :]
    assert (parse_code(wrong) is None) == (wrong != code)


@given(codes, st.integers(0, 11))
def test_two_neighbours_swapped_stand_out_but_for_one_pair(code: str, place: int) -> None:
    first, second = code[place], code[place + 1]
    swapped = code[:place] + second + first + code[place + 2 :]
    if first != second and {first, second} != {SYMBOLS[0], SYMBOLS[-1]}:
        assert parse_code(swapped) is None


@pytest.mark.parametrize(
    "typed", ["", "0", "U" * 13, "١" * 13, "=1+1", "0" * 12, "0" * 14, "x" * 4096, "🎟" * 13]
)
def test_what_cannot_be_a_code_is_none(typed: str) -> None:
    assert parse_code(typed) is None


def test_the_link_of_a_qr_is_read_as_a_voucher() -> None:
    code = voucher_code(SECRET, 7)
    payload = link("tuan_bot", code).partition("start=")[2]
    found = parse(payload)
    assert (found.kind, found.value) == (LinkKind.VOUCHER, code)
    assert qr(link("tuan_bot", code)).startswith(b"\x89PNG")


def test_the_qr_holds_the_link_and_nothing_else() -> None:
    """Its matrix is that of the address; another address has another one."""
    one, other = (qr(link("tuan_bot", voucher_code(SECRET, number))) for number in (7, 8))
    assert one == qr(link("tuan_bot", voucher_code(SECRET, 7)))
    assert one != other


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1"])
def test_no_spreadsheet_executes_a_cell(cell: str) -> None:
    assert escape_formula(cell).startswith(f"'{cell[0]}")
    assert escape_formula("Tea, 1 kg") == "Tea, 1 kg"
    assert escape_formula(None) == ""
