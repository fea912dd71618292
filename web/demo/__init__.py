"""Three invented organisations with people and complaints, to try Shouli with."""
