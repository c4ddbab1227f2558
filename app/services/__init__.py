"""The jobs at the desk, named as an officer would name them."""
