# 发给店铺管理员的日报。
digest-title = 🗞 <b>{ $day }</b>：过去 24 小时
digest-yesterday = 📊 <b>昨天</b>（对比前一天）
digest-week = 📈 <b>上周</b>（对比前一周）
digest-figure =   • { $name }：<b>{ $now }</b>（{ $change }）
digest-posted = ✅ 已发布：{ $number }
digest-failed = ⛔ 未发出：{ $number }
digest-doubtful = ⚠️ 需要处理：{ $number }
digest-withdrawals = 💸 等您处理的提现：{ $number }
digest-rewards = 🔍 待审核的奖励：{ $number }
digest-chats = 🔴 有问题的群：{ $number }
digest-head = 🔏 操作记录的校验码（日后核对用）：<code>{ $head }</code>
digest-nothing = 平静的一天：没有发布，也没有待办。
digest-is-off = 不再发送日报。再点此按钮即可恢复。
digest-is-on = 每天发送日报。
digest-button-off = 🔕 不再发送日报
digest-button-on = 🔔 恢复日报
