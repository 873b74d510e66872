# Customers who write to the shop, whoever answers, and what the shop says of itself.
support-shop = the shop
support-shop-head = The shop
support-title = <b>{ $shop }</b>
support-unknown =
    I am a bot and do not know an answer to that.
    Pass it on to the shop? A person reads it and answers here.
support-unknown-command = I do not know /{ $command }. /help lists what I can do, /contact writes to the shop.
support-write =
    ✍️ <b>Write to the shop</b>
    Send your message here: text, or a photo with a caption. Stop with /cancel.
support-passed = 📨 Passed on to { $shop }. The answer comes here; whatever else you write goes there too.
support-kept-back = All right, I passed nothing on. /contact writes to the shop whenever you like.
support-contact-none = You can write to us here: a person reads it and answers.
support-terms-none = We have not written down our terms yet. Ask us, and a person answers here.
support-payment =
    💳 <b>A question about a payment?</b>
    Write what you bought, when, and what went wrong. Please no card or account numbers. A person answers here, and only here.
support-in-private = 💬 Write to the shop in our private chat: your questions are nobody else's business.
support-terms-in-private = 📄 The shop's terms open in our private chat.
support-answer = 💬 <b>{ $shop }</b>
support-ended = ✅ { $shop } has closed this conversation. A new message opens it again.
support-ended-silent = ✅ Nobody has written for a week, so this conversation with { $shop } is closed. A new message opens it again.
support-button-pass = ✅ Yes, pass it on
support-button-keep = ✖️ No
support-button-deals = 🛍 Deals
support-button-buys = 🛒 My group buys
support-button-card = 👤 My card
support-button-write = ✍️ Write to the shop
support-button-edit = ✏️ Change these texts

support-asked = 📩 <b>{ $name }</b>
support-asked-how = <i>To answer, reply to this message.</i>
support-sent = ✓ On its way to { $name }.
support-closed = ✅ The conversation with { $name } is closed. A new message opens it again.
support-toast-closed = ✅ Closed
support-blocked = ⚠️ { $name } has blocked me, so your answer waits. It arrives if they write to me again.
support-not-delivered = ⚠️ Your answer did not reach { $name }. Try it once more, a little shorter or without the photo.
support-no-topics =
    ⚠️ I may not open topics in <b>{ $title }</b>, so customers' messages come to you here.
    To change that: open the group, tap its name, Edit › Administrators, choose me, switch on “Manage topics”. I try again after an hour.
support-button-templates = 📋 Ready answers
support-button-close = ✅ Close

support-all =
    💬 <b>Support</b>
    { $support ->
        [0] Nobody waits for an answer.
        [one] 1 conversation is open:
       *[other] { $support } conversations are open:
    }

    New messages arrive here: { $where }
support-one = 💬 <b>{ $name }</b>{ $open ->
        [0] {" "}· closed
       *[other] {""}
    }
support-history-none = No messages are left.
support-history-shop = The shop
support-history-line = <b>{ $who }</b> · { $when } { $mark }{ $photo ->
        [0] {""}
       *[other] {" "}🖼
    }
    { $words }
support-ask-answer = Write your answer to <b>{ $name }</b>. It is sent in the shop's name.
support-ask-template = Which answer does <b>{ $name }</b> get? It is sent at once.
support-where =
    <b>Where do customers' messages arrive?</b>
    Now: { $where }

    { $forums ->
        [0] For a team: make a group with topics, add me as an administrator who may manage topics, and choose it here.
       *[other] In a group every customer gets a topic, and every admin of the whole shop can answer there.
    }
support-where-owner = my private chat
support-templates =
    📋 <b>Ready answers</b>
    { $kept ->
        [0] None yet. Save what you write again and again, and send it by one press.
       *[other] Press one to read it.
    }
support-template = 📋 <b>Ready answer</b>
support-ask-new = Write the answer that you want to keep ready.
support-button-all = 💬 Support{ $support ->
        [0] {""}
       *[other] {" "}· { $support } open
    }
support-button-where = 📥 Where they arrive
support-button-answer = ✍️ Answer
support-button-add = ➕ New answer
support-button-remove = 🗑 Remove

support-info =
    <b>Name, contact, terms</b>
    What customers read at /contact, /terms and /paysupport. The name signs your answers.
support-info-shop_name = Name
support-info-shop_contact = Contact
support-info-shop_imprint = Imprint
support-info-shop_terms = Terms
support-info-line = <b>{ $part }</b>: { $words }
support-info-none = not written yet
support-info-now = Now:
support-info-ask-shop_name = What is your shop called? At most { $maximum } letters.
support-info-ask-shop_contact = How are you reached: opening hours, phone, e-mail, address? At most { $maximum } letters.
support-info-ask-shop_imprint = Who runs the shop: name, address, registration? At most { $maximum } letters.
support-info-ask-shop_terms = Your terms: payment, pick-up, returns. At most { $maximum } letters; a link to a longer text will do.
support-button-info = 🪪 Name, contact, terms
support-button-shop_name = 🏷 Name
support-button-shop_contact = ☎️ Contact
support-button-shop_imprint = 🪪 Imprint
support-button-shop_terms = 📄 Terms
support-button-clear = 🗑 Remove this text

refused-support-kind = I can pass on text and photos only. Write it, or send a photo with a caption.
refused-support-too_long = That is too long for one message: at most { $maximum } letters. Send it in two parts.
refused-support-too_many = You have sent the shop a lot in an hour. It has your messages; please wait a little with the next one.
refused-support-busy = The shop gets very many messages right now. Please write again in an hour.
refused-support-offer_full = That is { $maximum } messages already. Press “Yes, pass it on” first, then go on writing.
refused-support-offer_gone = This question is too old. Send your message again, and I ask once more.
refused-support-own = You run this shop: customers' messages are in /admin under 💬 Support.
refused-support-banned = You cannot write to this shop here.
refused-support-gone = This conversation no longer exists: the customer has erased their data.
refused-support-closed = The conversation with { $name } is closed already.
refused-support-anonymous = I cannot tell who you are, so nothing was sent. Write as yourself, not as the group.
refused-support-no_templates = No answers are kept ready yet. Save some in /admin under 💬 Support, 📋 Ready answers.
refused-support-template_gone = This answer was removed. Choose another one.
refused-support-templates_full = { $maximum } ready answers are the most. Remove one first.
refused-support-no_forum = This group has no topics. Switch topics on in its settings, then choose it again.
refused-support-info_long = That is too long: at most { $maximum } letters.
refused-button-old = This button is from an older message and no longer works. /deals shows what is on offer, /buys your group buys.
