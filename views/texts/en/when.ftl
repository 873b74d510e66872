# What somebody typed for a day or a time.
refused-when-unreadable = I cannot read “{ $typed }” as a day or a time. Write it like 18:45, tomorrow 17:00, 6 Dec 10:15 or 2026-12-06 18:45.
refused-when-no_time = “{ $typed }” has no time. Write it like 6 Dec 10:15 or 2026-12-06 18:45.
refused-when-seconds = “{ $typed }” has seconds, and posts go out at whole minutes. Write it like 18:45.
refused-when-repeat = I cannot read “{ $typed }”. Write it like mon thu 18:30, every day 9:00, every 2h, or as cron: 0 9 * * 1-5.
