"""Toolboxes: what sessions are tagged against, as values, read from TOML files."""
