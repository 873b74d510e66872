# 轮播活动会发布哪些优惠，哪些优惠已获准发布。
deal-approval-pending = 🆕 新优惠：在您允许之前，任何活动都不会发布它。
deal-approval-allowed = ✅ 活动可以发布它。
deal-approval-held = ✋ 暂不发布：在您允许之前，任何活动都不会发布它。
deal-appears-then = 允许之后：
deal-appears =
    • “{ $name }”{ $turn ->
        [1] 下一条就发布它
       *[other] 将在第 { $turn } 条发布它
    }，约 { $when }，发到 { $chats } 个群
deal-appears-later = 很久以后
deal-appears-nowhere = 没有活动会发布它，您可以自己发布。
deal-goes-to = • { $title } → { $names }
deal-goes-nowhere = • { $title } → 没有活动会发布
feed-import-waiting-deals = 🆕 { $deals } 项新优惠待定：在您允许之前，任何活动都不会发布。
desk-feeds =
    <b>商品源</b>
    { $feeds ->
        [0] 还没有任何优惠。
       *[other] 🆕 等您决定的新优惠 · 🤝 新优惠直接发布
    }
desk-feed-news =
    📥 <b>{ $name }</b> · { $deals } 项
    { $waiting ->
        [0] 没有待定的新优惠。
       *[other] 🆕 { $waiting } 项新优惠待定：在您允许之前，任何活动都不会发布。
    }
desk-feed-trusted = 🤝 该商品源的新优惠会直接发布。
desk-button-feeds = 🆕 商品源和新优惠
desk-button-feed-allow = ✅ 全部允许（{ $waiting }）
desk-button-feed-trust = 🤝 这些和以后的都允许
desk-button-feed-distrust = ✋ 新优惠重新等我决定
desk-button-deal-allow = ✅ 允许发布
desk-button-deal-hold = ✋ 先不发布
desk-button-deal-post_now = 📣 发布
desk-campaign-takes =
    🔄 轮播优惠：{ $takes }
    下一项：{ $next_deal }{ $new_deals ->
        [0] {""}
       *[other] {" "}· 🆕 { $new_deals } 项等您决定
    }
rotation-takes-all = 所有已允许的
rotation-takes-feeds = 来自 { $feeds }
rotation-takes-tags = 带标签 { $tags }
rotation-takes-feedstags = 来自 { $feeds }，带标签 { $tags }
desk-rotation =
    🔄 <b>{ $name }</b> 轮播优惠：{ $takes }
    勾选它要发布的商品源、分类和标签，或输入一个标签。都不勾选就是全部。
    只有您允许过的优惠才会发布。
desk-button-takes = 🔄 发布哪些优惠
desk-button-take-all = 全部优惠

refused-campaign-rotation_waiting = 它能发布的优惠都是新的，在等您决定。请先允许：/admin › 商品目录 › 新。
refused-campaign-no_rotation = 只有轮播优惠的活动才能选择商品源和标签。
refused-campaign-takes = 一个活动最多选 { $maximum } 个商品源和同样多的标签。
refused-feed-not_found = 没有商品源 { $source }。
