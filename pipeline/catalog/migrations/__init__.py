"""The versions of the tables, oldest first. A new one is a file in ``versions/`` and its name at the end here."""

REVISIONS = ("0001", "0002", "0003", "0004")
HEAD = REVISIONS[-1]
