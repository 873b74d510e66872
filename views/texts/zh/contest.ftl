# 邀请排行。
contest-button-top = 🏆 排行榜
contest-title = 🏆 <b>邀请排行</b> · { $period }
contest-day = 今天
contest-week = 本周
contest-month = 本月
contest-all = 全部
contest-button-day = 日
contest-button-week = 周
contest-button-month = 月
contest-button-all = 全部
contest-empty = 这段时间还没有人。
contest-not-yet = 您在这段时间还没有邀请到人。请从 /me 分享您的链接。
contest-somebody = 某位成员
contest-place = { $rank } { $name } — { $brought }
