# 轮播活动会发布哪些优惠，哪些优惠已获准发布。
deal-approval-pending = 🆕 新商品：您允许之后才会发布。
deal-approval-allowed = ✅ 已允许：定时帖子可以发布它。
deal-approval-held = ✋ 暂不发布：您允许之后才会发布。
deal-appears-then = 允许之后：
deal-appears =
    • “{ $name }”{ $turn ->
        [1] 下一条就发布它
       *[other] 将在第 { $turn } 条发布它
    }，约 { $when }，发到 { $chats } 个群
deal-appears-later = 还要很久
deal-appears-nowhere = 没有定时帖子会发布它，您可以自己发布。
deal-goes-to = • { $title } → { $names }
deal-goes-nowhere = • { $title } → 没有定时帖子会发布
feed-import-waiting-deals = 🆕 { $deals } 件新商品等您决定：允许之后才会发布。
admin-feeds =
    <b>商品源</b>
    { $feeds ->
        [0] 还没有商品。
       *[other] 🆕 新商品等您决定 · 🤝 新商品直接发布
    }
admin-feed-news =
    📥 <b>{ $name }</b> · { $deals } 件
    { $waiting ->
        [0] 没有等您决定的新商品。
       *[other] 🆕 { $waiting } 件新商品等您决定：允许之后才会发布。
    }
admin-feed-trusted = 🤝 该商品源的新商品会直接发布。
admin-button-feeds = 🆕 商品源和新商品
admin-button-feed-allow = ✅ 全部允许（{ $waiting }）
admin-button-feed-trust = 🤝 始终允许此商品源
admin-button-feed-distrust = ✋ 以后再问我
admin-button-deal-allow = ✅ 允许发布
admin-button-deal-hold = ✋ 先不发布
admin-button-deal-post_now = 📣 发布
admin-campaign-takes =
    🔄 轮播商品：{ $takes }
    下一件：{ $next_deal }{ $new_deals ->
        [0] {""}
       *[other] {" "}· 🆕 { $new_deals } 件等您决定
    }
rotation-takes-all = 所有已允许的
rotation-takes-feeds = 来自 { $feeds }
rotation-takes-tags = 带标签 { $tags }
rotation-takes-feedstags = 来自 { $feeds }，带标签 { $tags }
admin-rotation =
    🔄 <b>{ $name }</b> 轮播商品：{ $takes }
    勾选商品源、分类和标签，或输入一个标签。都不勾选就是全部。
    只会发布您允许过的商品。
admin-button-takes = 🔄 轮播哪些商品
admin-button-take-all = 全部商品

refused-campaign-rotation_waiting = 它的商品都是新的，在等您决定。请先允许：/admin › 商品目录 › 新。
refused-campaign-no_rotation = 只有轮播商品的帖子才能选择商品源和标签。
refused-campaign-takes = 最多选 { $maximum } 个商品源和同样多的标签。
refused-feed-not_found = 没有商品源 { $source }。
rotation-next-none = 没有已允许且在售的
