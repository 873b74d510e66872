"""Words that stand beside items in an order, in the languages that people write: data, no rules."""


def _among(words: str) -> frozenset[str]:
    return frozenset(words.split())


AND = _among("and und & и й да і та 和 跟 还有")
POLITE = _among(
    """please pls plz thanks thank you me for i want take пожалуйста пж плиз спасибо мне беру хочу
    请 谢谢 要 我要 我 来"""
)
"""They change nothing of an order."""
PIECES = _among(
    """x х × * pcs pc piece pieces pack packs шт штук штуки штука pz
    个 份 件 只 包 盒 瓶"""
)
"""They count pieces; a measure is no such word: `2 kg` of a 5 kg box means nothing."""
MEASURES = _among(
    """kg g gr gram grams l ml cl lb lbs oz cm mm кг г гр л мл см
    公斤 千克 克 斤 升 毫升"""
)
"""They are no names of items. An `l` without a number in front may be a size."""
NUMBER_WORDS = _among(
    """one two three four five six seven eight nine ten both half dozen
    один одну одна два две три четыре пять шесть семь восемь девять десять оба обе пара пару полтора"""
)
"""Numbers that are understood, and asked for in digits."""
CHINESE_NUMBERS = "两俩仨半"
"""Letters that count and that Unicode does not call numbers."""
SMILES = _among("👍 🙏 ❤ 😊 🙂 😀 😁 😍 🔥 👌 🎉 🥰 😋 🤗 💪 ✅ 👏 ✨ 💕 🌹 😄 😃 😉")
ENDINGS = tuple(
    sorted(
        _among(
            """иями ями ами иях ях ах ов ев ей ий ый ой ая яя ое ее ые ие ого его ом ем ам ям
            ия ию ии а я у ю ы и е о ь й"""
        ),
        key=len,
        reverse=True,
    )
)
"""What Russian nouns and adjectives end in, the longest first."""
