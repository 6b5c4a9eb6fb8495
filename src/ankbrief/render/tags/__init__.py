"""The structure tree of the PDF, in place of WeasyPrint's own."""
