"""What the model says of photos: tags, and members of described albums."""
