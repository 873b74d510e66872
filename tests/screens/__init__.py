"""Sample screens and outbox rows for `tests/test_views.py`, one module per feature.

A module has `SCREENS`, from `view.function` to what draws it, and `ROWS`, from an outbox kind to
sample values; values are at their longest, so that what fits here fits everywhere.
"""
