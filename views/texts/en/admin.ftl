# The menus of whoever runs the shop.
admin-chats =
    <b>Chats</b>
    { $chats ->
        [0] None yet. Add the bot to a group, and it appears here.
       *[other] 🟢 all rights · 🟡 some are missing · 🔴 nothing can be posted
    }
admin-chat-state-active = posting
admin-chat-state-no_rights = may not write
admin-chat-state-suspect = not found, I try again
admin-chat-state-left = left
admin-chat-state-kicked = removed
admin-chat-state-deleted = deleted
admin-chat-state-migrated = moved
admin-chat-quiet = Hours without posts in <b>{ $title }</b>: write them like 22:00-08:00. Now: { $quiet }. Time zone: { $zone }
admin-chat-leave-sure = Leave <b>{ $title }</b>? Nothing is posted there any more, and members' links into it stop working.
admin-button-chats = 💬 Chats
admin-button-back = « Back
admin-button-yes = Yes, do it
admin-button-no = « No
admin-button-quiet = 🌙 Quiet hours
admin-button-leave = 🚪 Leave

admin-new =
    <b>New post</b>
    Send or forward me the post: a text, a photo or an album. Its formatting is kept.
    Or pick a deal, or paste its link or code.
admin-new-deals =
    { $promotion ->
        [group_buy] 👥 <b>New group buy. Which deal?</b>
        [flash_sale] ⚡ <b>New flash sale. Which deal?</b>
       *[none] <b>Which deal?</b>
    }
    { $deals ->
        [0] Nothing is on offer. Add a deal under 🗂 Catalogue first.
       *[other] The newest come first.
    }
admin-new-preview =
    { $chat ->
        [one] ⬆️ This is how it will look in { $title }.
       *[none] ⬆️ This is how it will look.
    }
    { $photos ->
        [0] { $written ->
            [0] Send another post to replace it.
           *[other] Send a photo without words to add it, or another post to replace this one.
        }
        [one] { $words ->
            [0] A photo without words.
           *[other] A photo with words.
        } Send another post to replace it.
       *[other] { $words ->
            [0] An album of { $photos } photos without words.
           *[other] An album of { $photos } photos with words.
        } Send another post to replace it.
    }
admin-preview-in-words = 🖼 Telegram does not accept this picture, so the post goes out as text only. Telegram said: <i>{ $words }</i>
refused-admin-one_photo = Send one photo at a time: this was an album, and none of it was used.
admin-album-refused =
    { $words }
    Nothing of this album was used. Send it again without that part.
admin-new-where =
    <b>Where?</b>
    { $chats ->
        [0] There is no chat to post to yet. Add me to a group or channel first.
        [one] { $ticked } of { $chats } chat chosen.
       *[other] { $ticked } of { $chats } chats chosen.
    }
admin-new-when = <b>When?</b> Press a button, or write it: tomorrow 17:00
admin-new-day = <b>Which day?</b> Press one, or write it: 6 Dec, or tomorrow 17:00
admin-new-time = <b>At what time?</b> Press one, or write it: 18:45
admin-new-repeat =
    <b>How often?</b>
    Press a button, or tick days. Or write it: mon thu 18:30, every 2h, every day 9:00.
admin-new-review =
    <b>{ $name }</b>
    { $moment } · { $rule }

    { $left_out ->
        [0] { $all ->
            [one] Goes to { $all } chat:
           *[other] Goes to { $all } chats:
        }
       *[other] { $all ->
            [one] Goes to { $fitting } of { $all } chat:
           *[other] Goes to { $fitting } of { $all } chats:
        }
    }
admin-now = now
admin-once = once
admin-repeats-cron = by cron: { $cron }
admin-repeats-daily = every day at { $clock }
admin-repeats-weekly = { $days } at { $clock }
admin-repeats-days =
    { $number ->
        [one] every day
       *[other] every { $number } days
    }
admin-repeats-hours =
    { $number ->
        [one] every hour
       *[other] every { $number } hours
    }
admin-repeats-minutes =
    { $number ->
        [one] every minute
       *[other] every { $number } minutes
    }
admin-repeats-seconds =
    { $number ->
        [one] every second
       *[other] every { $number } seconds
    }
admin-objection = ⛔ { $title }: { $reason }
admin-objections-more = … and { $more } more
admin-posted = ✅ <b>{ $name }</b> is on its way.
admin-scheduled = ✅ <b>{ $name }</b> is scheduled: { $moment }.
admin-button-new = ✏️ New post
admin-button-pick-deal = 🛍 Pick a deal
admin-button-preview = 👁 Preview
admin-button-everywhere = 🚀 To all chats, now
admin-button-all = ☑ All / none
admin-button-go-on = Next »
admin-button-now = Now
admin-button-tonight = Tonight, 20:00
admin-button-tomorrow = Tomorrow, 9:00
admin-button-day = 📅 Another day
admin-button-repeat = 🔁 Repeat
admin-button-hourly = Every hour
admin-button-daily = Every day
admin-button-schedule =
    { $later ->
        [0] ✅ Post it now
       *[other] ✅ Schedule it
    }

admin-slot = { $clock } · { $post }
admin-campaigns =
    <b>All posts</b>
    { $campaigns ->
        [0] None yet. ✏️ New post makes one.
       *[other] ▶️ scheduled · ⏸ paused · ✔️ done
    }
admin-campaign =
    <b>{ $name }</b> · { $state }
    { $rule }
