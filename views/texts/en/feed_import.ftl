# A feed file sent to the catalogue: which feed it is, how far its import is, what came of it.
desk-feed =
    📥 <b>{ $name }</b> · { $kilobytes } KB
    Which feed is this? An import of the same feed brings its deals up to date. Press it, or write a name.
desk-feed-address =
    📥 <b>{ $name }</b>
    If this is a Shopify file, it has no links. Write the address of your shop, like https://your.shop
desk-button-feed-fresh = ➕ A new feed: { $fresh }
desk-button-feed-no_address = Keep links as they are
desk-imports =
    <b>Imports</b>
    Send a feed file here to import it.
desk-imports-none = Nothing was imported here yet.
desk-import-stop-sure = The import of <b>{ $name }</b> into { $source } is stopped. What was imported so far stays. Sure?
desk-button-imports = { $imports ->
    [0] 📥 Imports
   *[other] 📥 Imports · { $imports }
}
desk-button-import-stop = ⏹ Stop { $name }
feed-import-card = 📥 <b>{ $name }</b> → { $source }
feed-import-waiting = Waits for its turn.
feed-import-running = { $bar } { $percent } %
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
        [one] { $deals } deal of this feed is not in the file. It stays as it is.
       *[other] { $deals } deals of this feed are not in the file. They stay as they are.
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
refused-feed-too_many_waiting = { $maximum } files wait already. Send this one later.
refused-feed-source = The name of a feed has 1 to { $maximum } characters.
refused-feed-operator = “{ $source }” is what was added by hand. Give the feed another name.
refused-feed-not_fetched = Telegram does not give me the file. Send it once more.
refused-feed-broken = Something went wrong here that is not the file's fault; the log tells more. What was imported so far stays.

feed-import-ready = 👀 Read. It waits for you.
