"""Can the words be trusted? What speaks against them, and what was clearly invented."""
