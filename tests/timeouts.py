"""How long tests wait for what comes for sure; only a failure takes so long."""

TIMEOUT_S = 60.0
