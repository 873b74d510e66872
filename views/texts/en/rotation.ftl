# What campaigns that post deals in turn take, and which deals they may post.
deal-approval-pending = 🆕 New: no campaign posts it before you allow it.
deal-approval-allowed = ✅ Campaigns may post it.
deal-approval-held = ✋ Held back: no campaign posts it before you allow it.
deal-appears-then = Once you allow it:
deal-appears =
    • “{ $name }” posts it { $turn ->
        [1] next
       *[other] as number { $turn } in line
    }, about { $when }, in { $chats ->
        [one] { $chats } chat
       *[other] { $chats } chats
    }
deal-appears-later = a long time from now
deal-appears-nowhere = No campaign takes it. You can post it yourself.
deal-goes-to = • { $title } → { $names }
deal-goes-nowhere = • { $title } → no campaign takes it
feed-import-waiting-deals =
    🆕 { $deals ->
        [one] { $deals } new deal waits: no campaign posts it before you allow it.
       *[other] { $deals } new deals wait: no campaign posts them before you allow them.
    }
desk-feeds =
    <b>Feeds</b>
    { $feeds ->
        [0] There are no deals yet.
       *[other] 🆕 new deals that wait for you · 🤝 new deals go out at once
    }
desk-feed-news =
    📥 <b>{ $name }</b> · { $deals ->
        [one] { $deals } deal
       *[other] { $deals } deals
    }
    { $waiting ->
        [0] No new deal waits.
        [one] 🆕 { $waiting } new deal waits: no campaign posts it before you allow it.
       *[other] 🆕 { $waiting } new deals wait: no campaign posts them before you allow them.
    }
desk-feed-trusted = 🤝 New deals of this feed go out at once.
desk-button-feeds = 🆕 Feeds, new deals
desk-button-feed-allow = ✅ Allow all { $waiting }
desk-button-feed-trust = 🤝 Always allow this feed
desk-button-feed-distrust = ✋ Ask me again
desk-button-deal-allow = ✅ Allow
desk-button-deal-hold = ✋ Not yet
desk-button-deal-post_now = 📣 Post it
desk-campaign-takes =
    🔄 Deals in turn: { $takes }
    Next deal: { $next_deal }{ $new_deals ->
        [0] {""}
       *[other] {" "}· 🆕 { $new_deals } wait for you
    }
rotation-takes-all = all that are allowed
rotation-takes-feeds = of { $feeds }
rotation-takes-tags = tagged { $tags }
rotation-takes-feedstags = of { $feeds }, tagged { $tags }
desk-rotation =
    🔄 <b>{ $name }</b> posts deals in turn: { $takes }
    Tick the feeds, categories and tags that it takes, or write a tag. With nothing ticked it takes all.
    Only deals that you have allowed are posted.
desk-button-takes = 🔄 Which deals
desk-button-take-all = All deals

refused-campaign-rotation_waiting = Every deal that it would post is new and waits for you. Allow them first: /admin › Catalogue › New.
refused-campaign-no_rotation = Feeds and tags are for a campaign that posts deals in turn.
refused-campaign-takes = A campaign names at most { $maximum } feeds and as many tags.
refused-feed-not_found = There is no feed { $source }.
