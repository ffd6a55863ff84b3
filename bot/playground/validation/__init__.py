"""Validation of API requests: forms and limits."""
