# Referral codes, links into private groups, and who invited whom.
referral-button-qr = 🔳 QR
referral-button-rotate = 🔁 New code
referral-button-rotate-sure = Yes, a new code
referral-button-copy-link = 📋 Copy link
referral-button-yes = Yes, it was me
referral-button-no = No
referral-button-somebody = Somebody did
referral-button-nobody = Nobody
referral-rotate-sure = You get a new code, at most once a day. The old one keeps working for those who have it. Sure?
referral-rotated =
    Your new code: <code>{ $code }</code>
    Your link: { $link }
    The old code still leads to you.
referral-qr = Whoever scans this comes by you: { $link }
referral-groups = <b>Your own links</b> into groups that need one. Who comes by yours counts as brought by you.
referral-no-groups = You are in no group that needs a link of your own. Public groups are joined without one; share your link from /me instead.
referral-invite =
    Your own link into <b>{ $title }</b>:
    { $url }
referral-being-made = I am making your link into <b>{ $title }</b>. It comes to you in private in a moment.
referral-link-failed = I could not make your link into <b>{ $title }</b>: { $reason }. Tell the shop.
referral-which-code = Write the code of whoever invited you, or /cancel.
referral-who = Welcome to <b>{ $title }</b>! Did somebody invite you? They may get a thank-you for it.
referral-who-here = By the way: did somebody invite you to our group? They may get a thank-you for it.
referral-noted = Thank you! { $name } counts as the one who invited you.
referral-noted-asked = Thank you! I have asked { $name }; when they say so too, it counts.
referral-nobody = Thank you, good to know. Welcome!
referral-asked = <b>{ $name }</b> says that you invited them. Is that so? Your answer counts until { $until }.
referral-confirmed = It counts. Thank you for spreading the word!
referral-declined = All right, it does not count.
referral-in-private = Tell me in our private chat who invited you.

refused-referral-rotated = You have changed your code within a day. Wait until tomorrow.
refused-referral-public_chat = { $title } is public: people join it without a link of yours. Share your link from /me instead.
refused-referral-no_right = I may not make links into { $title }. Its administrators must give me the right to invite.
refused-referral-no_chat = I do not know you to be in this group. Write /invite there.
refused-referral-no_code = Nobody has the code { $code }. Look at it again, it has seven letters and digits.
refused-referral-not_asked = This question is closed, or it was not yours.
refused-referral-self = You cannot invite yourself.
refused-referral-loop = That would go round in a circle: they came by you, or by somebody who did.
refused-referral-earlier = You have been here for longer than an invitation counts.
refused-referral-banned = That is not possible for this account.
refused-referral-bound = Somebody else counts as the one who invited you already.
refused-referral-closed = Nobody collects invitations at the moment.
refused-referral-no_reason = Say why, in a few words.
refused-referral-program_name = A program needs a name of 1 to { $maximum } characters.
refused-referral-program_window = A window of days goes with the binding “window”, and with no other.
refused-referral-program_ends = The end must lie behind the beginning.
refused-referral-program_number = { $name } must lie between 0 and { $maximum }.
refused-referral-program_currency = A reward needs a currency, or PTS for points.
refused-referral-program_many = At most { $maximum } programs run at the same time. Close one first.
refused-referral-program_unknown = There is no program { $id } that can be closed.
