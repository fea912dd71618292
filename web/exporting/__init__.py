"""Many cases given away at once: event logs for process mining (XES, OCEL), and lists for spreadsheets (CSV, XLSX)."""
