"""The facts this register gives to measures: what its records come to, with the classes its own rules give them."""
