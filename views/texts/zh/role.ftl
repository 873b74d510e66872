# 店主之外谁管理店铺：工作台的团队页、邀请和相关通知。
role-team =
    <b>管理团队</b>
    👑 { $owner }
    { $admins ->
        [0] 还没有其他管理员。
       *[other] 🌐 全部 · 💬 部分群组
    }
    { $invites ->
        [0] {""}
       *[other] 有 { $invites } 个邀请尚未使用。
    }
role-staff = 🏬 { $store }：{ $name }
role-one = <b>{ $name }</b> 负责：
role-everywhere = 整个店铺
role-who =
    <b>选谁？</b>请输入姓名的一部分或 @用户名。对方须先给我发过消息。
    { $asked ->
        [0] {""}
       *[other] { $members ->
            [0] 没有找到这样的人，请换个写法再试。
           *[other] 请点选一位。
        }
    }
role-chats =
    <b>负责什么？</b>
    整个店铺（含资金、成员和设置），或只负责所选群组的帖子和排期：已选 { $ticked } / { $chats }。
role-grant-sure = 让 <b>{ $name }</b> 成为{ $chats ->
        [0] 整个店铺（含资金）
       *[other] { $chats } 个群组
    }的管理员吗？
role-withdraw-sure = 撤销 <b>{ $name }</b> 的管理员身份吗？已打开的菜单立即失效。
role-link =
    请把此链接发给一个人；最先打开并同意的人将成为{ $chats ->
        [0] 整个店铺
       *[other] { $chats } 个群组
    }的管理员：
    { $link }
    仅限使用一次，两天内有效。请现在复制，之后无法再显示。
role-invited = <b>{ $by }</b> 邀请您协助管理此店铺。您将负责：
role-welcome = ✅ 完成。发送 /admin 打开菜单。
role-granted =
    { $chats ->
        [0] 您现在是整个店铺的管理员。
       *[other] 您现在是店铺 { $chats } 个群组的管理员。
    }发送 /admin 打开菜单。
role-withdrawn = 您不再是此店铺的管理员。感谢您的帮助。
role-accepted =
    👥 <b>{ $name }</b> 已同意，现在是{ $chats ->
        [0] 整个店铺
       *[other] { $chats } 个群组
    }的管理员。您可以随时撤回：/admin。
role-button-team = 👥 管理团队
role-button-accept = ✅ 同意协助
role-button-link = 🔗 用链接邀请
role-button-pick = 👤 选择成员
role-button-recall = 🚫 终止未用邀请
role-button-chats = 💬 更换群组
role-button-withdraw = ❌ 撤回权限
role-button-everywhere = 🌐 整个店铺
role-button-send = 📤 发送
role-button-copy = 📋 复制

refused-role-owner = 店主本来就拥有全部权限。
refused-role-none = { $name } 不是管理员。
refused-role-no_chats = 请至少选择一个群，或选择整个店铺。
refused-role-invite_gone = 此邀请已失效或已被使用。请索取新的邀请。
