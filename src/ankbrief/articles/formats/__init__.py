"""What is no plain text: office documents, mail, tables; a module a format."""
