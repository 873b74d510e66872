# 有人填写的日期或时间。
refused-when-unreadable = 无法识别“{ $typed }”为日期或时间。请按 18:45、明天 17:00、12月6日 10:15 或 2026-12-06 18:45 的格式填写。
refused-when-no_time = “{ $typed }”没有时间。请按 12月6日 10:15 或 2026-12-06 18:45 的格式填写。
refused-when-seconds = “{ $typed }”带有秒数，而发布只能精确到分钟。请按 18:45 的格式填写。
refused-when-repeat = 看不懂“{ $typed }”。请写成 周一 周四 18:30、每天 9:00、2h，或 cron：0 9 * * 1-5。
