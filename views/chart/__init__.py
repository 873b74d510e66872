"""Figures as pictures: what stands in them, how they are painted, and the call that sends them."""
