"""Registers: where the reform happens, one folder each. Each knows its own work and gives facts; none knows another."""
