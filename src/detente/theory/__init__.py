"""Game theory, bargaining theory and voting power: integers, sets and arrays. Knows no news and no case."""
