"""What can be done to cases of reconsideration and litigation."""
