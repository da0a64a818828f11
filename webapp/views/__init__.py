"""What answers a request: each view asks for values, and hands them to a page, a file or a feed."""
