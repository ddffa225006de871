"""The story that `signet demo` plays, and how it is shown."""
