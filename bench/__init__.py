"""The benchmark: the work W over HTTP beside a naive design in the same run. Run it with `make bench`."""
