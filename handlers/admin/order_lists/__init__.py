"""Order lists in the menus."""
