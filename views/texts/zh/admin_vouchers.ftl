# Stores and vouchers in the admin menus, and what is read from photos.
admin-stores =
    <b>门店与提货券</b>
    { $stores ->
        [0] 还没有门店：提货券由您和管理员核销。
       *[other] 🟢 营业 · 🔴 已关闭
    }
admin-store =
    🏪 <b>{ $name }</b> · <code>{ $code }</code>
    { $address }
    { $people ->
        [0] 还没有店员：请在“👥 店员”中邀请。
       *[other] 店员：
    }
admin-staff = 👤 { $name }
admin-store-name = 门店叫什么？请写名称，下一行写地址。
admin-store-close-sure = 关闭 <b>{ $name }</b> 吗？之后不能在那里核销。
admin-redeem = 请输入提货券编码，或发送其二维码的照片。
admin-button-stores = 🎟 提货券
admin-button-redeem = 🎟 核销
admin-button-store-add = ➕ 门店
admin-button-store-close = ✋ 关闭门店
admin-staff-all =
    <b>{ $name }</b>：店员
    { $people ->
        [0] 还没有店员。
       *[other] 点一个名字即可移除。
    }
admin-staff-invite = 🔗 { $by } 发出的邀请，有效期至 { $until }
admin-staff-sure = 移除 <b>{ $name }</b> 吗？之后不能再在 <b>{ $store }</b> 核销。
admin-staff-link =
    请把此链接发给一个人；最先打开并同意的人可在 <b>{ $store }</b> 核销提货券：
    { $link }
    仅限使用一次，两天内有效。请现在复制，之后无法再显示。
admin-staff-invited = <b>{ $by }</b> 邀请您在 <b>{ $store }</b> 核销提货券。
admin-staff-welcome = ✅ 您现在可在 <b>{ $store }</b> 核销：把提货券二维码的照片发给我，或发送 /redeem 加编码。
admin-staff-joined = 👥 <b>{ $name }</b> 已同意，现在可在 <b>{ $store }</b> 核销。您可以随时撤回：/admin。
admin-button-staff = 👥 店员
admin-button-staff-invite = 🔗 用链接邀请

refused-voucher-no_qr = 图片中没有提货券的二维码。请靠近再拍，或用 /redeem 输入编码。
refused-voucher-picture_size = 图片太大。请以照片形式发送，不超过 2500 万像素。
refused-store-is_closed = 门店 { $name } 已关闭，请选其他门店。
refused-store-own_link = 您本来就能在所有门店核销。请把链接发给在那里工作的人。
admin-store-no_address = 还没有地址
