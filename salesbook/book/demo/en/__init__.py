"""The demo book of a rep around Manchester who sells printers, labels, paper and what goes with them."""
