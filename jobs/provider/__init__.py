"""Refunds at payment providers that have an API for them: one interface, an adapter for each."""
