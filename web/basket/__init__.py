"""The basket in the Mini App, and where its orders are fetched."""
