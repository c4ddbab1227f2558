"""The desk: everything of the counter that is not a window and not a table."""
