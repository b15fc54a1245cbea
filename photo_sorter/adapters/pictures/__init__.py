"""Pictures for the eye, decoded in a child process of their own and handed over in shared
memory."""
