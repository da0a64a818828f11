"""Cue phrases for the sections of the best-practice card, a module a language."""
