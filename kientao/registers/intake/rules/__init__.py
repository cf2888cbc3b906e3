"""What the intake decides, as pure functions: how a cell is read, what tells a row again, what a batch changes."""
