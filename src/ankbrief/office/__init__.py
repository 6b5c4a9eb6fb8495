"""What an office starts from: a folder of its own, copies of templates, the words they know."""
