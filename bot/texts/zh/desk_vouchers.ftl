# Stores and vouchers at the desk, and what is read from photos.
desk-stores =
    <b>门店与提货券</b>
    { $stores ->
        [0] 还没有门店：提货券由您和管理员核销。
       *[other] 🟢 营业 · 🔴 已关闭
    }
desk-store =
    🏪 <b>{ $name }</b> · <code>{ $code }</code>
    { $address }
    { $people ->
        [0] 还没有店员：stores staff add { $code } MEMBER
       *[other] 在此核销的人：
    }
desk-staff = 👤 { $name } ({ $id })
desk-store-name = 门店叫什么？请写名称，下一行写地址。
desk-store-close-sure = 关闭 <b>{ $name }</b>：之后不能在那里核销。确定吗？
desk-redeem = 请输入提货券代码，或发送其二维码的照片。
desk-button-stores = 🎟 提货券
desk-button-redeem = 🎟 核销
desk-button-store-add = ➕ 门店
desk-button-store-close = ✋ 关闭门店

refused-voucher-no_qr = 图片中没有提货券的二维码。请靠近再拍，或用 /redeem 输入代码。
refused-voucher-picture_size = 图片太大。请以照片形式发送，不超过 2500 万像素。
refused-voucher-no_reader = 此处无法识别图片。请用手机相机扫描二维码并打开链接，它会带您到我这里。
