"""What members hear and press of payments inside Telegram."""
