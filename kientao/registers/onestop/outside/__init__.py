"""What stands outside: gateways for messages, providers of payments, the national portal. Each a protocol."""
