# Что берут кампании, которые публикуют предложения по очереди, и что им разрешено.
deal-approval-pending = 🆕 Новое: выйдет только с вашего разрешения.
deal-approval-allowed = ✅ Разрешено: посты по расписанию могут его брать.
deal-approval-held = ✋ Отложено: не выйдет, пока вы не разрешите.
deal-appears-then = Когда разрешите:
deal-appears =
    • «{ $name }» опубликует его { $turn ->
        [1] следующим
       *[other] по очереди { $turn }-м
    }, примерно { $when }, чатов: { $chats }
deal-appears-later = очень нескоро
deal-appears-nowhere = Ни один пост по расписанию его не берёт. Опубликуйте его сами.
deal-goes-to = • { $title } → { $names }
deal-goes-nowhere = • { $title } → ни один пост не берёт
feed-import-waiting-deals =
    🆕 { $deals ->
        [one] { $deals } новое предложение ждёт вас: выйдет только с вашего разрешения.
        [few] { $deals } новых предложения ждут вас: выйдут только с вашего разрешения.
       *[other] { $deals } новых предложений ждут вас: выйдут только с вашего разрешения.
    }
desk-feeds =
    <b>Фиды</b>
    { $feeds ->
        [0] Предложений пока нет.
       *[other] 🆕 новые ждут вас · 🤝 новые публикуются сразу
    }
desk-feed-news =
    📥 <b>{ $name }</b> · { $deals ->
        [one] { $deals } предложение
        [few] { $deals } предложения
       *[other] { $deals } предложений
    }
    { $waiting ->
        [0] Новых, которые ждут вас, нет.
        [one] 🆕 { $waiting } новое ждёт: выйдет только с вашего разрешения.
       *[other] 🆕 { $waiting } новых ждут: выйдут только с вашего разрешения.
    }
desk-feed-trusted = 🤝 Новые предложения этого фида публикуются сразу.
desk-button-feeds = 🆕 Фиды и новое
desk-button-feed-allow = ✅ Разрешить все { $waiting }
desk-button-feed-trust = 🤝 Разрешать всегда
desk-button-feed-distrust = ✋ Снова спрашивать меня
desk-button-deal-allow = ✅ Разрешить
desk-button-deal-hold = ✋ Пока нет
desk-button-deal-post_now = 📣 Опубликовать
desk-campaign-takes =
    🔄 Предложения по очереди: { $takes }
    Следующее: { $next_deal }{ $new_deals ->
        [0] {""}
       *[other] {" "}· 🆕 ждут вас: { $new_deals }
    }
rotation-takes-all = все разрешённые
rotation-takes-feeds = из { $feeds }
rotation-takes-tags = с метками { $tags }
rotation-takes-feedstags = из { $feeds }, с метками { $tags }
desk-rotation =
    🔄 <b>{ $name }</b> публикует предложения по очереди: { $takes }
    Отметьте фиды, категории и метки или напишите метку. Если ничего не отмечено, берём все.
    Выходит только то, что вы разрешили.
desk-button-takes = 🔄 Какие предложения
desk-button-take-all = Все предложения

refused-campaign-rotation_waiting = Все его предложения новые и ждут вас. Сначала разрешите: /admin › Каталог › Новые.
refused-campaign-no_rotation = Фиды и метки — только для постов, которые берут предложения по очереди.
refused-campaign-takes = Выберите не больше { $maximum } фидов и столько же меток.
refused-feed-not_found = Фида { $source } нет.
rotation-next-none = нет разрешённых в продаже
