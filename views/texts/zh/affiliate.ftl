# 联盟：能为店铺带来佣金的链接。
refused-affiliate-file_long = 文件太长：最多 { $maximum } 个字符。
refused-affiliate-file = 联盟文件在 { $where } 处有错误：{ $problem }。请改正后重新导入；什么都没有更改。
refused-affiliate-link = 这不是普通的网址。请从商店重新复制链接，从 https:// 一直到结尾。
refused-affiliate-nested = 这个链接里套了超过 { $maximum } 层链接。请自己打开，再复制商品的网址。
refused-affiliate-foreign = 这个{ $network }链接已经带有别人的推广代码({ $parameter })。我没有改动它。
refused-affiliate-short = { $host } 是{ $network }的短链接，要先打开才知道它通向哪里。
refused-affiliate-no_network = 您在 { $host } 还没有联盟账号。
refused-affiliate-no_account = { $host } 属于{ $network }。请先添加您的{ $network }账号。
refused-affiliate-no_programme = 您的{ $network }账号还没有 { $host } 的代码。请把这家商店加到账号里。
refused-affiliate-sub_none = { $network }没有可以放跟踪码的字段。
refused-affiliate-sub_zero = { $network }不接受含有 %00 的跟踪码。请使用字母和数字。
refused-affiliate-sub_ascii = { $network }的跟踪码只接受英文字母和数字。
refused-affiliate-sub_long = 这个跟踪码对{ $network }来说太长：最多 { $maximum } 个字符。
refused-affiliate-sub_chars = 这个跟踪码里有{ $network }不接受的字符。请使用字母和数字。
