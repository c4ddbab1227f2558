"""Facts and rules of the one-stop desk. Standard library only; nothing here touches a disk, a device or a clock."""
