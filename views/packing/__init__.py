"""Packing lists as a message, a sheet, and a page to be printed."""
