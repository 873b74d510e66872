"""What the shop does later, when only time has passed: one module per feature."""
