"""Days with the catalogue: what ships, and what other people's files bring."""
