"""What is printed of a case: the procedure's own forms, and the report of the whole case, as PDF."""
