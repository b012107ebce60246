"""What a day costs at the size of the whole city. Run by `make bench`; nothing here is a test of results."""
