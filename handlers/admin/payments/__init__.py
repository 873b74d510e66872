"""Payments in the menus: the books, refunds that people make, and how cards are taken."""
