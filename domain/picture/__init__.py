"""Pictures of deals, looked at before they are posted."""
