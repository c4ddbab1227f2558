"""The encrypted store of one data folder: rows in, domain values out."""
