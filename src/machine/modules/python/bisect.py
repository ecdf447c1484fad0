"""Searching lists that are sorted, and putting items where they belong."""

from _bisect import bisect, bisect_left, bisect_right, insort, insort_left, insort_right
