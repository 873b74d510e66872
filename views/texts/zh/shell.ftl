refused-bug = 我们这边出了点问题，已通知店主，您的数据没有丢失。请稍后再试。

shell-answer-in-private = { $name }，这条回复只给您看。
shell-toast-below = ⬇️ 已在下方回复您
shell-toast-private = 💬 已在私聊中回复您
shell-button-private = 💬 打开私聊

help-private = <b>我能做什么</b>
help-group =
    <b>我在这里能做什么</b>
    只与您有关的回复，其他人看不到。
help-owner =
    <b>您是店主</b>
    发送 /admin 打开管理菜单：发帖、拼团、秒杀、商品、资金、群组、设置和数据备份都在里面。报告和警报都会发到这里。把我加进群后，缺少哪些权限我会在这里告诉您。
help-admin =
    <b>您协助管理这家店铺</b>
    发送 /admin 打开菜单，里面是您负责的内容。
help-line = /{ $command } — { $words }

command-deals = 在售优惠
command-deal = 按编号查看优惠
command-me = 个人中心、推荐码和链接
command-settings = 设置语言
command-privacy = 关于您的数据：查看、导出、删除
command-contact = 给店铺留言
command-terms = 购买条款
command-paysupport = 付款问题
command-help = 我能做什么
command-cancel = 取消正在进行的操作
command-join = 按编号参团或抢购
command-leave = 退出拼团
command-team = 按编号查看团
command-open = 自己开团
command-buys = 我的拼团与正在进行的拼团
command-vouchers = 我的提货券
command-invite = 获取您的群邀请链接
command-invitedby = 填写邀请人
command-withdraw = 可提现金额
command-payout = 收款账户
command-referrals = 您的推荐和奖励
command-top = 邀请排行
command-host = 我的群和团长收益
command-shop = 您自己的优惠页面
command-admin = 管理店铺：帖子、商品、资金、群组
command-earnings = 我的收益与明细
command-redeem = 按编码核销提货券
