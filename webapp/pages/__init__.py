"""What each page shows, as frozen values made by pure functions: the templates only lay them out."""
