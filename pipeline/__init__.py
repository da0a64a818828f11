"""The pipeline: a recording goes in, a searchable session comes out. Start reading at :mod:`pipeline.flow`."""
