desk-today =
    <b>Today, { $day }</b>: { $many ->
        [yes] { $planned }{ $more } slots
       *[no] { $planned ->
            [0] nothing more is planned
            [one] { $planned } slot
           *[other] { $planned } slots
        }
    }
desk-then = <b>Next</b>: { $day }, { $clock } { $name }
desk-weeks =
    <b>{ $first } – { $last }</b>: { $many ->
        [yes] very many slots
       *[no] { $planned ->
            [0] nothing is planned
            [one] { $planned } slot
           *[other] { $planned } slots
        }
    } ({ $zone })
    A day opens its slots: ³ behind it means three, ⁺ a hundred or more, • is today.
desk-day =
    <b>{ $day }</b>: { $many ->
        [yes] { $planned }{ $more } slots
       *[no] { $planned ->
            [0] nothing more is planned
            [one] { $planned } slot
           *[other] { $planned } slots
        }
    }
desk-move =
    <b>{ $name }</b>, next: { $next }
    { $once ->
        [1] Write the new time: 18:45, tomorrow 17:00 or 6.12. 10:15.
       *[other] Now: { $rule }. Write an interval (90m, 2h, 1d) or five fields of cron (0 9 * * 1-5).
    }
desk-edit =
    <b>{ $name }</b>
    Send the new words; photos stay. They count for what comes, and { $sent ->
        [0] nothing has been posted yet.
        [one] { $sent } sent post is edited.
       *[other] { $sent } sent posts are edited.
    }
desk-reword-sure =
    This replaces <b>{ $name }</b>. { $sent ->
        [0] Nothing has been posted yet.
        [one] { $sent } sent post is edited.
       *[other] { $sent } sent posts are edited.
    } Sure?
desk-button-move = 🕒 Another time
desk-button-edit = ✏️ Other words
desk-button-hold = ⏸ Pause sending
desk-button-send_on = ▶️ Send on
refused-announcement-other_photos = Photos of posts that are out cannot be swapped. Send words alone, or delete the post everywhere and make a new one.
refused-broadcast-paused = Sending was paused by somebody. “Send on” lets it go on.
desk-did = ✅ Done.
desk-undone-active = ↩️ It is back as it was and goes on: next { $next }.
desk-undone-paused = ↩️ It is back, paused: “Go on” starts it again.
desk-undone-done = ↩️ It is back. It was done before, so it posts nothing more.
desk-undone-late = ↩️ It is back, but its time passed while it was removed. When should it go out?
desk-copied = 📄 Copied. This is the copy, paused: “Go on” starts it, “Another time” changes when.
desk-copied-late = 📄 Copied. This is the copy, paused. The time of the old one has passed: choose another with “Another time”.
desk-moved-active = 🕒 Moved: next { $next }.
desk-moved-paused = 🕒 Moved to { $next }, but still paused: “Go on” starts it.
