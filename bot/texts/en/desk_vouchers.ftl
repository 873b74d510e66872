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
        [0] Nobody works there yet: stores staff add { $code } MEMBER
       *[other] Who redeems there:
    }
desk-staff = 👤 { $name } ({ $id })
desk-store-name = What is the store called? Write its name, and on the next line where it is.
desk-store-close-sure = <b>{ $name }</b> is closed: nothing is redeemed there any more. Sure?
desk-redeem = Write the code of the voucher, or send a photo of its QR.
desk-button-stores = 🎟 Vouchers
desk-button-redeem = 🎟 Redeem one
desk-button-store-add = ➕ Store
desk-button-store-close = ✋ Close the store

refused-voucher-no_qr = I see no voucher's QR on this picture. Come closer, or write the code behind /redeem.
refused-voucher-picture_size = This picture is too large. Send it as a photo, not above 25 megapixels.
refused-voucher-no_reader = I cannot read pictures here. Scan the QR with your phone's camera and open its link: it leads to me.
