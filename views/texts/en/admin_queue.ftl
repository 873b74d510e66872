admin-today =
    <b>Today, { $day }</b>: { $posts ->
        [0] nothing more is scheduled
        [one] { $posts } post
       *[other] { $posts } posts
    }
admin-then = <b>Next</b>: { $day }, { $post }
admin-weeks =
    <b>{ $first } – { $last }</b> ({ $zone })
    Tap a day to see its posts. The small number says how many there are.
admin-day =
    <b>{ $day }</b>: { $posts ->
        [0] nothing is scheduled
        [one] { $posts } post
       *[other] { $posts } posts
    }
admin-move =
    <b>{ $name }</b>
    { $once ->
        [1] When should it go out? Write it like 18:45, tomorrow 17:00 or 6 Dec 10:15.
       *[other] Now: { $rule }. How often should it go out? Write an interval (90m, 2h, 1d) or five fields of cron (0 9 * * 1-5).
    }
admin-edit =
    <b>{ $name }</b>
    Send the new text. Photos stay. { $sent ->
        [0] The new text is used from the next post on.
        [one] It is used from the next post on, and { $sent } sent post is edited.
       *[other] It is used from the next post on, and { $sent } sent posts are edited.
    }
admin-reword-sure =
    Replace the text of <b>{ $name }</b>? { $sent ->
        [0] Nothing has been sent yet.
        [one] { $sent } sent post is edited too.
       *[other] { $sent } sent posts are edited too.
    }
admin-button-move = 🕒 Change time
admin-button-edit = ✏️ Edit text
admin-button-hold = ⏸ Pause sending
admin-button-send_on = ▶️ Resume sending
refused-announcement-other_photos = Photos of sent posts cannot be replaced. Send only text, or delete the post everywhere and make a new one.
refused-broadcast-paused = Somebody paused the sending. “Resume sending” continues it.
admin-did = ✅ Done.
admin-undone-active = ↩️ It is back as it was. { $next }
admin-undone-paused = ↩️ It is back, paused. “Resume” starts it again.
admin-undone-done = ↩️ It is back. It was done before, so nothing more is sent.
admin-undone-late = ↩️ It is back, but its time has passed. When should it go out?
admin-copied = 📄 This is the copy, paused. “Resume” starts it, “Change time” moves it.
admin-copied-late = 📄 This is the copy, paused. Its time has passed: choose another with “Change time”.
admin-moved-active = 🕒 Moved. { $next }
admin-moved-paused = 🕒 Moved, but still paused. “Resume” starts it. { $next }
admin-slot-often = { $every }, { $clock }–{ $until } · { $post }
admin-slot-quiet = 🌙 { $clock } · { $post }: not sent, quiet hours
admin-next = Next: { $moment }
admin-next-quiet = Next: { $moment }, when quiet hours end
admin-next-never = ⚠️ All its times are in quiet hours, so it is not sent. Change the time.
admin-reworded = ✏️ The text is changed.
admin-told-pause = ⏸ Paused: nothing is sent until you press “Resume”.
admin-told-resume = ▶️ Resumed. { $next }
admin-told-skip = ⏭ Skipped: { $skipped }. { $next }
admin-told-remove = ❌ Removed from the schedule. “Put back” undoes that.
admin-told-hold = ⏸ Sending is paused. “Resume sending” continues it.
admin-told-send_on = ▶️ Sending is resumed.
admin-told-stop = ✋ Stopped: what was not sent yet is dropped.
admin-told-take_down = 🗑 The sent posts are being deleted.
