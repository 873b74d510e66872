# The daily digest to those who run the shop.
digest-title = 🗞 <b>{ $day }</b>: the last 24 hours
digest-yesterday = 📊 <b>Yesterday</b>, against the day before
digest-week = 📈 <b>Last week</b>, against the week before
digest-figure =   • { $name }: <b>{ $now }</b> ({ $change })
digest-posted = ✅ Posted: { $number }
digest-failed = ⛔ Refused: { $number }
digest-doubtful = ⚠️ Needs attention: { $number }
digest-withdrawals = 💸 Withdrawals that wait for you: { $number }
digest-rewards = 🔍 Rewards to check: { $number }
digest-chats = 🔴 Chats in trouble: { $number }
digest-head = 🔏 Newest line of the log: <code>{ $head }</code>
digest-nothing = A quiet day: nothing was posted, and nothing waits for you.
digest-is-off = No more digests. This button brings them back.
digest-is-on = The digest comes every day.
digest-button-off = 🔕 No more digests
digest-button-on = 🔔 Digest again
