"""Captions: read leniently, laid out to be read, written strictly."""
