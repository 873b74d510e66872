"""What the shop hears: one router per feature, an update becomes one call.

A handler parses, acts and shows. It may ask for `tx`, `now`, `member`, `chat`, `t` and
`settings` by name, and returns what to say; the intake says it after the commit.
"""
