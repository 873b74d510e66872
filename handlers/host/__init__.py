"""Hosts of groups: asking for a group, and what a host does in private."""
