"""Fiches to the tables of a workbook and back, so that what people change there can come home."""
