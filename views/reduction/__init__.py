"""How a shop shows what stands behind its prices."""
