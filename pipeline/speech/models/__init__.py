"""Speech models: which there are, which lie here, and how one comes here."""
