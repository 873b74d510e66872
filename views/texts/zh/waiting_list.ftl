refused-waiting_list-full = 排队人数已满，请稍后再试。
