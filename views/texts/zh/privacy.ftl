# 关于成员的数据：查看、导出、删除。
privacy-page =
    <b>您的数据</b>
    我们保存：您的 Telegram ID、名字和语言，用来回复您；订单、提货券和付款记录，这是店铺的义务；谁邀请了谁，用来发放奖励；收款账户，加密保存。
    不会提供给他人。付款记录使用与您的 Telegram ID 无关的编号。
    全部删除后只会留下一个加密的数字，用来避免为您重复发放奖励，并让封禁继续有效。您回来时店铺能凭它认出您，其他人看不出它是谁的。
privacy-loud = 🔔 您会收到推荐和收益的消息。提货券、订单和提现的通知总会送达。
privacy-quiet = 🔕 推荐和收益的消息已关闭。提货券、订单和提现的通知仍会送达。
privacy-button-own = 🔐 我的数据
privacy-button-quiet = 🔕 关闭消息
privacy-button-loud = 🔔 打开消息
privacy-button-export = 📄 导出我的数据
privacy-button-erase = 🗑 删除我的数据
privacy-button-sure = 是的，全部删除
privacy-button-back = 返回
privacy-now-quiet = 消息已关闭。
privacy-now-loud = 消息已打开。
privacy-in-private = 这个问题我只在私聊里回答。
privacy-file = 关于您的全部数据。金额以分（或该货币的最小单位）记录，旁边是币种。
privacy-sure = <b>全部删除？</b>此操作无法撤销。您将失去：
privacy-lost-money = • 尚未提现的 { $amount }
privacy-lost-waiting = • 尚未确认的 { $amount }
privacy-lost-vouchers = • 未使用的提货券：{ $count }
privacy-lost-orders = • 进行中的订单：{ $count }
privacy-lost-codes = • 您的推荐码、链接、小店和待发放的奖励
privacy-money-sent = 第 { $id } 号提现已经汇出。钱到账了吗？到账请点“已到账”，我会接着问您是否全部删除。如果没有收到，请再等等或联系店铺：数据删除后就没有人能帮您查了。
privacy-erased = 已全部删除。再给我发消息，我们就重新开始。
refused-privacy-owner = 店主的数据不能删除。请先移交店铺。
refused-privacy-withdrawal = 您有一笔提现尚未完成。请在 /withdraw 中撤回，或等到账后再来申请。
refused-privacy-sent = 钱已经汇给您，但您还没有确认收到。请先点该笔提现下的“已到账”，再来申请。
refused-privacy-refund = 店铺还欠您一笔退款。请先收到退款，再来申请。
refused-privacy-paid = 您已为一个尚未完成的订单付款。请等待完成或先退出，再来申请。
refused-privacy-voucher = 您有已付款但尚未提货的提货券。请先提货，或等它过期后再试。
