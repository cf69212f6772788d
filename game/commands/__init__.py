"""What each command of `lens` does. A module here is imported when its command runs."""
