"""Who hosts which group: whom the shop lets earn on what a group orders."""
