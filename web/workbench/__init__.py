"""The analysts' tools: stories that must hold, and the matrix of clauses."""
