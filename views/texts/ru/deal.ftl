# Карточка предложения, список предложений и пост, срок которого истёк.
deal-title = <b>{ $title }</b>
deal-price = <b>{ $price }</b>
deal-price-reduced = <s>{ $list }</s>  <b>{ $price }</b>  −{ $percent } %
deal-until = ⏳ до { $moment }
deal-code = Код <code>{ $code }</code>
deal-disclosure = <i>{ $label }</i>
deal-not-on-offer = Сейчас не продаётся.
deal-ended-price = <s>{ $price }</s>
deal-ended = Предложение завершено.
deal-button-shop = 🛒 В магазин
deal-button-copy = 📋 Скопировать { $code }
deal-button-back = ‹ Все предложения
deal-button-previous = ‹ Предыдущие
deal-button-next = Следующие ›
deal-list-title = <b>Предложения</b> · страница { $page } из { $pages }
deal-list-line = <code>{ $code }</code> { $title } · <b>{ $price }</b>
deal-list-line-reduced = <code>{ $code }</code> { $title } · <b>{ $price }</b> −{ $percent } %
deal-list-hint = Нажмите на код, чтобы открыть предложение.
deal-list-empty = Сейчас предложений нет. Загляните позже.

refused-deal-not_found = Предложения { $code } нет. Что сейчас продаётся — в /deals.
refused-deal-no_code = Какое предложение? Напишите код после команды: /deal K7Q2. Все коды — в /deals
refused-price-typed = «{ $typed }» — не сумма в { $currency }. Напишите число больше нуля, например 25.
