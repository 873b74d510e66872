"""What payment providers charged: where it is sent, and what goes back by hand or by their API."""
