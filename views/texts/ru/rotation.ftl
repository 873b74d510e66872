# Что берут кампании, которые публикуют предложения по очереди, и что им разрешено.
deal-approval-pending = 🆕 Новое: без вашего разрешения ни одна кампания его не опубликует.
deal-approval-allowed = ✅ Кампаниям можно его публиковать.
deal-approval-held = ✋ Отложено: без вашего разрешения ни одна кампания его не опубликует.
deal-appears-then = Когда разрешите:
deal-appears =
    • «{ $name }» опубликует его { $turn ->
        [1] следующим
       *[other] по очереди { $turn }-м
    }, примерно { $when }, чатов: { $chats }
deal-appears-later = очень нескоро
deal-appears-nowhere = Ни одна кампания его не берёт. Можно опубликовать самому.
deal-goes-to = • { $title } → { $names }
deal-goes-nowhere = • { $title } → ни одна кампания не берёт
feed-import-waiting-deals =
    🆕 { $deals ->
        [one] { $deals } новое предложение ждёт: без вашего разрешения его не опубликует ни одна кампания.
        [few] { $deals } новых предложения ждут: без вашего разрешения их не опубликует ни одна кампания.
       *[other] { $deals } новых предложений ждут: без вашего разрешения их не опубликует ни одна кампания.
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
        [0] Новых, которые ждут, нет.
        [one] 🆕 { $waiting } новое ждёт: без вашего разрешения его не опубликует ни одна кампания.
        [few] 🆕 { $waiting } новых ждут: без вашего разрешения их не опубликует ни одна кампания.
       *[other] 🆕 { $waiting } новых ждут: без вашего разрешения их не опубликует ни одна кампания.
    }
desk-feed-trusted = 🤝 Новые предложения этого фида публикуются сразу.
desk-button-feeds = 🆕 Фиды и новое
desk-button-feed-allow = ✅ Разрешить все { $waiting }
desk-button-feed-trust = 🤝 Разрешать всегда
desk-button-feed-distrust = ✋ Новые снова ждут меня
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
    Отметьте фиды, категории и метки, которые она берёт, или напишите метку. Если ничего не отмечено, берёт все.
    Публикуется только то, что вы разрешили.
desk-button-takes = 🔄 Какие предложения
desk-button-take-all = Все предложения

refused-campaign-rotation_waiting = Всё, что она могла бы опубликовать, новое и ждёт вас. Сначала разрешите: /admin › Каталог › Новые.
refused-campaign-no_rotation = Фиды и метки выбирают только для кампании, которая публикует предложения по очереди.
refused-campaign-takes = Кампания называет не больше { $maximum } фидов и столько же меток.
refused-feed-not_found = Фида { $source } нет.
