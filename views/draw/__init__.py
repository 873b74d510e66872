"""What is said of a draw: on cards, in its chat, and to whoever checks it."""
