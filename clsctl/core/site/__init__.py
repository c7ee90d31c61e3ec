"""The static site of a plan or portfolio: which pages there are, what each says, how they lead to one another."""
