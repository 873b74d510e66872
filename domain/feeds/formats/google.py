"""Products as Google Merchant Center and Facebook's catalogue know them: one item is one deal.

`sale_price` is the deal's price and `price` its list price; without a sale there is no reduction.
Outside `sale_price_effective_date` there is no sale, and `price` is asked; the deal itself ends with
`expiration_date`. Variants of a product are items of their own in these feeds, and stay so.

The words of `judge` are Google's, so there is nothing to translate.
"""

from domain.feeds.columns import Vocabulary
from domain.feeds.judge import judged

NEEDS = ("id", "title", "price")
COLUMNS: Vocabulary = {
    "id": ("id",),
    "title": ("title",),
    "price": ("price",),
    "sale_price": ("sale price",),
    "sale_price_effective_date": ("sale price effective date",),
    "description": ("description", "rich text description"),
    "link": ("link",),
    "image_link": ("image link",),
    "availability": ("availability",),
    "quantity": ("quantity to sell on facebook",),
    "expiration_date": ("expiration date",),
    "product_type": ("product type",),
    "google_product_category": ("google product category", "fb product category"),
}
rows = judged
