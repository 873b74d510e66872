### Packing lists: what each store hands out, to whom, and what has changed.
packing-choose =
    { $some ->
        [yes] 📦 <b>Packing lists</b>. Which one? You can also write /packing and a code.
       *[no] 📦 There is nothing to pack yet.
    }
packing-heading =
    📦 <b>Packing list</b>{ $title ->
        [none] {""}
       *[other] : { $title }
    }{ $day ->
        [none] {""}
       *[other] , { $day }
    }
packing-numbers =
    { $people ->
        [one] 1 person
       *[other] { $people } people
    } · { $orders ->
        [one] 1 order
       *[other] { $orders } orders
    } · { $packed } packed · { $fetched } picked up
packing-store =
    { $store ->
        [none] <b>In any store</b>
       *[other] 🏪 <b>{ $store }</b>
    }
packing-product = • { $title }: <b>{ $units }</b> ({ $orders } { $orders ->
        [one] order
       *[other] orders
    })
packing-line =
    { $state ->
        [fetched] ✔️
        [packed] ✅
       *[open] ⬜
    } <b>{ $number }. { $name }</b>: { $what }, { $money }{ $at ->
        [none] {""}
       *[other] , { $at }
    }{ $change ->
        [none] {""}
       *[other] {" "}· ⚠️ { $change }
    }
packing-money-paid = paid
packing-money-owed = { $amount } to pay
packing-money-unpaid = not paid: { $amount }
packing-new = new since { $moment }
packing-changed = changed since { $moment }
packing-changes = ⚠️ { $changed } changed since { $moment }, when the list was taken.
packing-gone = ✖️ Cancelled: { $number }. { $name }, { $title } ×{ $quantity }
packing-pending = ⏳ { $orders } more may come: their group is still forming.
packing-not-whole = Only the first { $orders } orders are shown. Choose a store or a day.
packing-which-day = For which day? Orders without a time are on every day's list.
packing-arrived-sure =
    Tell { $people ->
        [one] 1 person
       *[other] { $people } people
    } that <b>{ $title }</b> is here? Everybody is told once.
packing-arrived =
    ✅ { $people ->
        [one] 1 person
       *[other] { $people } people
    } will be told that <b>{ $title }</b> is here.
packing-toast-packed = Packed.
packing-toast-open = Not packed.
packing-file =
    { $all ->
        [yes] { $orders ->
            [one] 1 order
           *[other] { $orders } orders
        }. What changes from now on is marked on the next list.
       *[no] The first { $orders } orders; there are more. What changes from now on is marked on the next list.
    }
packing-every = Packing list
packing-printed = Printed { $moment }. Scan the code with the phone of somebody who redeems vouchers.
packing-anywhere = In any store
packing-people = Who picks it up
packing-fetched = picked up
packing-no-codes = More than { $maximum } orders are printed without codes. Choose a store or a day.
packing-column-store = Store
packing-column-number = No.
packing-column-name = Name
packing-column-username = Username
packing-column-title = What
packing-column-option = Option
packing-column-quantity = Units
packing-column-day = Day
packing-column-time = Time
packing-column-note = Note
packing-column-money = Money
packing-column-amount = To pay
packing-column-currency = Currency
packing-column-packed = Packed
packing-column-fetched = Picked up
packing-column-change = Change
packing-column-order = Order
packing-column-units = Units
packing-column-orders = Orders
packing-column-code = Code
packing-sheet-orders = Orders
packing-sheet-sums = Sums
packing-button-list = 📦 Packing list
packing-button-lines = 📋 Orders
packing-button-days = 📅 Day
packing-button-csv = 📄 CSV
packing-button-xlsx = 📊 Excel
packing-button-html = 🖨 Print
packing-button-arrived = 📣 It has arrived
packing-button-tell = 📣 Tell them
packing-button-back = ‹ Back to the list
packing-button-every-day = Every day
packing-in-private = This works in our private chat only.
command-packing = What to pack, for staff
command-arrived = Tell people it has arrived

refused-packing-nobody = Packing lists are for the staff of a store.
refused-packing-unknown = There is no promotion or store { $code }. /packing shows your lists.
refused-packing-no_code = Which one? Write /arrived and the code of a promotion or store. /packing shows your lists.
refused-packing-gone = This order is not on the list any more.
refused-packing-fetched = { $title } was picked up already.
