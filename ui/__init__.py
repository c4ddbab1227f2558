"""The window. Asks services, shows answers; holds no rule, no SQL, no device."""
