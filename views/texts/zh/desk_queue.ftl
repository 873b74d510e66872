desk-today =
    <b>今天，{ $day }</b>：{ $many ->
        [yes] { $planned }{ $more } 个时间点
       *[no] { $planned ->
            [0] 没有更多计划
           *[other] { $planned } 个时间点
        }
    }
desk-then = <b>下一个</b>：{ $day } { $clock } { $name }
desk-weeks =
    <b>{ $first } – { $last }</b>：{ $many ->
        [yes] 非常多的时间点
       *[no] { $planned ->
            [0] 没有计划
           *[other] { $planned } 个时间点
        }
    }（{ $zone }）
    点日期查看当天：日期后的 ³ 表示三个时间点，⁺ 表示一百个或更多，• 是今天。
desk-day =
    <b>{ $day }</b>：{ $many ->
        [yes] { $planned }{ $more } 个时间点
       *[no] { $planned ->
            [0] 没有更多计划
           *[other] { $planned } 个时间点
        }
    }
desk-move =
    <b>{ $name }</b>，下一次：{ $next }
    { $once ->
        [1] 填写新时间：18:45、明天 17:00 或 12月6日 10:15。
       *[other] 现在：{ $rule }。填写间隔（90m、2h、1d）或五段 cron（0 9 * * 1-5）。
    }
desk-edit =
    <b>{ $name }</b>
    发送新的文字，图片不变。之后的帖子用新文字，{ $sent ->
        [0] 目前还没有发出。
       *[other] 已发出的 { $sent } 条会一并修改。
    }
desk-reword-sure =
    将替换 <b>{ $name }</b>。{ $sent ->
        [0] 目前还没有发出。
       *[other] 已发出的 { $sent } 条会一并修改。
    } 确定吗？
desk-button-move = 🕒 改时间
desk-button-edit = ✏️ 改文字
desk-button-hold = ⏸ 暂停发送
desk-button-send_on = ▶️ 继续发送
refused-announcement-other_photos = 已发出的帖子不能换图片。请只发文字，或全部删除后重新发帖。
refused-broadcast-paused = 有人暂停了发送，点“继续发送”即可恢复。
desk-did = ✅ 已完成。
desk-undone-active = ↩️ 已恢复原状，继续发布：下次 { $next }。
desk-undone-paused = ↩️ 已恢复，目前暂停：点“继续”即可启动。
desk-undone-done = ↩️ 已恢复。它之前已经结束，不会再发布。
desk-undone-late = ↩️ 已恢复，但原定时间已过。要改到什么时候发布？
desk-copied = 📄 已复制。这是副本，目前暂停：可以启动，也可以另选时间。
desk-copied-late = 📄 已复制。这是副本，目前暂停。原来的时间已过，请另选时间。
desk-moved-active = 🕒 已改期：下次 { $next }。
desk-moved-paused = 🕒 已改到 { $next }，但仍在暂停：需要时请启动。
