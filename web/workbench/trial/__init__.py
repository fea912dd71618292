"""A draft tried in memory on the real engine, with the real forms and any role; what is done is a story from the first step on."""
