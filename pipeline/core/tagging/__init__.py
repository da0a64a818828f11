"""Which services a session is about, with evidence from what was said."""
