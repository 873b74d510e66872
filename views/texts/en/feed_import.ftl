# A feed file sent to the catalogue: which feed it is, how far its import is, what came of it.
admin-feed =
    📥 <b>{ $name }</b> · { $kilobytes } KB
    Which feed is this? A file of the same feed updates its deals. Press one, or write a name. I show you what is in the file before anything changes.
admin-feed-address =
    🌐 <b>{ $name }</b>
    This format has no links. Write the address of your shop, like https://your.shop
admin-button-feed-fresh = ➕ A new feed: { $fresh }
admin-imports =
    <b>Imports</b>
    Send a file of products here. I show you what is in it before anything changes.
admin-imports-none = Nothing was imported here yet.
admin-import-stop-sure = Stop importing <b>{ $name }</b> into { $source }? What was imported so far stays.
admin-button-imports = { $imports ->
    [0] 📥 Imports
   *[other] 📥 Imports · { $imports }
}
admin-button-import-stop = ⏹ Stop { $name }
feed-import-card = 📥 <b>{ $name }</b> → { $source }
feed-import-waiting = Waiting for its turn.
feed-import-running = { $bar } { $percent }%
feed-import-done = ✅ Done
feed-import-failed = ⛔ Not imported
feed-import-stopped =
    ⏹ Stopped by { $by } after { $rows ->
        [one] { $rows } row
       *[other] { $rows } rows
    }
feed-import-again = Telegram does not give me the file. I try again soon.
feed-import-counts = { $new } new · { $changed } changed · { $same } the same · { $bad } bad
feed-import-report = 📥 <b>{ $name }</b> is imported into { $source }.
feed-import-refused = 📥 <b>{ $name }</b> is not imported: { $reason }
feed-import-cut = ⚠️ The file was read up to line { $line } only: { $reason }
feed-import-missing =
    { $deals ->
        [one] { $deals } deal of this feed is not in the file. It stays on offer until you unpublish it.
       *[other] { $deals } deals of this feed are not in the file. They stay on offer until you unpublish them.
    }
feed-import-without-link =
    { $deals ->
        [one] ⚠️ { $deals } deal of this feed has no link, so posts of it lead nowhere.
       *[other] ⚠️ { $deals } deals of this feed have no link, so posts of them lead nowhere.
    }
feed-import-stays = What was imported so far stays. Send the file again to import all of it.
feed-import-bad = The bad rows are in this file, each with its line and what is wrong.
feed-import-column-line = line
feed-import-column-reason = what is wrong
feed-import-column-row = row

refused-feed-no_file = Send the feed as a file.
refused-feed-too_big_to_fetch = Telegram lets me fetch files of up to { $megabytes } MB, and this one is bigger. Copy it to the server and run there: python -m bot deals import FILE. Nothing was changed.
refused-feed-under_way = The feed { $source } is being imported already. Wait for its report.
refused-feed-over = This import has ended already.
refused-feed-too_many_waiting = { $maximum } files are waiting already. Send this one later.
refused-feed-source = The name of a feed has 1 to { $maximum } characters.
refused-feed-operator = “{ $source }” is the name for deals added by hand. Give the feed another name.
refused-feed-not_fetched = Telegram does not give me the file. Send it once more.
refused-feed-broken = Something went wrong here, and it is not the file's fault; the server's log has the details. What was imported so far stays.

