"""Pages of what goes outside: messages, money, the portal, the post, kept results."""
