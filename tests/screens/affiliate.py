"""Reports of affiliate networks that were put aside, for every reason."""

from typing import Any

from domain.network_order.receive import ASIDE, CallAside
from views.affiliate import order_screens

REASONS = ("status", "parent", "currency", "amount", "time", "order", "reversed", "broken")
SCREENS: dict[str, Any] = {}
ROWS = {ASIDE: [CallAside(network="n" * 20, reason=one, shown="<&>" * 33) for one in REASONS]}
RENDERERS = order_screens.RENDERERS
