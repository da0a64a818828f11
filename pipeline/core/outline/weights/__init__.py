"""What each piece of evidence weighs, learned from whole webinars; see :mod:`pipeline.core.outline.chain`."""
