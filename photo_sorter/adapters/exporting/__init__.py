"""Copies of photos: pictures that are written anew, and what is said beside their pixels."""
