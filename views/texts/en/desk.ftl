# The desk: the menus of whoever runs the shop.
desk-chats =
    <b>Chats</b>
    { $chats ->
        [0] None yet. Add the bot to a group, and it appears here.
       *[other] 🟢 all rights · 🟡 some are missing · 🔴 nothing can be posted
    }
desk-chat-state-active = posts
desk-chat-state-no_rights = may not write
desk-chat-state-suspect = not found, I try again
desk-chat-state-left = left
desk-chat-state-kicked = removed
desk-chat-state-deleted = deleted
desk-chat-state-migrated = moved
desk-chat-quiet = Hours without posts in <b>{ $title }</b>: write them like 22:00-08:00. Now: { $quiet }. Time zone: { $zone }
desk-chat-leave-sure = Leave <b>{ $title }</b>? Nothing is posted there any more, and members' links into it stop working.
desk-button-chats = 💬 Chats
desk-button-back = « Back
desk-button-yes = Yes, do it
desk-button-no = « No
desk-button-quiet = 🌙 Quiet hours
desk-button-leave = 🚪 Leave

desk-new =
    <b>New post</b>
    Send or forward me the post: a text, a photo or an album. Its formatting is kept.
    Or pick a deal, or paste its link or code.
desk-new-deals =
    { $promotion ->
        [group_buy] 👥 <b>New group buy. Which deal?</b>
        [flash_sale] ⚡ <b>New flash sale. Which deal?</b>
       *[none] <b>Which deal?</b>
    }
    { $deals ->
        [0] Nothing is on offer. Add a deal under 🗂 Catalogue first.
       *[other] The newest come first.
    }
desk-new-preview =
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
desk-preview-in-words = 🖼 Telegram does not accept this picture, so the post goes out as text only. Telegram said: <i>{ $words }</i>
refused-desk-one_photo = Send one photo at a time: this was an album, and none of it was used.
desk-album-refused =
    { $words }
    Nothing of this album was used. Send it again without that part.
desk-new-where =
    <b>Where?</b>
    { $chats ->
        [0] There is no chat to post to yet. Add me to a group or channel first.
        [one] { $ticked } of { $chats } chat chosen.
       *[other] { $ticked } of { $chats } chats chosen.
    }
desk-new-when = <b>When?</b> Press a button, or write it: tomorrow 17:00
desk-new-day = <b>Which day?</b> Press one, or write it: 6 Dec, or tomorrow 17:00
desk-new-time = <b>At what time?</b> Press one, or write it: 18:45
desk-new-repeat =
    <b>How often?</b>
    Press a button, or tick days. Or write it: mon thu 18:30, every 2h, every day 9:00.
desk-new-review =
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
desk-now = now
desk-once = once
desk-repeats-cron = by cron: { $cron }
desk-repeats-daily = every day at { $clock }
desk-repeats-weekly = { $days } at { $clock }
desk-repeats-days =
    { $number ->
        [one] every day
       *[other] every { $number } days
    }
desk-repeats-hours =
    { $number ->
        [one] every hour
       *[other] every { $number } hours
    }
desk-repeats-minutes =
    { $number ->
        [one] every minute
       *[other] every { $number } minutes
    }
desk-repeats-seconds =
    { $number ->
        [one] every second
       *[other] every { $number } seconds
    }
desk-objection = ⛔ { $title }: { $reason }
desk-objections-more = … and { $more } more
desk-posted = ✅ <b>{ $name }</b> is on its way.
desk-scheduled = ✅ <b>{ $name }</b> is scheduled: { $moment }.
desk-button-new = ✏️ New post
desk-button-pick-deal = 🛍 Pick a deal
desk-button-preview = 👁 Preview
desk-button-everywhere = 🚀 To all chats, now
desk-button-all = ☑ All / none
desk-button-go-on = Next »
desk-button-now = Now
desk-button-tonight = Tonight, 20:00
desk-button-tomorrow = Tomorrow, 9:00
desk-button-day = 📅 Another day
desk-button-repeat = 🔁 Repeat
desk-button-hourly = Every hour
desk-button-daily = Every day
desk-button-schedule =
    { $later ->
        [0] ✅ Post it now
       *[other] ✅ Schedule it
    }

desk-slot = { $clock } · { $post }
desk-campaigns =
    <b>All posts</b>
    { $campaigns ->
        [0] None yet. ✏️ New post makes one.
       *[other] ▶️ scheduled · ⏸ paused · ✔️ done
    }
desk-campaign =
    <b>{ $name }</b> · { $state }
    { $rule }
desk-campaign-active = scheduled
desk-campaign-paused = paused
desk-campaign-done = done
desk-campaign-removed = removed
desk-progress = { $bar } { $sent } of { $all } sent, { $refused } not sent
desk-doubtful =
    <b>Needs attention</b>
    { $rows ->
        [0] Nothing is in doubt.
       *[other] ❓ nobody knows whether it arrived · ⛔ refused · ⏸ held
    }
