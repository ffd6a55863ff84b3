"""What people see: Components V2 layouts."""
