"""``python -m pipeline`` is ``totm``."""

from pipeline.cli import main

main()
