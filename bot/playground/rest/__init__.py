"""The HTTP API, a module a family of routes."""
