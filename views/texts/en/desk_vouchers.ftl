# Stores and vouchers at the desk, and what is read from photos.
desk-stores =
    <b>Stores and vouchers</b>
    { $stores ->
        [0] No store yet: vouchers are redeemed by you and the admins.
       *[other] 🟢 open · 🔴 closed
    }
desk-store =
    🏪 <b>{ $name }</b> · <code>{ $code }</code>
    { $address }
    { $people ->
        [0] Nobody works there yet: invite somebody under 👥 Staff.
       *[other] Who redeems there:
    }
desk-staff = 👤 { $name }
desk-store-name = What is the store called? Write its name, and on the next line where it is.
desk-store-close-sure = <b>{ $name }</b> is closed: nothing is redeemed there any more. Sure?
desk-redeem = Write the code of the voucher, or send a photo of its QR.
desk-button-stores = 🎟 Vouchers
desk-button-redeem = 🎟 Redeem one
desk-button-store-add = ➕ Store
desk-button-store-close = ✋ Close the store
desk-staff-all =
    <b>{ $name }</b>: who redeems there
    { $people ->
        [0] Nobody works there yet.
       *[other] Press one to dismiss them.
    }
desk-staff-invite = 🔗 invited by { $by }, until { $until }
desk-staff-sure = <b>{ $name }</b> redeems nothing more in <b>{ $store }</b>, at once. Sure?
desk-staff-link =
    Send this link to one person; who opens it first and says yes redeems vouchers in <b>{ $store }</b>:
    { $link }
    It works once, within two days. I do not keep it: it cannot be shown again.
desk-staff-invited = <b>{ $by }</b> invites you to redeem vouchers in <b>{ $store }</b>.
desk-staff-welcome = ✅ You redeem vouchers in <b>{ $store }</b> now: send me a photo of a voucher's QR, or /redeem and its code.
desk-staff-joined = 👥 <b>{ $name }</b> said yes and redeems vouchers in <b>{ $store }</b> now. You can end this at any time: /admin.
desk-button-staff = 👥 Staff
desk-button-staff-invite = 🔗 Invite by a link

refused-voucher-no_qr = I see no voucher's QR on this picture. Come closer, or write the code behind /redeem.
refused-voucher-picture_size = This picture is too large. Send it as a photo, not above 25 megapixels.
refused-store-is_closed = { $name } is closed.
refused-store-own_link = You redeem everywhere already. Send the link to who works there.
