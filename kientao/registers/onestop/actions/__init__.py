"""What is done in the one-stop shop: each verb is authorised, atomic and told to the audit trail."""
