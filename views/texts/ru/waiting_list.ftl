refused-waiting_list-full = Очередь пока заполнена. Попробуйте позже.
