refused-waiting_list-full = Лист ожидания заполнен. Попробуйте позже.
