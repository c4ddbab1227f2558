"""What stands on and under the counter: printers, readers, the key store."""
