help-menu = Right-click a message, then Apps.
