"""What subscribers follow."""
