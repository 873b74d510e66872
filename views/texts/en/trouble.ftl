# What could not be sent or done, in words.
desk-nobody = an unknown person
desk-group-gone = Nothing is left here.
desk-row-head = <b>{ $name }</b>: { $what }
desk-posts = { $number ->
    [one] 1 post
   *[other] { $number } posts
}
desk-messages = { $number ->
    [one] 1 message
   *[other] { $number } messages
}
desk-posts-unknown = { $number ->
    [one] 1 post: did it arrive?
   *[other] { $number } posts: did they arrive?
}
desk-notice-post = a post
desk-notice-message = a message
desk-notice-voucher = voucher
desk-notice-group_buy = group buy
desk-notice-flash_sale = flash sale
desk-notice-withdrawal = withdrawal
desk-notice-referral = invitations
desk-notice-reward = reward
desk-notice-commission = earnings
desk-chore-what-delete = delete an old message
desk-chore-what-pin = pin a card
desk-chore-what-unpin = unpin an old card
desk-chore-what-edit = update a post
desk-chore-what-leave = leave the chat
desk-chore-what-approve = let somebody in
desk-chore-what-revoke = end an invite link
desk-chore-delete = { $number ->
    [one] Could not delete an old message in { $chat }
   *[other] Could not delete { $number } old messages in { $chat }
}
desk-chore-pin = { $number ->
    [one] Could not pin a card in { $chat }
   *[other] Could not pin { $number } cards in { $chat }
}
desk-chore-unpin = { $number ->
    [one] Could not unpin an old card in { $chat }
   *[other] Could not unpin { $number } old cards in { $chat }
}
desk-chore-edit = { $number ->
    [one] Could not update a post in { $chat }
   *[other] Could not update { $number } posts in { $chat }
}
desk-chore-leave = Could not leave { $chat }
desk-chore-approve = { $number ->
    [one] Could not let somebody into { $chat }
   *[other] Could not let { $number } people into { $chat }
}
desk-chore-revoke = { $number ->
    [one] Could not end an invite link of { $chat }
   *[other] Could not end { $number } invite links of { $chat }
}
desk-why-rights-pin = I lack the right to pin messages there.
desk-why-rights-unpin = I lack the right to pin messages there, and so to unpin them.
desk-why-rights-delete = I lack the right to delete messages there.
desk-why-rights-edit = I lack the right to change this post.
desk-why-rights-leave = Telegram does not let me leave.
desk-why-rights-approve = I lack the right to invite users there.
desk-why-rights-revoke = I lack the right to invite users there, and so to end invite links.
desk-why-rights-post = I lack the right to post this there.
desk-why-too_old = Telegram does not allow it any more: the message is too old, or not mine.
desk-why-text = Telegram does not understand the text: something bold or a link is not closed. Fix the text and post it again.
desk-why-too_long = The text is longer than Telegram allows. Shorten it and post it again.
desk-why-button = Telegram does not accept a button under it: often its link is wrong. Fix the link and post it again.
desk-why-file = Telegram does not accept the picture. Choose another one and post it again.
desk-why-no_photos = The chat allows no pictures, and this post has no text that could go alone.
desk-why-wording = I could not write this message. That is my fault; the log has the details.
desk-why-bug = That is my fault; the log has the details.
desk-why-removed = Another bot of the group removed it at once. Ask the group's admins about their filter.
desk-why-other = Telegram refused it, and I do not know the reason. Its words: <i>{ $words }</i>
desk-button-try_again = 🔁 Try again
desk-button-post_all_again = 🔁 Post all again
desk-button-all_there = ✅ All are there
desk-button-forget = 🗑 Forget it
desk-button-forget_all = 🗑 Forget all
desk-button-open_chat = 💬 Open the chat
owner-button-look = ❓ Look at it

desk-missed =
    <b>Not posted while I was off</b>
    { $slots ->
        [0] Nothing of the last three days.
        [one] 1 post of the last three days was not sent:
       *[other] { $slots } posts of the last three days were not sent:
    }
desk-missed-line = · { $name } × { $slots }, { $when }
desk-missed-posted = { $number ->
    [0] Nothing could be posted: the schedule says why.
    [one] ✅ 1 post is on its way.
   *[other] ✅ { $number } posts are on their way.
}
desk-button-latest = 🔁 Post the latest ones
desk-button-missed = 🌙 Missed posts
desk-button-queue_open = 🗓 See the schedule
owner-slots_missed = 🌙 While I was off, { $since } – { $until }, { $slots ->
    [one] 1 post was not sent:
   *[other] { $slots } posts were not sent:
}
owner-slots_missed-line = · { $name } × { $slots }
owner-slots_missed-more = · and { $more } more scheduled posts
owner-in_doubt = ❓ I was stopped in the middle of sending. { $number ->
    [one] I do not know whether 1 message arrived, and do not send it twice by myself.
   *[other] I do not know whether { $number } messages arrived, and do not send them twice by myself.
}
