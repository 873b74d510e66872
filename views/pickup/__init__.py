"""Pick-up points and times, as members and whoever runs the shop see them."""
