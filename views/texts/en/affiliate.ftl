# Affiliate networks: links that earn for the shop.
refused-affiliate-file_long = This file is too long: at most { $maximum } characters.
refused-affiliate-file = This network file has a mistake at { $where }: { $problem }. Correct it and load it again; nothing was changed.
refused-affiliate-link = This is not a plain web address. Copy the link from the shop again, from https:// to its end.
refused-affiliate-nested = This link has more than { $maximum } links inside each other. Open it yourself and copy the address of the product.
refused-affiliate-foreign = This { $network } link already earns for somebody else ({ $parameter }). I left it as it is.
refused-affiliate-short = { $host } is a short link of { $network }. It has to be opened before I can see where it leads.
refused-affiliate-no_network = { $host } is not a shop that you have a partner account for.
refused-affiliate-no_account = { $host } belongs to { $network }. Add your { $network } account first.
refused-affiliate-no_programme = Your { $network } account has no code for { $host } yet. Add the shop to the account.
refused-affiliate-sub_none = { $network } has no field for a tracking code of ours.
refused-affiliate-sub_zero = { $network } refuses a tracking code with %00 in it. Use letters and digits.
refused-affiliate-sub_ascii = { $network } takes English letters and digits only in a tracking code.
refused-affiliate-sub_long = This tracking code is too long for { $network }: at most { $maximum } characters.
refused-affiliate-sub_chars = This tracking code has a character that { $network } refuses. Use letters and digits.
