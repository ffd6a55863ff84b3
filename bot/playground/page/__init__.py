"""The web page's side: its files, its socket, and the session behind it."""
