"""Payment providers: what the shop asks of payers, ways of delivery, taxes, and money that goes back."""
