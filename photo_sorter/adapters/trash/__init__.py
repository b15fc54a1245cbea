"""The system's trash: files go there, and come back."""
