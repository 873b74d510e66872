# 通过内联模式把卡片发给朋友。
share-own-title = 用您的链接邀请
share-own-words = 卡片内含您的推荐码
share-own = { $name } 推荐这里的优惠、拼团和秒杀，快来看看！
share-shop-words = 您的小店，内含推荐码
share-shop = 🏪 <b>{ $title }</b>，{ $name } 推荐
share-live-words = { $code }，当前状态
share-button-open = 🛍 去看看
share-button-shop = 🏪 进入小店
share-button-deal = 🛒 查看优惠
share-button-join = 👥 参加
share-nothing = 没有找到。查看全部优惠
