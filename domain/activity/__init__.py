"""The activity log as people read it: lines of the audit log, with names instead of numbers."""
