# What campaigns that post deals in turn take, and which deals they may post.
deal-approval-pending = 🆕 New: it is posted only after you allow it.
deal-approval-allowed = ✅ Allowed: scheduled posts may take it.
deal-approval-held = ✋ Held back: it is not posted until you allow it.
deal-appears-then = After you allow it:
deal-appears =
    • “{ $name }” posts it { $turn ->
        [1] next
       *[other] as number { $turn } in turn
    }, about { $when }, in { $chats ->
        [one] { $chats } chat
       *[other] { $chats } chats
    }
deal-appears-later = much later
deal-appears-nowhere = No scheduled post takes it. Post it yourself with “Post it”.
deal-goes-to = • { $title } → { $names }
deal-goes-nowhere = • { $title } → no scheduled post takes it
feed-import-waiting-deals =
    🆕 { $deals ->
        [one] { $deals } new deal waits for you: it is posted only after you allow it.
       *[other] { $deals } new deals wait for you: they are posted only after you allow them.
    }
admin-feeds =
    <b>Feeds</b>
    { $feeds ->
        [0] There are no deals yet.
       *[other] 🆕 new deals wait for you · 🤝 new deals go out at once
    }
admin-feed-news =
    📥 <b>{ $name }</b> · { $deals ->
        [one] { $deals } deal
       *[other] { $deals } deals
    }
    { $waiting ->
        [0] No new deal waits for you.
        [one] 🆕 { $waiting } new deal waits: it is posted only after you allow it.
       *[other] 🆕 { $waiting } new deals wait: they are posted only after you allow them.
    }
admin-feed-trusted = 🤝 New deals of this feed go out at once.
admin-button-feeds = 🆕 Feeds, new deals
admin-button-feed-allow = ✅ Allow all { $waiting }
admin-button-feed-trust = 🤝 Always allow this feed
admin-button-feed-distrust = ✋ Ask me again
admin-button-deal-allow = ✅ Allow
admin-button-deal-hold = ✋ Not yet
admin-button-deal-post_now = 📣 Post it
admin-campaign-takes =
    🔄 Deals in turn: { $takes }
    Next deal: { $next_deal }{ $new_deals ->
        [0] {""}
       *[other] {" "}· 🆕 { $new_deals } wait for you
    }
rotation-takes-all = all that you have allowed
rotation-takes-feeds = from { $feeds }
rotation-takes-tags = tagged { $tags }
rotation-takes-feedstags = from { $feeds }, tagged { $tags }
admin-rotation =
    🔄 <b>{ $name }</b> posts deals in turn: { $takes }
    Tick feeds, categories and tags, or write a tag. With nothing ticked it takes all deals.
    Only deals that you have allowed are posted.
admin-button-takes = 🔄 Which deals
admin-button-take-all = All deals

refused-campaign-rotation_waiting = All its deals are new and wait for you. Allow them first: /admin › Catalogue › New.
refused-campaign-no_rotation = Feeds and tags are only for posts that take deals in turn.
refused-campaign-takes = Choose at most { $maximum } feeds and as many tags.
refused-feed-not_found = There is no feed { $source }.
rotation-next-none = none that is allowed and on offer
