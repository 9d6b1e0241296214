// The theme of a reader stands here.
