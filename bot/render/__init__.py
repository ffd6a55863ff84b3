"""What people see: Components V2 layouts and all their words."""
