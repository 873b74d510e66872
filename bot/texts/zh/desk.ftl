# 工作台：店铺管理者的菜单。
desk-home =
    <b>您的店铺</b>
    { $chats } 个群 · { $queued } 条待发送 · { $doubtful } 条需查看
desk-chats =
    <b>群组</b>
    { $chats ->
        [0] 还没有。把机器人加入群组后，它就会出现在这里。
       *[other] 🟢 权限齐全 · 🟡 缺少部分权限 · 🔴 无法发布
    }
desk-chat =
    <b>{ $title }</b> · { $state }
    { $rights }

    免打扰时段：{ $quiet }（{ $zone }）
desk-chat-state-active = 正常发布
desk-chat-state-no_rights = 无发言权限
desk-chat-state-suspect = 存疑，会再次尝试
desk-chat-state-left = 已退出
desk-chat-state-kicked = 已被移除
desk-chat-state-deleted = 已删除
desk-chat-state-migrated = 已迁移
desk-chat-quiet = <b>{ $title }</b> 的免打扰时段：请按 22:00-08:00 的格式填写，填 - 表示没有。当前：{ $quiet }（{ $zone }）
desk-chat-leave-sure = 机器人将退出 <b>{ $title }</b>。之后不再在那里发布，成员的邀请链接也会失效。确定吗？
desk-button-chats = 💬 群组
desk-button-back = « 返回
desk-button-yes = 确定执行
desk-button-no = « 取消
desk-button-quiet = 🌙 免打扰
desk-button-leave = 🚪 退出

refused-desk-nobody = 此菜单仅供店铺管理者使用。
refused-desk-not_yours = 这不在您的权限之内。
refused-desk-in_private = 菜单只能在与我的私聊中打开。请在私聊中发送 /admin。
refused-desk-asked_again = 已经确认过，或等待太久。请重新操作一次。
refused-desk-interrupted = 执行时被中断，不确定完成了多少。请打开 /admin 查看后再操作。
refused-desk-nothing_open = 没有可取消的内容。
refused-desk-not_asked = 我没有在等待任何输入。发送 /admin 打开菜单。
