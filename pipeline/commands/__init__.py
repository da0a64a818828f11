"""The commands of ``totm``, one module each; :mod:`pipeline.cli` has the table."""
