# 抽签：卡片、掷骰的群、查验。
draw-card-here = 🎲 报名截止后，在本群掷 { $dice } 个 { $emoji }，由此决定先后。
draw-card-there = 🎲 报名截止后，在「{ $chat }」掷 { $dice } 个 { $emoji }，由此决定先后。
draw-card-drawn = 🎲 先后已抽出：{ $emoji } { $values }。
draw-card-broken = ⚠️ 抽签没能完成，不分先后，现在人人可买。
draw-card-cancelled = 🎲 没有抽签。
draw-link = 🔗 <a href="{ $link }">看骰子</a>
draw-quote =
    查验抽签：/verify { $code }
    报名 { $entries } 人，名单指纹
    <code>{ $head }</code>
    密数的指纹
    <code>{ $seed }</code>
    规则的指纹
    <code>{ $rules }</code>
draw-frozen =
    🎲 <b>{ $title }</b>：报名截止，共 { $entries } 人参加。

    全部名单的指纹：<code>{ $head }</code>
    （卡片上：<code>{ $short }</code>）
    密数的指纹：<code>{ $seed_hash }</code>

    接下来只掷 { $dice } 个 { $emoji }，都回复在本条消息下面。
draw-drawn = 🎲 <b>{ $title }</b>：骰子掷出 { $values }。先后由骰子、密数和名单共同决定。
draw-missing = 有 { $missing } 个骰子没有送达，由其余的骰子决定。
draw-by_hand = ⚠️ 有一次掷骰没有收到回执。管理员到群里看过，记下了骰子的点数。请您与群里的骰子对照。
draw-how = 您可以自己查验：/verify { $code }
draw-broken = ⚠️ <b>{ $title }</b>：抽签 { $code } 作废。一小时内没有完成，或者骰子一个也没有送达。不分先后，也不按它发放任何东西。
draw-unread = 🎲 <b>{ $title }</b>：我掷出的骰子中有 { $missing } 个不知道点数，我不会再掷。请您看「报名截止」下面的回复，按顺序写出点数（1 到 { $highest }）；没有出现的骰子写 none。

    <code>/dice { $code } 17</code>
draw-button-look = 👀 去看骰子
draw-button-check = 🔍 在浏览器里查验
draw-about = 抽签 { $code }。开始之前，我们定下一个密数，并公布它的指纹。每份报名都接在一条链上，链尾印在卡片上，所以事后谁也不能悄悄添加或删去。报名截止时在群里掷 { $dice } 个骰子。先后由密数、链和骰子共同决定。查看全部：/verify { $code }
draw-proof-title = 🎲 <b>{ $title }</b>，抽签 { $code }
draw-proof-draft = 还没有开始。
draw-proof-open = 正在报名，已有 { $entries } 人。截止后掷 { $dice } 个骰子。
draw-proof-frozen = 报名截止，共 { $entries } 人。接着掷骰子。
draw-proof-thrown = 报名截止，共 { $entries } 人。骰子已掷出，全部送达后立即公布密数。
draw-proof-drawn = 已抽出，共 { $entries } 人。文件里有全部内容，《诚实可查》指南里有一小段程序可以核对。
draw-proof-broken = 抽签作废，不分先后。
draw-proof-cancelled = 掷骰之前已取消。
draw-proof-own = 您是第 { $number } 号，代号 <code>{ $name }</code>。
draw-proof-place = 您排在第 { $place } 位，共 { $entries } 人。
draw-proof-rules = 规则的指纹：<code>{ $hash }</code>
draw-proof-seed_hash = 密数的指纹：<code>{ $hash }</code>
draw-proof-head =
    名单的指纹：<code>{ $head }</code>
    卡片上：<code>{ $short }</code>
draw-proof-values = 骰子点数：{ $values }。
draw-proof-seed = 密数：<code>{ $seed }</code>
command-verify = 按代码查验抽签
refused-draw-not_found = 没有抽签 { $code }。代码印在活动卡片上。
refused-draw-no_code = 要查哪一个？请在命令后面写代码：/verify D7K2Q
refused-draw-without = { $code } 没有用骰子抽签。
refused-draw-thrown = 抽签 { $code } 的骰子已经掷出，不能再取消，稍后会自动结束。
refused-draw-nothing_to_read = { $code } 的骰子没有需要填写的。
refused-draw-still_thrown = { $code } 还有骰子在路上，请过一分钟再试。
refused-draw-value = “{ $typed }”不是 1 到 { $highest } 的数。没有出现的骰子请写 none。
refused-draw-how_many = 请按骰子的顺序写 { $number } 个数（1 到 { $highest }）；没有出现的写 none。
refused-draw-never_again = 骰子绝不掷第二次。请到群里看看，再写 /dice、抽签代码和点数。
draw-read = 已记下：{ $code } { $state ->
        [drawn] 已抽出。
       *[other] 作废，骰子一个也没有送达。
    }
draw-in-private = 抽签请在私聊里查验：在那里写 /verify 和代码。
draw-web-fits = ✅ 您的浏览器已自行算过，全部相符。请把指纹和骰子与群里对照。先后如下：
draw-web-wrong = ❌ 不相符。请告诉群里，并出示文件。
draw-web-open = 链相符。抽签结束后才能算出先后。
draw-web-computing = 您的浏览器正在计算……
