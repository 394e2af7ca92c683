"""Parts of the model, written from its specification alone and read beside it; numbers in brackets are its equations."""
