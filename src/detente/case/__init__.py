"""The negotiation model: parties, issues, options, preferences, rules; its format and its checks."""
