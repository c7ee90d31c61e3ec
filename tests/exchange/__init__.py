"""Tests of the tables that fiches are exchanged in."""
