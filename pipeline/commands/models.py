"""``totm models``."""
