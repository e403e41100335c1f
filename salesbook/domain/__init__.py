"""The rules of the trade, pure: no files, no database, no clock of their own."""
