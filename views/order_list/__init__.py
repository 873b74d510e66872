"""Screens and notices of order lists."""
