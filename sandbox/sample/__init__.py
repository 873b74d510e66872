"""The sample shop: feeds as shops export them, and pictures of our own drawing."""
