"""Who is heard: `event module.handler` of every router, by who may say or press it.

A handler that stands in no list, and a line without a handler, fail.
"""

OWN = (
    "callback_query commission.chart",
    "callback_query commission.month",
    "callback_query commission.page",
    "callback_query contest.turn",
    "callback_query deal.show_deal",
    "callback_query deal.turn_page",
    "callback_query digest.choose",
    "callback_query flash_sale.accept",
    "callback_query flash_sale.leave",
    "callback_query flash_sale.own",
    "callback_query flash_sale.remind",
    "callback_query flash_sale.take",
    "callback_query flash_sale.wait",
    "callback_query group_buy.join",
    "callback_query group_buy.leave",
    "callback_query group_buy.open_by_button",
    "callback_query group_buy.quantity",
    "callback_query group_buy.remind",
    "callback_query group_buy.share",
    "callback_query group_buy.show",
    "callback_query group_buy.wait",
    "callback_query me.me_command",
    "callback_query privacy.ask",
    "callback_query privacy.erase",
    "callback_query privacy.export",
    "callback_query privacy.privacy_command",
    "callback_query privacy.quiet",
    "callback_query promoter_shop.ask_title",
    "callback_query promoter_shop.choose",
    "callback_query promoter_shop.order",
    "callback_query promoter_shop.own",
    "callback_query promoter_shop.show_deal",
    "callback_query promoter_shop.show_qr",
    "callback_query promoter_shop.toggle",
    "callback_query promoter_shop.turn",
    "callback_query promoter_shop.up",
    "callback_query referral.confirm",
    "callback_query referral.invite_pressed",
    "callback_query referral.rotate",
    "callback_query referral.show_growth",
    "callback_query referral.show_qr",
    "callback_query referral.who",
    "callback_query reward.turn",
    "callback_query seat.move",
    "callback_query seat.take",
    "callback_query settings.choose_language",
    "callback_query settings.show_settings",
    "callback_query team.buys_command",
    "callback_query voucher.show",
    "callback_query voucher.vouchers_command",
    "callback_query withdrawal.arrived",
    "callback_query withdrawal.ask_account",
    "callback_query withdrawal.ask_all",
    "callback_query withdrawal.ask_amount",
    "callback_query withdrawal.cancel",
    "callback_query withdrawal.request",
    "callback_query withdrawal.withdraw",
    "inline_query share.typed",
    "message commission.earnings_command",
    "message contest.top",
    "message deal.deal_command",
    "message deal.deals_command",
    "message flash_sale.grab_command",
    "message help.help_command",
    "message me.me_command",
    "message privacy.privacy_command",
    "message promoter_shop.shop_command",
    "message promoter_shop.title_typed",
    "message referral.code_typed",
    "message referral.invite_command",
    "message referral.invited_by",
    "message reward.referrals",
    "message settings.cancel",
    "message settings.settings_command",
    "message start.start",
    "message team.buys_command",
    "message team.join_command",
    "message team.leave_command",
    "message team.open_command",
    "message team.team_command",
    "message voucher.redeem_command",
    "message voucher.vouchers_command",
    "message withdrawal.account_typed",
    "message withdrawal.amount_typed",
    "message withdrawal.payout_command",
    "message withdrawal.withdraw",
)
"""For every member, about what is theirs alone; numbers of others lead nowhere."""

STAFF = (
    "callback_query voucher.redeem",
    "callback_query voucher.undo",
    "message voucher.photographed",
)
"""For the staff of stores and admins of everything."""

DESK = (
    "callback_query desk.pressed",
    "message desk.admin",
    "message desk.said",
)
"""For the owner and every admin; the windows behind it have a matrix of their own."""

CODES = (
    "message claim.claim",
    "callback_query role.accept",
)
"""For whoever brings a code that was drawn for it: the console's, or an invitation."""

IN_GROUPS = (
    "callback_query privacy.in_group",
    "message claim.claim_in_group",
    "message commission.earnings_in_group",
    "message desk.admin_in_group",
    "message help.help_in_group",
    "message privacy.in_group",
    "message promoter_shop.shop_in_group",
    "message referral.invite_in_group",
    "message start.start_in_group",
    "message voucher.redeem_in_group",
    "message withdrawal.in_group",
)
"""Says that something is for a private chat, and does nothing else."""

TELEGRAM = (
    "chat_join_request membership.asks",
    "chat_member membership.changed",
    "message chat.arrives_as_supergroup",
    "message chat.leaves_for_supergroup",
    "message chat.renamed",
    "message chat.topic",
    "my_chat_member chat.blocked_or_not",
    "my_chat_member chat.stands",
)
"""Said by Telegram of chats and their members: nobody can press it."""
