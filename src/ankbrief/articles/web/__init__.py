"""Pages and feeds by their addresses; the network is touched only where the user gives one."""
