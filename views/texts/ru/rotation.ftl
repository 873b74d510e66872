# Что берут кампании, которые публикуют предложения по очереди, и что им разрешено.
deal-approval-pending = 🆕 Новый: выйдет только с вашего разрешения.
deal-approval-allowed = ✅ Разрешён: посты по расписанию могут его брать.
deal-approval-held = ✋ Отложен: не выйдет, пока вы не разрешите.
deal-appears-then = Когда разрешите:
deal-appears =
    • «{ $name }» опубликует его { $turn ->
        [1] следующим
       *[other] по очереди { $turn }-м
    }, примерно { $when }, чатов: { $chats }
deal-appears-later = ещё очень нескоро
deal-appears-nowhere = Ни один пост по расписанию его не берёт. Опубликуйте его сами.
deal-goes-to = • { $title } → { $names }
deal-goes-nowhere = • { $title } → ни один пост не берёт
feed-import-waiting-deals =
    🆕 { $deals ->
        [one] { $deals } новый товар ждёт вас: выйдет только с вашего разрешения.
        [few] { $deals } новых товара ждут вас: выйдут только с вашего разрешения.
       *[other] { $deals } новых товаров ждут вас: выйдут только с вашего разрешения.
    }
admin-feeds =
    <b>Фиды</b>
    { $feeds ->
        [0] Товаров пока нет.
       *[other] 🆕 новые ждут вас · 🤝 новые публикуются сразу
    }
admin-feed-news =
    📥 <b>{ $name }</b> · { $deals ->
        [one] { $deals } товар
        [few] { $deals } товара
       *[other] { $deals } товаров
    }
    { $waiting ->
        [0] Новых, которые ждут вас, нет.
        [one] 🆕 { $waiting } новый ждёт вас: выйдет только с вашего разрешения.
       *[other] 🆕 { $waiting } новых ждут вас: выйдут только с вашего разрешения.
    }
admin-feed-trusted = 🤝 Новые товары этого фида публикуются сразу.
admin-button-feeds = 🆕 Фиды и новые товары
admin-button-feed-allow = ✅ Разрешить все { $waiting }
admin-button-feed-trust = 🤝 Разрешать всегда
admin-button-feed-distrust = ✋ Снова спрашивать меня
admin-button-deal-allow = ✅ Разрешить
admin-button-deal-hold = ✋ Пока нет
admin-button-deal-post_now = 📣 Опубликовать
admin-campaign-takes =
    🔄 Товары по очереди: { $takes }
    Следующий: { $next_deal }{ $new_deals ->
        [0] {""}
       *[other] {" "}· 🆕 ждут вас: { $new_deals }
    }
rotation-takes-all = все разрешённые
rotation-takes-feeds = из { $feeds }
rotation-takes-tags = с метками { $tags }
rotation-takes-feedstags = из { $feeds }, с метками { $tags }
admin-rotation =
    🔄 <b>{ $name }</b> публикует товары по очереди: { $takes }
    Отметьте фиды, категории и метки или напишите метку. Если ничего не отмечено, берём все.
    Выходит только то, что вы разрешили.
admin-button-takes = 🔄 Какие товары
admin-button-take-all = Все товары

refused-campaign-rotation_waiting = Все его товары новые и ждут вас. Сначала разрешите: /admin › Каталог › Новые.
refused-campaign-no_rotation = Фиды и метки — только для постов, которые берут товары по очереди.
refused-campaign-takes = Выберите не больше { $maximum } фидов и столько же меток.
refused-feed-not_found = Фида { $source } нет.
rotation-next-none = нет разрешённых в продаже
