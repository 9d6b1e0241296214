// Nothing: what the page says without scripts is this case's.
