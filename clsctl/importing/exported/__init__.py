"""What `clsctl export` wrote, brought back: the tables of a workbook, or CSV files, to the fiches they were made of."""
