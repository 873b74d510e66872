"""Sample values for every window of the admin menu, one module per module of `handlers.admin`.

`SAMPLES` maps a window's state to what its getter may return, at its longest and its emptiest;
`STARTED` maps a state to the data its dialog was started with, where the window shows that.
"""
