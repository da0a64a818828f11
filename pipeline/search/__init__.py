"""Search engines behind one port: :mod:`pipeline.search.port` says what one can do, ``whoosh_engine`` is the
default.
"""
