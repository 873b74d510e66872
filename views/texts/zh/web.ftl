# 网页无法完成请求时的回答。
web-title = 没有成功
web-not_found = 这个地址下没有内容。请检查链接，或从机器人重新打开店铺。
web-not_understood = 无法识别这个请求。请从机器人重新打开店铺。
web-unauthorized = 您还没有登录。请从机器人重新打开店铺。
web-forbidden = 您没有权限这样做。
web-method = 这个地址不能这样使用。
web-too_slow = 等待时间太长了，请再试一次。
web-too_large = 一次发送的内容太多，请减少一些。
web-path = 地址太长了，请检查链接。
web-too_fast = 操作太快了，请稍等片刻再试。
web-busy = 现在访问的人很多，请稍后再试。
web-database = 店铺暂时无法访问，没有做任何更改，请稍后再试。
web-broken = 我们这边出了点问题，店主已收到通知，请稍后再试。
web-key = 缺少密钥，或密钥不正确。
