"""Where somebody speaks, and what is said: the ear, and the speech engines behind one port."""
