admin-today =
    <b>今天，{ $day }</b>：{ $posts ->
        [0] 没有更多排期
       *[other] { $posts } 条帖子
    }
admin-then = <b>下一条</b>：{ $day } { $post }
admin-weeks =
    <b>{ $first } – { $last }</b>（{ $zone }）
    点日期查看当天的帖子，小数字是条数。
admin-day =
    <b>{ $day }</b>：{ $posts ->
        [0] 没有排期
       *[other] { $posts } 条帖子
    }
admin-move =
    <b>{ $name }</b>
    { $once ->
        [1] 什么时候发？例如 18:45、明天 17:00 或 12月6日 10:15。
       *[other] 现在：{ $rule }。多久发一次？填写间隔（90m、2h、1d）或五段 cron（0 9 * * 1-5）。
    }
admin-edit =
    <b>{ $name }</b>
    请发送新文字，图片不变。{ $sent ->
        [0] 从下一条起使用新文字。
       *[other] 从下一条起使用新文字，已发出的 { $sent } 条会一并修改。
    }
admin-reword-sure =
    替换 <b>{ $name }</b> 的文字吗？{ $sent ->
        [0] 目前还没有发出。
       *[other] 已发出的 { $sent } 条会一并修改。
    }
admin-button-move = 🕒 改时间
admin-button-edit = ✏️ 改文字
admin-button-hold = ⏸ 暂停发送
admin-button-send_on = ▶️ 继续发送
refused-announcement-other_photos = 已发出的帖子不能换图片。请只发文字，或全部删除后重新发帖。
refused-broadcast-paused = 有人暂停了发送，点“继续发送”即可恢复。
admin-did = ✅ 已完成。
admin-undone-active = ↩️ 已恢复原状。{ $next }
admin-undone-paused = ↩️ 已恢复，目前暂停。点“继续”即可启动。
admin-undone-done = ↩️ 已恢复。它之前已经发完，不会再发。
admin-undone-late = ↩️ 已恢复，但原定时间已过。改到什么时候发？
admin-copied = 📄 这是副本，目前暂停。点“继续”启动，点“改时间”另选时间。
admin-copied-late = 📄 这是副本，目前暂停。原定时间已过，请点“改时间”。
admin-moved-active = 🕒 已改期。{ $next }
admin-moved-paused = 🕒 已改期，但仍在暂停，点“继续”启动。{ $next }
admin-slot-often = { $every }，{ $clock }–{ $until } · { $post }
admin-slot-quiet = 🌙 { $clock } · { $post }：免打扰时段，不发
admin-next = 下一次：{ $moment }
admin-next-quiet = 下一次：{ $moment }（免打扰结束后）
admin-next-never = ⚠️ 所有时间都在免打扰时段内，不会发出，请改时间。
admin-reworded = ✏️ 文字已修改。
admin-told-pause = ⏸ 已暂停，点“继续”之前不会发送。
admin-told-resume = ▶️ 已继续。{ $next }
admin-told-skip = ⏭ 已跳过：{ $skipped }。{ $next }
admin-told-remove = ❌ 已从排期中移除，点“恢复”可撤销。
admin-told-hold = ⏸ 发送已暂停，点“继续发送”即可恢复。
admin-told-send_on = ▶️ 继续发送。
admin-told-stop = ✋ 已停止，未发出的不再发送。
admin-told-take_down = 🗑 正在删除已发出的帖子。
