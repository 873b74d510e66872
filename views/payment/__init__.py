"""How payments inside Telegram are shown and told."""
