"""`motcua …`: what the office's IT person types or puts into a script. The same services as the window."""
