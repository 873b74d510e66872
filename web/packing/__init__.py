"""Packing lists in the Mini App."""
