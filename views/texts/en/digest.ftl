# The daily digest to those who run the shop.
digest-title = 🗞 <b>{ $day }</b>: the last 24 hours
digest-yesterday = 📊 <b>Yesterday</b>, compared with the day before
digest-week = 📈 <b>Last week</b>, compared with the week before
digest-figure =   • { $name }: <b>{ $now }</b> ({ $change })
digest-posted = ✅ Posted: { $number }
digest-failed = ⛔ Not sent: { $number }
digest-doubtful = ⚠️ Needs attention: { $number }
digest-withdrawals = 💸 Withdrawals waiting for you: { $number }
digest-rewards = 🔍 Rewards to check: { $number }
digest-chats = 🔴 Chats with problems: { $number }
digest-head = 🔏 Seal of the log, to check it by later: <code>{ $head }</code>
digest-nothing = A quiet day: nothing was posted, and nothing waits for you.
digest-is-off = No more digests. This button brings them back.
digest-is-on = The digest comes every day.
digest-button-off = 🔕 No more digests
digest-button-on = 🔔 Digest again
