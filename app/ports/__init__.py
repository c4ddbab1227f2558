"""All that services ask of the outside world, one file per subject."""
