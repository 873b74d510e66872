"""How much of a feed is believed: beyond these it is cut off, and the report says so."""

CHUNK_BYTES = 64 * 1024
"""A file is read in pieces of this size."""
HEAD_BYTES = 4 * 1024
"""This much of the beginning decides the format."""
FILE_BYTES_MAX = 200 * 1024 * 1024
"""A longer file is read up to here."""
UNPACKED_BYTES_MAX = 1024 * 1024 * 1024
"""What a packed file may become."""
RATIO_MAX, RATIO_FROM_BYTES = 100, 16 * 1024 * 1024
"""A file that grows more than a hundredfold, once it is so big, is made to fill a disk."""
SHEET_BYTES_MAX = 50 * 1024 * 1024
SHEET_MEMORY_BYTES, SHEET_CPU_S = 1024 * 1024 * 1024, 60
"""What the process that opens a spreadsheet may take; a bigger one is saved as CSV."""
SAMPLE_BYTES = 16 * 1024
"""Lines of this size in all decide an encoding that a file does not name."""
ROWS_MAX = 200_000
"""Products read from one file."""
BAD_ROWS_MAX = 1_000
"""After so many bad rows the file itself is the problem, and reading stops."""
LINES_MAX = 1_000_000
"""Lines of a table: products times variants, generously."""
ELEMENTS_MAX = 10_000_000
"""Elements of an XML file."""
CATEGORIES_MAX = 20_000
"""Categories that a file names once and products refer to."""
LINE_CHARS_MAX = 256 * 1024
"""A longer line is a bad row; the lines after it are read."""
RECORD_CHARS_MAX = 256 * 1024
"""A quoted cell may span lines; a record longer than this was never closed."""
FIELD_CHARS_MAX = 100_000
"""One cell or one XML element."""
XML_TOKEN_BYTES_MAX = 1024 * 1024
"""One tag, comment or attribute; the parser would hold a longer one in memory whole."""
XML_DEPTH_MAX = 32
XML_NAMES_MAX = 1_000
"""Different element and attribute names; the parser remembers every one of them."""
FIELDS_MAX = 300
"""Columns of a table, elements of an item."""
ID_CHARS_MAX = 100
TITLE_CHARS_MAX = 150
DESCRIPTION_CHARS_MAX = 600
LINK_CHARS_MAX = 2_000
CATEGORY_CHARS_MAX = 100
OPTIONS_MAX = 100
"""Options of one product; those behind them are left out."""
VARIANTS_MAX = 2_500
"""Variants of one product that are looked at for its price; no shop's program allows more."""
OPTION_KINDS_MAX = 3
OPTION_CHARS_MAX = 60
"""Of one word of an option, such as `M`, and of what it is about, such as `Size`."""
STOCK_MAX = 1_000_000
"""A stock above this is a way to say that there is no end of it."""
TAG_CHARS_MAX = 40
TAGS_MAX = 20
MARKUP_CHARS_MAX = 20_000
"""A description's HTML is cut here before it is cleaned."""
PRICE_MINOR_MAX = 10**12
"""Above it, a price is a slip of the keyboard."""
