"""The speech engines, one module each. Only :mod:`pipeline.speech.choose` imports them, when one is used."""
