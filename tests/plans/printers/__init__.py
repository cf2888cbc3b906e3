"""One file for each way in which a plan reaches an office: text dumps, Word, web page, PDF."""