# The file before its import: what it is, how its deals will look, what would come of it.
feed-import-ready = 👀 Read: waiting for your OK.
feed-preview = 👀 <b>{ $name }</b> → { $source }: nothing is imported yet.
feed-preview-columns = Columns: { $columns }
feed-preview-counts = It would be: { $new } new · { $changed } changed · { $same } the same · { $bad } bad · { $missing } not in the file
feed-preview-sample = • { $title } — { $price }
feed-preview-sample-reduced = • { $title } — { $price } <s>{ $before }</s>
feed-preview-sample-sold-out = sold out
feed-preview-sample-no-link = no link
feed-preview-sample-no-photo = no picture
feed-preview-guessed = ⚠️ The file does not say its encoding. I took { $encoding }: are the titles right?
feed-preview-form-changed = ⚠️ The last file of this feed was another format: { $before }.
feed-preview-needs-shop = ⚠️ This format has no links. Write your shop's address, and I make them.
feed-preview-doubtful = ⚠️ The file lacks { $missing } of the { $known } deals of this feed. Is it complete?
feed-preview-form-google_xml = Google Merchant, XML
feed-preview-form-google_table = Google or Facebook table
feed-preview-form-shopify_table = Shopify table
feed-preview-form-shopify_json = Shopify products.json
feed-preview-form-woocommerce = WooCommerce export
feed-preview-form-yandex = Yandex Market, YML
feed-preview-form-json = JSON list
feed-preview-form-table = table
feed-preview-packing-gzip = in gzip
feed-preview-packing-zip = in zip
feed-preview-packing-sheet = spreadsheet
feed-preview-decimal-comma = decimal comma
feed-preview-decimal-point = decimal point
feed-column-id = Id
feed-column-title = Title
feed-column-price = Price
feed-column-list_price = Price before
feed-column-sale_price = Sale price
feed-column-currency = Currency
feed-column-link = Link
feed-column-image_link = Picture
feed-column-description = Description
feed-column-category = Category
feed-column-tags = Tags
feed-column-availability = Availability
feed-column-quantity = Stock
feed-column-expiration_date = Offered until
feed-column-sale_price_effective_date = Sale from and to
feed-column-sale_starts = Sale from
feed-column-sale_ends = Sale until
admin-feed-file-not-ready = <b>{ $name }</b> is still being read. Look again in a moment.
admin-button-feed-file = 👀 Look at { $name }
admin-button-feed-agree = ✅ Import it
admin-button-feed-columns = 🧩 Columns
admin-button-feed-comma = 1,50: comma is decimal
admin-button-feed-point = 1.50: point is decimal
admin-button-feed-address = 🌐 Shop's address
admin-button-feed-discard = ✖️ Do not import
admin-button-feed-example = 📄 What a file looks like
admin-button-feed-take_off = 📤 Unpublish { $gone }
admin-feed-columns =
    🧩 <b>{ $name }</b>
    Which column holds what? Press a line to change it.
admin-feed-column =
    🧩 <b>{ $name }</b>
    Which column holds: { $what }?
admin-feed-column-none = None of them
admin-feed-gone-sure =
    { $gone ->
        [one] Unpublish { $gone } deal of <b>{ $name }</b> ({ $percent }% of the feed)? It was not in the last file. It comes back with a file that has it.
       *[other] Unpublish { $gone } deals of <b>{ $name }</b> ({ $percent }% of the feed)? They were not in the last file. They come back with a file that has them.
    }
admin-feed-example =
    📄 This is what a file looks like. A table needs a title and a price; everything else is optional. Fill it in and send it back here.
    Or send what your shop exports: Shopify, WooCommerce, Google Merchant, Facebook, Yandex (YML), JSON, Excel or LibreOffice, also packed as zip or gzip.
admin-feed-example-rows =
    id;title;price;old price;link;picture;category;stock
    tea-1;Green tea;12.50;15.00;https://shop.example/tea;https://shop.example/tea.jpg;Tea;20
    pot-1;Teapot;29.00;;https://shop.example/pot;https://shop.example/pot.jpg;Kitchen;3
refused-feed-being_read = The file is being read again. Look again in a moment.
refused-feed-nothing_good = There is no good row in this file, so nothing would be imported. Choose the columns, or send another file.
refused-feed-nothing_left = Every deal of this feed that is on offer was in its last file.
feed-encoding-western = Western
feed-encoding-cyrillic = Cyrillic
feed-encoding-central = Central Europe
feed-encoding-greek = Greek
feed-encoding-turkish = Turkish
feed-encoding-hebrew = Hebrew
feed-encoding-arabic = Arabic
feed-encoding-chinese = Chinese
feed-encoding-japanese = Japanese
feed-encoding-korean = Korean
feed-import-button-post = 📣 Post them
feed-import-button-wait = ✋ Not yet
admin-feed-post =
    📥 <b>{ $name }</b>
    { $waiting ->
        [0] No new deal waits for you.
        [one] Post { $waiting } new deal? A scheduled post takes it when its turn comes:
       *[other] Post { $waiting } new deals? Scheduled posts take them when their turn comes:
    }
admin-feed-wait =
    📥 <b>{ $name }</b>
    { $waiting ->
        [0] No new deal waits for you.
        [one] ✋ { $waiting } new deal waits, and nothing is posted. You find it at Catalogue › Imports › Feeds, new deals.
       *[other] ✋ { $waiting } new deals wait, and nothing is posted. You find them at Catalogue › Imports › Feeds, new deals.
    }
admin-button-feed-one_by_one = 👀 One by one
admin-button-feed-encoding = 🔤 Encoding
admin-feed-encoding =
    🔤 <b>{ $name }</b>
    Are the titles unreadable? Press the encoding that the file was saved in; I read it again and show you the titles.
