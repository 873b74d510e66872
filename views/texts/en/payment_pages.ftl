# Payments in the admin menu: the books, refunds of card payments, how cards are taken.
payment-button-all = 💳 Payments
payment-all = <b>Payments this month</b>
payment-books-none = Nobody has paid anything yet.
payment-books-total =
    <b>Kept: { $kept }</b> (paid { $paid }, given back { $back }){ $agrees ->
        [yes] { "" }
       *[no] { "" } ⚠️ { $differs } in the books and at Telegram differ
    }
payment-books-day = { $day }: { $paid } paid, { $back } given back
payment-books-stars =
    ⭐ The bot has { $balance } = { $opening } at first + { $moved } since{ $agrees ->
        [yes] { "" }. All agrees, { $moment }.
       *[no] { "" }. ⚠️ { $differs } differ, { $moment }. Ask Telegram's support.
    }
payment-tested-nothing = Nothing to test: nobody has paid in Stars yet, and there is no PAYMENT_TOKEN.
payment-button-refunds = 💸 Refunds: { $refunds }
payment-button-card = 💳 Cards
payment-button-test = 🩺 Test
payment-refunds =
    <b>Card payments to give back</b>
    { $refunds ->
        [0] Nothing is owed.
       *[other] Give each back on the provider's page, then mark it here.
    }
payment-refund =
    <b>{ $amount }</b> to { $name }
    For { $title }, receipt no. { $receipt }
    Payment at the provider: <code>{ $charge }</code>{ $needed ->
        [1] { "" }
       *[other] { "" }
        Takes two people, agreed so far: { $yes }
    }
payment-refund-where = Find the payment by its number on the provider's page. The owner can set a link under 💳 Cards.
payment-refund-why = Not given back by itself: { $why }
payment-refund-agree-sure = Shall <b>{ $amount }</b> go back to <b>{ $name }</b> for { $title }?
payment-refund-proof = <b>{ $amount }</b> to { $name }: how was it given back? Write the number that the provider shows.
payment-button-agree = 👍 Agree
payment-button-done = ✅ Given back
payment-card =
    <b>Cards</b>
    { $token ->
        [yes] Payers pay by card in the chat. { $api ->
            [yes] Refunds go back by themselves.
           *[no] Refunds are made on the provider's page.
        }
       *[no] Cards cannot be taken yet: ask @BotFather for a provider's token and set it on the server as PAYMENT_TOKEN.
    }
payment-card-asks = Payers are asked for: { $asks }
payment-card-line = { $what }: { $words }
payment-asked-name = name
payment-asked-phone_number = phone
payment-asked-email = e-mail
payment-asked-shipping_address = address
payment-term-none = none
payment-named-shipping = Delivery
payment-named-taxes = Taxes in prices
payment-named-console = Provider's page
payment-named-second_above = Refunds by two people above
payment-ask-name =
    { $name ->
        [yes] Name: yes
       *[no] Name: no
    }
payment-ask-phone_number =
    { $phone_number ->
        [yes] Phone: yes
       *[no] Phone: no
    }
payment-ask-email =
    { $email ->
        [yes] E-mail: yes
       *[no] E-mail: no
    }
payment-ask-shipping_address =
    { $shipping_address ->
        [yes] Address: yes
       *[no] Address: no
    }
payment-term-shipping = 🚚 Delivery
payment-term-taxes = 🧾 Taxes
payment-term-console = 🔗 Provider's page
payment-term-second_above = 👥 Two people
payment-ask-term-shipping =
    <b>How do you deliver?</b> Write a line for each way: its name, the price in { $currency }, and the countries if not all.
    <code>Parcel; 4.90; DE AT
    Pick-up; 0</code>
    Payers choose one once they are asked for their address.
payment-ask-term-taxes =
    <b>Which taxes do your prices contain?</b> Write a line for each: its name and percent. They stand on invoices and receipts.
    <code>VAT; 19</code>
payment-ask-term-console =
    <b>Where do you look at a payment on the provider's page?</b> Send the link, with <code>CHARGE</code> where its number goes.
    <code>https://dashboard.stripe.com/payments/CHARGE</code>
payment-ask-term-second_above = <b>From which amount on do two people have to agree to a refund?</b> Write it in { $currency }, like 100: what is above it takes two.
activity-refund-agree = { $who } agreed to a refund of { $amount }
activity-refund-done = { $who } marked a refund of { $amount } as made
activity-payments-sheet = { $who } took the payments of a month along
activity-settings-payment = { $who } changed how cards are taken
