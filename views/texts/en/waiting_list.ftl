refused-waiting_list-full = The waiting list is full. Please try again later.
