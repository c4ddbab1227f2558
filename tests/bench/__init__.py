"""The benchmark: each figure an officer feels beside the floor under it, measured in turns in one run."""
