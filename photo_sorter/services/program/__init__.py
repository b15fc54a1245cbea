"""What concerns the program itself: settings, its version and licences, the doctor."""
