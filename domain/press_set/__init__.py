"""Presses of one batch that want the same thing, decided in their order and written once.

In a rush hundreds press the same button within a second. `people` reads them at once; each other
module is the second road beside a verb: `joins` beside `group_buy.join`, `claims` beside
`flash_sale.claim`. A second road reads what the first reads, asks the same rules, and leaves the
same rows and answers. Where it meets something that it does not do, it raises `NotTogether`
before or after it has written: its savepoint is rolled back and each press goes alone.
"""


class NotTogether(Exception):
    """These presses have to be taken one by one."""
