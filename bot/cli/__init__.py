"""The commands of `python -m bot`; `__main__` puts them together."""
