"""The statutory papers as PDF."""
