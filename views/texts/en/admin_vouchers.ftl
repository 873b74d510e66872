# Stores and vouchers in the admin menus, and what is read from photos.
admin-stores =
    <b>Stores and vouchers</b>
    { $stores ->
        [0] No store yet: vouchers are redeemed by you and the admins.
       *[other] 🟢 open · 🔴 closed
    }
admin-store =
    🏪 <b>{ $name }</b> · <code>{ $code }</code>
    { $address }
    { $people ->
        [0] No staff yet: invite somebody under 👥 Staff.
       *[other] Staff:
    }
admin-staff = 👤 { $name }
admin-store-name = What should the store be called? Write its name, and its address on the next line.
admin-store-close-sure = Close <b>{ $name }</b>? Vouchers can no longer be redeemed there.
admin-redeem = Write the code of the voucher, or send a photo of its QR.
admin-button-stores = 🎟 Vouchers
admin-button-redeem = 🎟 Redeem a voucher
admin-button-store-add = ➕ Store
admin-button-store-close = ✋ Close the store
admin-staff-all =
    <b>{ $name }</b>: staff
    { $people ->
        [0] No staff yet.
       *[other] Press a name to remove them.
    }
admin-staff-invite = 🔗 invited by { $by }, until { $until }
admin-staff-sure = Remove <b>{ $name }</b>? They can no longer redeem vouchers in <b>{ $store }</b>.
admin-staff-link =
    Send this link to one person. Whoever opens it first and accepts can redeem vouchers in <b>{ $store }</b>:
    { $link }
    It works once, within two days. Copy it now: it cannot be shown again.
admin-staff-invited = <b>{ $by }</b> invites you to redeem vouchers in <b>{ $store }</b>.
admin-staff-welcome = ✅ You can now redeem vouchers in <b>{ $store }</b>: send me a photo of a voucher's QR, or write /redeem and its code.
admin-staff-joined = 👥 <b>{ $name }</b> accepted and can now redeem vouchers in <b>{ $store }</b>. You can remove them at any time: /admin.
admin-button-staff = 👥 Staff
admin-button-staff-invite = 🔗 Invite by a link

refused-voucher-no_qr = I see no voucher QR in this picture. Come closer, or write the code after /redeem.
refused-voucher-picture_size = This picture is too large. Send it as a photo, not above 25 megapixels.
refused-store-is_closed = { $name } is closed. Choose another store.
refused-store-own_link = You can already redeem everywhere. Send the link to somebody who works there.
admin-store-no_address = no address yet
