"""The basket in a chat: what is in it, and everything that changes it."""
