"""The far systems, one file each."""
