"""The questions that the board answers, each on a page whose address carries all that was chosen."""
