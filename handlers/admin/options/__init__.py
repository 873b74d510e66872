"""The options of a deal in the menus."""
