"""Two versions of a procedure held against each other, property by property: diagram, tables, forms, clauses, scenarios."""
