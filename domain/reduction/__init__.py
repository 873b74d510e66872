"""Which reductions a shop may claim, judged by its own price history and a country's rules."""
