"""Shouli in the browser, for programs and on the command line: the edge, where strangers' input is made clean."""
