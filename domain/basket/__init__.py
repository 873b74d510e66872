"""The basket: a member's open orders of the shop, changed, noted, fetched and paid together."""
