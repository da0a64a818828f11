"""The outline of a session: parts, chapters, and questions with their answers."""
