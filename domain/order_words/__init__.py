"""Orders in words: what a text under a card asks for."""
