"""What the shop remembers: one module per feature, its tables and the queries on them.

Nobody in this package commits; `Database.begin` does, at the edge that opened it.
"""
