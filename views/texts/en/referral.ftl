# Referral codes, links into private groups, and who invited whom.
referral-button-qr = 🔳 QR
referral-button-rotate = 🔁 New code
referral-button-rotate-sure = Yes, a new code
referral-button-copy-link = 📋 Copy link
referral-button-yes = Yes, it was me
referral-button-no = No
referral-button-somebody = Somebody did
referral-button-nobody = Nobody
referral-rotate-sure = Get a new code? You can do that once a day. The old one keeps working for those who have it.
referral-rotated =
    Your new code: <code>{ $code }</code>
    Your link: { $link }
    The old code still leads to you.
referral-qr = Whoever scans this is invited by you: { $link }
referral-groups = <b>Your own links</b> into groups that need one. Whoever joins by your link counts as invited by you.
referral-no-groups = You are in no group that needs a link of your own. Everybody can join public groups; share your link from /me instead.
referral-invite =
    Your own link into <b>{ $title }</b>:
    { $url }
referral-being-made = I am making your link into <b>{ $title }</b>. It comes to you in private in a moment.
referral-link-failed = I could not make your link into <b>{ $title }</b>: { $reason }. Tell the shop.
referral-which-code = Write the code of the person who invited you, or /cancel.
referral-who = Welcome to <b>{ $title }</b>! Did somebody invite you? They may get a thank-you for it.
referral-who-here = By the way: did somebody invite you to our group? They may get a thank-you for it.
referral-noted = Thank you! { $name } is noted as the one who invited you.
referral-noted-asked = Thank you! I have asked { $name }; when they confirm it, it counts.
referral-nobody = Thank you, good to know. Welcome!
referral-asked = <b>{ $name }</b> says that you invited them. Is that right? Please answer by { $until }.
referral-confirmed = Noted. Thank you for spreading the word!
referral-declined = All right, it does not count.
referral-in-private = Tell me in our private chat who invited you.

refused-referral-rotated = You have already changed your code today. Try again tomorrow.
refused-referral-public_chat = { $title } is public: people join it without a link of yours. Share your link from /me instead.
refused-referral-no_right = I cannot make links into { $title }. Its administrators must give me the right to invite.
refused-referral-no_chat = I have not seen you in this group. Write /invite there.
refused-referral-no_code = Nobody has the code { $code }. Look at it again, it has seven letters and digits.
refused-referral-not_asked = This question is closed, or it was not yours.
refused-referral-self = You cannot invite yourself.
refused-referral-loop = That would go round in a circle: you invited them, or invited somebody who did.
refused-referral-earlier = You have been here too long for an invitation to count.
refused-referral-banned = That is not possible for this account. Ask the shop.
refused-referral-bound = Somebody else is already noted as the one who invited you.
refused-referral-closed = There is no referral program at the moment.
refused-referral-no_reason = Say why, in a few words.
refused-referral-program_name = A program needs a name of 1 to { $maximum } characters.
refused-referral-program_window = Only the binding “window” has a number of days.
refused-referral-program_ends = The end must be after the start.
refused-referral-program_number = { $name } must be between 0 and { $maximum }.
refused-referral-program_currency = A reward needs a currency, or PTS for points.
refused-referral-program_many = At most { $maximum } programs can run at the same time. Close one first.
refused-referral-program_unknown = There is no program { $id } that can be closed.
