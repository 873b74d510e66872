# The front page of the admin menu.
home-shop =
    <b>Your shop</b> · { $chats ->
        [0] no chats yet: add me to a group or channel, /help shows how
        [one] { $chats } chat
       *[other] { $chats } chats
    }
home-nothing = ✅ Nothing to do right now.
home-to_do = 📌 <b>To do now</b>
home-to_do-approve = { $number ->
    [one] { $number } withdrawal to approve
   *[other] { $number } withdrawals to approve
}
home-to_do-pay = { $number ->
    [one] { $number } approved withdrawal to pay
   *[other] { $number } approved withdrawals to pay
}
home-to_do-rewards = { $number ->
    [one] { $number } reward to check
   *[other] { $number } rewards to check
}
home-to_do-refunds = { $number ->
    [one] { $number } refund to pay
   *[other] { $number } refunds to pay
}
home-to_do-support = { $number ->
    [one] { $number } customer waits for an answer
   *[other] { $number } customers wait for an answer
}
home-to_do-failed = { $number ->
    [one] { $number } post failed
   *[other] { $number } posts failed
}
home-to_do-unknown = { $number ->
    [one] { $number } post to check: it may not have arrived
   *[other] { $number } posts to check: they may not have arrived
}
home-to_do-held = { $number ->
    [one] { $number } post on hold
   *[other] { $number } posts on hold
}
home-to_do-messages = { $number ->
    [one] { $number } other message or change failed
   *[other] { $number } other messages or changes failed
}
home-to_do-missed = { $number ->
    [one] { $number } post missed while I was off
   *[other] { $number } posts missed while I was off
}
home-to_do-chats = { $number ->
    [one] { $number } chat where I cannot write
   *[other] { $number } chats where I cannot write
}
home-to_do-deals = { $number ->
    [one] { $number } new deal to allow
   *[other] { $number } new deals to allow
}
home-coming = 🗓 <b>Coming next</b>
home-nothing_coming = 🗓 Nothing is scheduled.
home-coming-line = { $when } · { $post }
home-now = now
home-all_chats = all chats
home-chats = { $title }{ $more ->
    [0] {""}
   *[other] {" "}+ { $more } more
}
home-toast-old_menu = That menu is old. ⬇️ Here is the newest one
home-place-and-name = { $where } · { $name }
