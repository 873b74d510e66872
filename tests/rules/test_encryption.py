"""Payout details: sealed for the key alone, masked for everybody, compared without being read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.payout import encryption
from domain.payout.account import check_account
from domain.payout.encryption import PayoutKey
from domain.refusal import Refused

KEY, OTHER = PayoutKey(b"a key of the tests"), PayoutKey(b"another one")
IBAN = "DE89 3704 0044 0532 0130 00"


@given(st.text(min_size=1, max_size=200))
def test_what_is_sealed_is_read_with_the_key_and_with_no_other(details: str) -> None:
    box = encryption.encrypt(details, KEY)
    assert encryption.decrypt(box, KEY) == details
    assert encryption.decrypt(box, OTHER) is None
    assert len(details) < 8 or details not in box


@given(st.text(min_size=1, max_size=200))
def test_a_mask_shows_at_most_two_fifths_and_eight_symbols(details: str) -> None:
    shown = encryption.mask(details).replace(encryption.HIDDEN, "").replace(" ", "")
    symbols = "".join(details.split())
    assert len(shown) <= min(8, len(symbols) * 2 // 5)


def test_a_mask_is_recognised_by_whose_it_is() -> None:
    assert encryption.mask(IBAN) == "DE89 •••• 3000"
    assert encryption.mask("+49 170 1234567") == "+4 •••• 67"
    assert encryption.mask("1234") == "••••"


def test_one_account_in_two_spellings_is_one() -> None:
    spellings = (IBAN, "de89370400440532013000", "DE89-3704-0044-0532-0130-00")
    assert len({encryption.account_hash(one, KEY) for one in spellings}) == 1
    assert encryption.account_hash(IBAN, KEY) != encryption.account_hash(IBAN, OTHER)


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        (IBAN, None),
        ("GB82 WEST 1234 5698 7654 32", None),
        ("PayPal: ann@example.org", None),
        ("4111 1111 1111 1111", None),
        ("+49 (170) 123-45-67", None),
        ("DE 89.3704.0044.0532.0130.00", None),
        ("TRC20 TQn9Y2khEsLJW1ChVWFMSMeRDow5KcbLSE", None),
        ("https://paypal.me/ann", None),
        ("@ann_sells", None),
        ("$annsells", None),
        ("some random text", "unlike"),
        ("Hi there, is anybody @home?", "unlike"),
        ("what do I get for 100 euro", "unlike"),
        ("我想提现到支付宝", "unlike"),
        ("DE89 3704 0044 0532 0130 01", "iban"),
        ("abc", "length"),
        (" " * 50, "length"),
        ("x" * 201, "length"),
    ],
)
def test_a_mistyped_account_is_refused_before_it_is_kept(typed: str, reason: str | None) -> None:
    if reason is None:
        assert check_account(typed) == " ".join(typed.split())
    else:
        with pytest.raises(Refused) as no:
            check_account(typed)
        assert no.value.reason == f"payout.{reason}"
