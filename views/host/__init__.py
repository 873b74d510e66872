"""What hosts of groups see, and what they are told."""
