"""Who may do what at the desk: `window action`, by the least role that may.

What is in no list moves about only, and changes nothing whoever does it.
"""

SOME_CHATS = (
    "Chats:one answer",
    "Chats:one by_request",
    "Chats:one leave",
    "Chats:one pause",
    "Chats:one resume",
    "Chats:one test",
    "New:ask typed_term",
    "New:preview all_now",
    "New:preview drop_draft",
    "New:preview keep",
    "New:review go",
    "New:review keep",
    "New:when after_last",
    "New:where all",
    "New:where tag",
    "New:terms done",
    "Promotions:flash_sale answer",
    "Promotions:flash_sale close",
    "Promotions:group_buy answer",
    "Promotions:group_buy close",
    "Promotions:message typed_message",
    "Promotions:seat paid",
    "Promotions:seat refunded",
    "Queue:campaign answer",
    "Queue:campaign copy",
    "Queue:campaign hold",
    "Queue:campaign pause",
    "Queue:campaign remove",
    "Queue:campaign resume",
    "Queue:campaign skip",
    "Queue:campaign send_on",
    "Queue:campaign stop",
    "Queue:campaign take_down",
    "Queue:campaign undo",
    "Queue:edit answer",
    "Queue:row again",
    "Queue:row drop",
    "Queue:row there",
)
"""For the owner and every admin, of some chats too: each about their own chats."""

EVERYWHERE = (
    "Money:one answer",
    "Money:one approve",
    "Money:one details",
    "Money:proof typed_proof",
    "Money:reason cancelled",
    "Money:reason check",
    "Money:reason details",
    "Money:reason typed_reason",
    "Money:reason wait",
    "Promotions:seat answer",
    "Review:one release",
    "Review:reason typed_void",
    "Settings:all digest_off",
    "Settings:all digest_on",
    "Settings:all health",
    "Settings:all hour",
    "Settings:all log",
    "Stores:name typed_name",
    "Stores:one answer",
    "Stores:one close",
    "Stores:redeem typed_code",
)
"""For the owner and admins of the whole shop: money, members, settings."""

OWNER = (
    "Settings:all backup",
    "Team:all recall",
    "Team:chats answer",
    "Team:chats everywhere",
    "Team:one answer",
    "Team:one chats",
    "Team:one withdraw",
)
"""For the owner alone: the team, and a copy of everything."""
