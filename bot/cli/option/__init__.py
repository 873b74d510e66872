"""Commands about the options of deals."""
