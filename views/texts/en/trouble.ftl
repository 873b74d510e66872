# What could not be sent or done, in words.
admin-nobody = an unknown person
admin-group-gone = Nothing is left here.
admin-row-head = <b>{ $name }</b>: { $what }
admin-posts = { $number ->
    [one] 1 post
   *[other] { $number } posts
}
admin-messages = { $number ->
    [one] 1 message
   *[other] { $number } messages
}
admin-posts-unknown = { $number ->
    [one] 1 post: did it arrive?
   *[other] { $number } posts: did they arrive?
}
admin-notice-post = a post
admin-notice-message = a message
admin-notice-voucher = voucher
admin-notice-group_buy = group buy
admin-notice-flash_sale = flash sale
admin-notice-withdrawal = withdrawal
admin-notice-referral = invitations
admin-notice-reward = reward
admin-notice-commission = earnings
admin-chore-what-delete = delete an old message
admin-chore-what-pin = pin a card
admin-chore-what-unpin = unpin an old card
admin-chore-what-edit = update a post
admin-chore-what-leave = leave the chat
admin-chore-what-approve = let somebody in
admin-chore-what-revoke = end an invite link
admin-chore-delete = { $number ->
    [one] Could not delete an old message in { $chat }
   *[other] Could not delete { $number } old messages in { $chat }
}
admin-chore-pin = { $number ->
    [one] Could not pin a card in { $chat }
   *[other] Could not pin { $number } cards in { $chat }
}
admin-chore-unpin = { $number ->
    [one] Could not unpin an old card in { $chat }
   *[other] Could not unpin { $number } old cards in { $chat }
}
admin-chore-edit = { $number ->
    [one] Could not update a post in { $chat }
   *[other] Could not update { $number } posts in { $chat }
}
admin-chore-leave = Could not leave { $chat }
admin-chore-approve = { $number ->
    [one] Could not let somebody into { $chat }
   *[other] Could not let { $number } people into { $chat }
}
admin-chore-revoke = { $number ->
    [one] Could not end an invite link of { $chat }
   *[other] Could not end { $number } invite links of { $chat }
}
admin-why-rights-pin = I lack the right to pin messages there.
admin-why-rights-unpin = I lack the right to pin messages there, and so to unpin them.
admin-why-rights-delete = I lack the right to delete messages there.
admin-why-rights-edit = I lack the right to change this post.
admin-why-rights-leave = Telegram does not let me leave.
admin-why-rights-approve = I lack the right to invite users there.
admin-why-rights-revoke = I lack the right to invite users there, and so to end invite links.
admin-why-rights-post = I lack the right to post this there.
admin-why-too_old = Telegram does not allow it any more: the message is too old, or not mine.
admin-why-text = Telegram does not understand the text: something bold or a link is not closed. Fix the text and post it again.
admin-why-too_long = The text is longer than Telegram allows. Shorten it and post it again.
admin-why-button = Telegram does not accept a button under it: often its link is wrong. Fix the link and post it again.
admin-why-file = Telegram does not accept the picture. Choose another one and post it again.
admin-why-no_photos = The chat allows no pictures, and this post has no text that could go alone.
admin-why-wording = I could not write this message. That is my fault; the log has the details.
admin-why-bug = That is my fault; the log has the details.
admin-why-removed = Another bot of the group removed it at once. Ask the group's admins about their filter.
admin-why-other = Telegram refused it, and I do not know the reason. Its words: <i>{ $words }</i>
admin-button-try_again = 🔁 Try again
admin-button-post_all_again = 🔁 Post all again
admin-button-all_there = ✅ All are there
admin-button-forget = 🗑 Forget it
admin-button-forget_all = 🗑 Forget all
admin-button-open_chat = 💬 Open the chat
owner-button-look = ❓ Look at it

admin-missed =
    <b>Not posted while I was off</b>
    { $slots ->
        [0] Nothing of the last three days.
        [one] 1 post of the last three days was not sent:
       *[other] { $slots } posts of the last three days were not sent:
    }
admin-missed-line = · { $name } × { $slots }, { $when }
admin-missed-posted = { $number ->
    [0] Nothing could be posted: the schedule says why.
    [one] ✅ 1 post is on its way.
   *[other] ✅ { $number } posts are on their way.
}
admin-button-latest = 🔁 Post the latest ones
admin-button-missed = 🌙 Missed posts
admin-button-queue_open = 🗓 See the schedule
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
