"""The stock of numbered paper forms: its register, its movements, and the list of it for spreadsheets."""
