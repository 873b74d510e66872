refused-waiting_list-full = 候补人数已满，请稍后再试。
