"""The verbs of `python -m bot`; `__main__` composes them."""
