home-shop =
    <b>您的店铺</b> · { $chats ->
        [0] 还没有群。把我加进群组或频道，方法见 /help
       *[other] { $chats } 个群
    }
home-nothing = ✅ 目前没有待办事项。
home-to_do = 📌 <b>待办事项</b>
home-to_do-approve = { $number } 笔提现待审批
home-to_do-pay = { $number } 笔已批准的提现待打款
home-to_do-rewards = { $number } 笔奖励待审核
home-to_do-refunds = { $number } 笔退款待处理
home-to_do-support = { $number } 位顾客在等待答复
home-to_do-failed = { $number } 条帖子发送失败
home-to_do-unknown = { $number } 条帖子不确定是否已送达，请核对
home-to_do-held = { $number } 条帖子暂停发送
home-to_do-messages = { $number } 条其他消息或修改失败
home-to_do-missed = { $number } 条帖子因我离线而错过
home-to_do-chats = 我在 { $number } 个群里没有发言权限
home-to_do-deals = { $number } 件新商品待您允许
home-coming = 🗓 <b>接下来</b>
home-nothing_coming = 🗓 暂无排期。
home-coming-line = { $when } · { $post }
home-now = 现在
home-all_chats = 所有群
home-chats = { $title }{ $more ->
    [0] {""}
   *[other] {" "}等 { $more } 个其他群
}
home-toast-old_menu = 那个菜单已失效，⬇️ 最新菜单在下方
home-place-and-name = { $where } · { $name }
