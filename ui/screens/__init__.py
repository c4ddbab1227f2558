"""One screen per job; screens meet only in the window."""
