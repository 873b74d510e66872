"""What brings a file to rows of named cells: packing, encoding, tables, XML, JSON, spreadsheets."""
