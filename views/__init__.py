"""What people see: pure functions from rows and a translator to screens."""
