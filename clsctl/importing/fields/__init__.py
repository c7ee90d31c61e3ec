"""From what stands under a label to the value of a key, in the form that the format gives it."""
