"""The only place where adapters meet the core: one function for each thing a user asks for."""
