"""The steps of the flow, one module each; see :mod:`pipeline.flow`. They never import one another."""
