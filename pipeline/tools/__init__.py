"""The outside programs, one module each; :mod:`pipeline.tools.process` is the only place that starts one."""