admin-campaign-active = scheduled
admin-campaign-paused = paused
admin-campaign-done = done
admin-campaign-removed = removed
admin-progress = { $bar } { $sent } of { $all } sent, { $refused } not sent
admin-doubtful =
    <b>Needs attention</b>
    { $rows ->
        [0] Everything that was due has been sent.
       *[other] ❓ nobody knows whether it arrived · ⛔ refused · ⏸ held
    }
admin-row-unknown = The connection broke after it left: look into the chat. It is not sent again by itself.
admin-row-failed = Telegram refused it.
admin-row-queued = It is queued again.
admin-row-sent = It is there.
admin-row-sending = It is on its way.
admin-row-held = It is held.
admin-held-topic = ↳ The topic is closed or gone: open it again, or choose another one on the chat's page. I try again by myself.
admin-held-member = ↳ They stopped the bot, or never wrote to it. It goes out when they write again.
admin-held-paused = ↳ The chat is paused: resume it on its page, and what is not too late goes out.
admin-held-broadcast = ↳ Sending was paused: press “Resume sending” on the page of the post.
admin-held-restored = ↳ A backup was put back, and this may have been sent since. Look into the chat: post it, or drop it.
admin-row-skipped = It was dropped.
admin-remove-sure = Remove <b>{ $name }</b> from the schedule? Posts that were sent stay.
admin-take-down-sure =
    Delete the posts of <b>{ $name }</b> in { $sent ->
        [one] { $sent } chat
       *[other] { $sent } chats
    }? Telegram allows that for 48 hours after sending.
admin-button-queue = 🗓 Schedule
admin-button-campaigns = 📋 All posts
admin-button-doubtful = ⚠️ Needs attention
admin-button-pause = ⏸ Pause
admin-button-resume = ▶️ Resume
admin-button-skip = ⏭ Skip the next
admin-button-copy = 📄 Copy
admin-button-undo = ↩️ Put back
admin-button-stop = ✋ Stop sending
admin-button-take_down = 🗑 Delete everywhere
admin-button-remove = ❌ Remove
admin-button-there = ✅ It is there
admin-button-again = 🔁 Post again
admin-button-drop = 🗑 Drop it

admin-withdrawals =
    <b>Withdrawals</b>
    { $withdrawals ->
        [0] No open requests.
       *[other] 🕐 requested · 👍 approved, send it · 📤 sent
    }
admin-withdrawal =
    <b>{ $amount }</b> for { $name }, to { $masked }
    Requested { $asked }. { $yes ->
        [0] Not approved yet.
       *[other] Approved by { $yes } of { $needed }.
    }
admin-approve-sure = Approve <b>{ $amount }</b> for { $name }, to { $masked }?
admin-reject-reason = Why is <b>{ $amount }</b> for { $name } rejected? Press a reason or write one: { $name } will see it.
admin-proof = You sent <b>{ $amount }</b> to { $name }. Write the reference of the payment: { $name } will see it.
admin-details = <code>{ $details }</code>
    This message disappears in a minute. The log keeps that you looked.
admin-button-open = 🔎 Look at it
admin-button-withdrawals =
    💸 Withdrawals{ $withdrawals ->
        [0] {""}
       *[other] {" · "}{ $withdrawals }
    }
admin-button-approve = 👍 Approve
admin-button-sent = 📤 I sent it
admin-button-details = 👁 Show the account
admin-button-reject = 👎 Reject
admin-button-bounced = ↩️ It came back

admin-review =
    <b>Rewards to check</b>
    { $rewards ->
        [0] Nothing to check.
       *[other] Each needs your decision. None is lost until then.
    }
admin-reward =
    <b>{ $promoter }</b> invited <b>{ $newcomer }</b> · { $state }
    Reward: { $amount }
    { $reason }
admin-reward-pending = pending
admin-reward-held = to be checked
admin-reward-vested = confirmed
admin-reward-void = cancelled
admin-touch = { $moment }: { $kind } ({ $sure })
admin-touch-start_link = link to the bot
admin-touch-invite_link = personal invite link
admin-touch-join_request = personal link with a request
admin-touch-answer = answer of the new member
admin-touch-masked = another administrator's link
admin-touch-folder = folder link
admin-touch-public = joined without a link
admin-touch-by_hand = set by hand
admin-sure-high = sure
admin-sure-medium = rather sure
admin-sure-low = unsure
admin-sure-none = no evidence
admin-void-reason = Why is the reward of { $promoter } for { $newcomer } cancelled? Write the reason: { $promoter } will see it.
admin-button-review =
    🔍 Rewards to check{ $rewards ->
        [0] {""}
       *[other] {" · "}{ $rewards }
    }
admin-button-release = ✅ Accept it
admin-button-void = ✖️ Cancel it

refused-admin-item_gone = That is not in the list any more. Open the page again to see what is.
refused-admin-nobody = This menu is for the shop's admins only. /help shows what you can do.
refused-admin-not_yours = You have no rights for this. Ask the owner of the shop.
admin-in-private = The menu opens in our private chat only. Write /admin there.
refused-admin-asked_again = This was confirmed already, or it took too long. Please ask for it again.
refused-admin-interrupted = I was interrupted and may not have finished. Open /admin and check before you press again.
refused-admin-nothing_open = There is nothing to cancel.
refused-admin-no_chat_ticked = Tick at least one chat first.
refused-admin-past = That time has passed. Choose a later one.
refused-admin-not_shown = Telegram did not take this: { $words }
