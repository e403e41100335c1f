"""File formats in and out: bytes to plain records and back, knowing no database."""
