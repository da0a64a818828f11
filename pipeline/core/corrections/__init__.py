"""People's corrections, laid over what the machine heard."""
