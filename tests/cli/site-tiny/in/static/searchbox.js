// searchbox
