# What an import reports: whole files that are no feed, and rows left out of good ones. Each says what to do.
feed-row = Line { $line }: { $reason }
feed-stopped = Line { $line }: { $reason } The rest of the file was not read.

refused-feed-empty = The file is empty. Export it from your shop once more.
refused-feed-unknown_format = I cannot find products in this file. Send a table (CSV, Excel, LibreOffice), an XML feed (Google, Yandex) or JSON.
refused-feed-unknown_columns = I cannot tell which columns hold the title and the price. The table has: { $columns }. Say which they are.
refused-feed-no_such_column = The table has no column “{ $column }”. It has: { $columns }.
refused-feed-packed = I cannot unpack this kind of archive. Send the file itself, or pack it as zip or gzip.
refused-feed-packed_twice = There is another archive in this archive. Unpack it and send the file inside.
refused-feed-packing_broken = The archive is damaged or was cut off. Download it again and send it once more.
refused-feed-locked = The file has a password. Save it without one and send it again.
refused-feed-zip_many = { $files ->
    [0] The archive is empty. Pack one file.
   *[other] The archive has { $files } files: { $names }. Pack only the one with the products.
}
refused-feed-bomb = The file grows far too much when it is unpacked (at most { $megabytes } MB). I stopped. If it is yours, send it unpacked.
refused-feed-sheet_broken = The spreadsheet cannot be opened. Save it again as xlsx or CSV.
refused-feed-sheet_too_big = The spreadsheet is too big to open (at most { $megabytes } MB, and no cells far from the others). Save it as CSV.
refused-feed-web_page = This is a web page, not a feed. Perhaps a sign-in page was saved instead. Download the feed again.
refused-feed-columns = The table lacks a column: { $columns }. It has: { $found }. Add the column in your shop's export.
refused-feed-json_shape = I find no list of products in this JSON. It should be a list, or have one named { $names }.
refused-feed-json_object = This product cannot be read: its JSON is broken. Export the file again.
refused-feed-json_broken = The JSON breaks off here. Download the file again.
refused-feed-no_products = The file contains no products. Check the filters of the export.
refused-feed-file_too_big = The file is bigger than { $megabytes } MB. Split it into two.
refused-feed-too_many_rows = The file has more than { $maximum } rows. Split it into two.
refused-feed-too_many_bad_rows = { $maximum } rows were bad, so I stopped. Look at the first of them: they are often bad for one reason.
refused-feed-encoding = This row has characters that cannot be read. Save the file as UTF-8.
refused-feed-line_too_long = The line is longer than { $maximum } characters. Is a quotation mark missing above?
refused-feed-field_too_long = A field is longer than { $maximum } characters. Shorten it.
refused-feed-quotes = The quotation marks do not match. A mark within a cell is written twice: ""
refused-feed-cells = The row has { $found } cells where the header has { $expected }. Put a cell that contains the separator in quotation marks.
refused-feed-nul = The row contains zero bytes. Export the file again.
refused-feed-xml = The XML is broken at line { $at }. Often it is an & that stands alone: write it as &amp;.
refused-feed-xml_unclosed = This product never ends: its closing tag is missing. Add it.
refused-feed-xml_ends = The XML breaks off here. Download the file again.
refused-feed-xml_dtd = The XML defines entities or a document type of its own, and I do not read those. Export the feed without them.
refused-feed-xml_odd = The tags are nested too deeply, too long, or have too many different names. Is this a product feed?
refused-feed-duplicate = The id { $id } was used before, on line { $first }. Give each product its own.
refused-feed-id = The id is missing, longer than { $maximum } characters, or unreadable. Give the product one.
refused-feed-title = The title is missing. Add one.
refused-feed-grouped = A grouped product has no price of its own. Its parts are imported, so nothing needs to be done.
refused-feed-no_parent = This variation belongs to { $parent }, which the file does not have. Export both together.
refused-feed-no_variations = This product has variations, and the file has none of them. Export them too.
refused-feed-options_over = The product has more than { $maximum } variants, so { $left ->
    [one] the last one was
   *[other] the last { $left } were
} left out. Split it into two products to sell them all.
refused-feed-price_missing = The price is missing. Add it.
refused-feed-price_not_number = The price “{ $price }” is not a number. Write it like 12.50.
refused-feed-price_negative = The price { $price } is negative. Correct it in the file.
refused-feed-price_ambiguous = The price { $price } can be read in two ways. Say which sign is decimal, or write two decimals: 1234.56 or 1234,56.
refused-feed-price_zero = The price is 0. Give the product a price, or leave it out.
refused-feed-price_range = “{ $price }” is a range of prices. A deal has one price: write the one you sell at.
refused-feed-price_decimals = The price { $price } has more decimals than { $currency } has. Round it.
refused-feed-currency_sign = “{ $sign }” stands for several currencies ({ $codes }). Write the code.
refused-feed-price_huge = The price { $price } is too big. Correct it in the file.
refused-feed-price_above_list = The price { $price } is above the price before, { $list }. Perhaps the two are swapped.
refused-feed-currency_missing = The price { $price } names no currency. Write its code after it.
refused-feed-currency_unknown = “{ $currency }” is not a currency code. Write one such as EUR.
refused-feed-currencies_differ = The price and the price before are in different currencies: { $currency } and { $other }. Use one.
refused-feed-link = “{ $link }” is not a plain web address. Write one such as https://shop.example/tea.
refused-feed-link_long = The address is longer than { $maximum } characters. Shorten it.
refused-feed-photo = The picture “{ $link }” is not a plain web address. Write one such as https://shop.example/tea.jpg.
refused-feed-window = “{ $window }” does not say from when to when. Write two dates, the earlier one first.
refused-feed-expiration = “{ $moment }” is not a date. Write one such as 2026-12-31.
refused-feed-unpublished = The product { $id } is not published in the shop, so it is left out.
