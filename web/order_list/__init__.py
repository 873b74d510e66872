"""Order lists in the Mini App."""
