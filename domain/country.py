"""Countries by their ISO 3166 codes, named in the reader's language by the library of locales."""

from babel import Locale

_OF_ENGLISH = Locale("en").territories


def is_country(code: str) -> bool:
    """Return whether a code such as DE is a country's."""
    return len(code) == 2 and code.isalpha() and code.isupper() and code in _OF_ENGLISH


def country_name(code: str, language: str) -> str:
    """Return what a country is called in a language, else its code."""
    return str(Locale(language).territories.get(code, code))
