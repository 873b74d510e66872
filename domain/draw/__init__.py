"""A draw that nobody can steer: order from a committed seed, a chain of entries, and dice."""
