"""Facts and rules of the one-stop desk. Standard library only; no disk, no device, no clock."""
