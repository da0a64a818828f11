"""Where somebody speaks: the ear."""
