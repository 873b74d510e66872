refused-waiting_list-full = The line is full for now. Please try again later.
