"""Pages of accounts: people for administrators, one's own account, accounts in bulk."""
