"""Paying in the one-stop shop: squares for a bank transfer."""
