"""The words by which rows name what they are about; they are stored, and never change."""

GROUP_BUY = "group_buy"
"""A group buy: cards."""

TEAM = "team"
"""A team of a group buy: waiting lists and reminders."""

SEAT = "seat"
"""A member's place in a team: payments and vouchers."""

FLASH_SALE = "flash_sale"
"""A flash sale: cards, waiting lists and reminders."""

CLAIM = "claim"
"""A member's claim in a flash sale: payments and vouchers."""
