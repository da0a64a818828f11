"""Words and phrases of a language, found in speech."""
