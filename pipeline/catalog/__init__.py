"""The database: what people wrote, and the ledger of the work."""
