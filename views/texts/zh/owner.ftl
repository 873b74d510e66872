owner-chat_ready = ✅ <b>{ $title }</b>：我已加入，所需权限齐全，可以往这里发帖了。
owner-chat_rights = ⚠️ <b>{ $title }</b>：我可以发帖，但还缺少以下权限：
    { $rights }

    { $how }
owner-chat_silent = ⛔ <b>{ $title }</b>：我已加入，但没有发言权限。到期的帖子会等待；已经太晚的不再发布。

    { $how }
owner-how-group = 授权方法：打开群组，点群名称，编辑 › 管理员 › 添加管理员，选择我并打开相应权限。我会自动察觉。
owner-how-channel = 授权方法：打开频道，点频道名称，编辑 › 管理员，选择我并打开相应权限。我会自动察觉。
owner-right-can_pin_messages = • 置顶消息：让进行中的优惠一直可见
owner-right-can_delete_messages = • 删除消息：收回我自己发的临时提示
owner-right-can_invite_users = • 邀请用户：为推荐生成邀请链接
owner-right-can_post_messages = • 发布消息：没有它什么都发不出去
owner-right-can_edit_messages = • 编辑消息：把结束的优惠标记出来
owner-chat_lost = ⛔ <b>{ $title }</b>：{ $state }其他群照常进行。
    Telegram 的回复：<i>{ $words }</i>
owner-state-left = 我已不在这个群里，重新添加我即可继续。
owner-state-kicked = 我被移出了这个群，解除封禁并重新添加我即可继续。
owner-state-deleted = 这个群已被删除。
owner-state-suspect = Telegram 找不到这个群。我会自动重试，开始较频繁，之后每天一次。
owner-state-no_rights = 我现在不能在这里发言。我会自动查看，开始较频繁，之后每天一次；一旦开放，帖子会继续发布，等待中的内容也会发出。到那时已经太晚的不再发布。
owner-state-migrated = 这个群已迁移。
owner-chat_open = ✅ <b>{ $title }</b> 又可以发言了，帖子继续发布。{ $waiting ->
        [0] {""}
       *[other] 有 { $waiting } 条消息在等待，没有过期的会发出。
    }
owner-no_photos = 🖼 <b>{ $title }</b> 不接受图片，所以那里只发文字。我每天会再试一次图片。想现在就发图片，请把我设为那里的管理员。
owner-picture_refused = 🖼 Telegram 不接受 <b>{ $title }</b>{ $more ->
        [0] {""}
       *[other] {" "}和另外 { $more } 个商品
    }的图片。在图片可以加载或您更换图片之前，帖子和卡片只发文字。
    Telegram 的回答：<i>{ $words }</i>
owner-picture_refused-post = 🖼 Telegram 不接受您的帖子 <b>{ $title }</b> 的图片，只发出了文字。下次请重新发送图片。
    Telegram 的回答：<i>{ $words }</i>
owner-bug = 🐞 程序错误 <code>{ $number }</code>，位置 { $place }：<i>{ $words }</i>
    详情见日志。同一错误半小时内不会重复报告。
owner-restored = ♻️ 本店是从备份恢复的，备份不知道之后发过什么。{ $messages ->
    [0] 没有待发消息。
   *[other] { $messages } 条待发消息已暂扣：<code>outbox list</code> 可查看，<code>outbox again --restored</code> 可发送。
    }{ $campaigns ->
    [0] 没有漏发的定时帖子。
   *[other] { $campaigns } 条定时帖子会从下一次起继续发布。
    }
owner-lease = ⚠️ 我连不上数据库，有 { $seconds } 秒没有读取，也没有发送任何内容。现在已恢复工作。等待时间超过 Telegram 保留期限的点击已丢失。
owner-conflict = ⚠️ 有另一个进程在用我的令牌读取更新。请停掉它，或在 @BotFather 用 /revoke 换一个新令牌。
owner-unauthorized = ⛔ Telegram 拒绝了我的令牌。请向 @BotFather 获取新令牌，设置 BOT_TOKEN 后重新启动。
owner-unreadable = ⚠️ Telegram 发来了我无法读取的内容（{ $what }），已先放到一边。如果某个群没有出现，或按钮没有反应，原因可能就在这里：您自己的 Bot API 服务器可能比我旧或新。doctor 会统计次数。
    详情：<i>{ $why }</i>
owner-breaker = ⚠️ Telegram 同时在 { $chats } 个群里以相同理由拒绝发帖，我认为是它那边的故障。发送已暂停，没有放弃任何群。
    Telegram 的回复：<i>{ $error }</i>
owner-row_failed = ⛔ 没有完成：{ $what }。{ $why }
owner-sender_failed = 🐞 发送已停止：<i>{ $reason }</i>。我会自动重试。
owner-key_made = 🔑 您的店铺现在有了自己的密钥。收款账户、提货券编码和操作记录都用它保护；以前用的是机器人的令牌，而 /revoke 会更换令牌。
    密钥保存在服务器上：<code>{ $where }</code>。请把它的副本与备份分开保存：没有它，谁也读不出收款账户，包括您自己。
    { $unreadable ->
        [0] 这只在更新时发生一次。如果今天没有人更新机器人，请查明是谁在使用您的服务器。
       *[other] 有 { $unreadable } 个收款账户用现在的令牌读不出来，需要成员重新填写。这只在更新时发生一次。如果今天没有人更新机器人，请查明是谁在使用您的服务器。
    }
owner-removed_by_other = ⚠️ 群里的另一个机器人立刻删掉了：{ $what }。我不会重发；请向群管理员了解过滤规则。

owner-button-rights = ⚙️ 授予权限
owner-button-group = ➕ 添加到群组
owner-button-channel = ➕ 添加到频道