desk-row-unknown = The connection broke after it left: look into the chat. It is not sent again by itself.
desk-row-failed = Telegram refused it.
desk-row-queued = It is queued again.
desk-row-sent = It is there.
desk-row-sending = It is on its way.
desk-row-held = It is held.
desk-held-topic = ↳ The topic is closed or gone: open it again, or choose another one on the chat's page. I try again by myself.
desk-held-member = ↳ They stopped the bot, or never wrote to it. It goes out when they write again.
desk-held-paused = ↳ The chat is paused: resume it on its page, and what is not too late goes out.
desk-held-broadcast = ↳ Sending was paused: press “Resume sending” on the page of the post.
desk-held-restored = ↳ A backup was put back, and this may have been sent since. Look into the chat: post it, or drop it.
desk-row-skipped = It was dropped.
desk-remove-sure = Remove <b>{ $name }</b> from the schedule? Posts that were sent stay.
desk-take-down-sure =
    Delete the posts of <b>{ $name }</b> in { $sent ->
        [one] { $sent } chat
       *[other] { $sent } chats
    }? Telegram allows that for 48 hours after sending.
desk-button-queue = 🗓 Schedule
desk-button-campaigns = 📋 All posts
desk-button-doubtful = ⚠️ Needs attention
desk-button-pause = ⏸ Pause
desk-button-resume = ▶️ Resume
desk-button-skip = ⏭ Skip the next
desk-button-copy = 📄 Copy
desk-button-undo = ↩️ Put back
desk-button-stop = ✋ Stop sending
desk-button-take_down = 🗑 Delete everywhere
desk-button-remove = ❌ Remove
desk-button-there = ✅ It is there
desk-button-again = 🔁 Post again
desk-button-drop = 🗑 Drop it

desk-withdrawals =
    <b>Withdrawals</b>
    { $withdrawals ->
        [0] No open requests.
       *[other] 🕐 requested · 👍 approved, send it · 📤 sent
    }
desk-withdrawal =
    <b>{ $amount }</b> for { $name }, to { $masked }
    Requested { $asked }. { $yes ->
        [0] Not approved yet.
       *[other] Approved by { $yes } of { $needed }.
    }
desk-approve-sure = Approve <b>{ $amount }</b> for { $name }, to { $masked }?
desk-reject-reason = Why is <b>{ $amount }</b> for { $name } rejected? Press a reason or write one: { $name } will see it.
desk-proof = You sent <b>{ $amount }</b> to { $name }. Write the reference of the payment: { $name } will see it.
desk-details = <code>{ $details }</code>
    This message disappears in a minute. The log keeps that you looked.
desk-button-open = 🔎 Look at it
desk-button-withdrawals =
    💸 Withdrawals{ $withdrawals ->
        [0] {""}
       *[other] {" · "}{ $withdrawals }
    }
desk-button-approve = 👍 Approve
desk-button-sent = 📤 I sent it
desk-button-details = 👁 Show the account
desk-button-reject = 👎 Reject
desk-button-bounced = ↩️ It came back

desk-review =
    <b>Rewards to check</b>
    { $rewards ->
        [0] Nothing to check.
       *[other] Each needs your decision. None is lost until then.
    }
desk-reward =
    <b>{ $promoter }</b> invited <b>{ $newcomer }</b> · { $state }
    Reward: { $amount }
    { $reason }
desk-reward-pending = pending
desk-reward-held = to be checked
desk-reward-vested = confirmed
desk-reward-void = cancelled
desk-touch = { $moment }: { $kind } ({ $sure })
desk-touch-start_link = link to the bot
desk-touch-invite_link = personal invite link
desk-touch-join_request = personal link with a request
desk-touch-answer = answer of the new member
desk-touch-masked = another administrator's link
desk-touch-folder = folder link
desk-touch-public = joined without a link
desk-touch-by_hand = set by hand
desk-sure-high = sure
desk-sure-medium = rather sure
desk-sure-low = unsure
desk-sure-none = no evidence
desk-void-reason = Why is the reward of { $promoter } for { $newcomer } cancelled? Write the reason: { $promoter } will see it.
desk-button-review =
    🔍 Rewards to check{ $rewards ->
        [0] {""}
       *[other] {" · "}{ $rewards }
    }
desk-button-release = ✅ Accept it
desk-button-void = ✖️ Cancel it

refused-desk-item_gone = That is not in the list any more. Open the page again to see what is.
refused-desk-nobody = This menu is for the shop's admins only. /help shows what you can do.
refused-desk-not_yours = You have no rights for this. Ask the owner of the shop.
desk-in-private = The menu opens in our private chat only. Write /admin there.
refused-desk-asked_again = This was confirmed already, or it took too long. Please ask for it again.
refused-desk-interrupted = I was interrupted and may not have finished. Open /admin and check before you press again.
refused-desk-nothing_open = There is nothing to cancel.
refused-desk-no_chat_ticked = Tick at least one chat first.
refused-desk-past = That time has passed. Choose a later one.
refused-desk-not_shown = Telegram did not take this: { $words }
