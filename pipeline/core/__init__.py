"""Pure functions and values: no files, clock, processes, database or logging."""
