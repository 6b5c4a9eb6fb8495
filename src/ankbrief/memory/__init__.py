"""What a project keeps between runs, in its folder `.ankbrief`; deleting it loses no document."""
