"""The page on which those who were asked for their opinion answer, with the number of the letter and its code."""
