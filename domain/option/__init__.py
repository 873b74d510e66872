"""Options of a deal: sizes, flavours; what they cost, and whether they can be had."""
