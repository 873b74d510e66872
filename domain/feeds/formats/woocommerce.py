"""Products as WooCommerce exports them: simple ones, and variable ones with their variations.

    simple, external     one row, one deal
    variable             a row without a price; its `variation` rows name it as `Parent`
    grouped              has no price; its parts are products of their own

As with Shopify, a variable product is one deal at the price of its cheapest variation that can be
had, its variations are the deal's options; it comes when the file has ended, for its variations may stand anywhere. The export has no
addresses: `?p=ID` under the shop's own leads to the product.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from domain.feeds.columns import Vocabulary
from domain.feeds.formats.plain import first_address
from domain.feeds.formats.shopify import picture
from domain.feeds.judge import FeedTerms, judge
from domain.feeds.limits import OPTION_KINDS_MAX, ROWS_MAX
from domain.feeds.options import Variants
from domain.feeds.row import UNPUBLISHED, BadRow, FeedItem, FeedRow, Stop

NEEDS = ("id", "title", "price")
ATTRIBUTES = {
    "name": (
        *("attribute {} name", "name des attributs {}", "attribut {} name", "имя атрибута {}"),
        *("название атрибута {}", "nombre del atributo {}", "属性 {} 名称", "属性{}名称"),
    ),
    "value": (
        *("attribute {} value s", "attribut {} wert e", "wert e des attributs {}"),
        *("значение я атрибута {}", "значения атрибутов {}", "значение атрибута {}"),
        *("valor es del atributo {}", "属性 {} 值", "属性{}值"),
    ),
}
COLUMNS: Vocabulary = {
    "id": ("id",),
    "type": ("type", "typ", "тип", "tipo", "类型"),
    "sku": ("sku", "artikelnummer", "артикул"),
    "title": ("name", "имя", "название", "nombre", "名称"),
    "published": ("published", "veröffentlicht", "опубликован", "publicado", "已发布"),
    "visibility": (
        *("visibility in catalog", "sichtbarkeit im katalog", "видимость в каталоге"),
        *("visibilidad en el catálogo", "目录可见性"),
    ),
    "short_description": (
        *("short description", "kurzbeschreibung", "краткое описание", "descripción corta"),
        "简短描述",
    ),
    "description": ("description", "beschreibung", "описание", "descripción", "描述"),
    "sale_starts": (
        *("date sale price starts", "datum an dem angebotspreis beginnt"),
        *("дата начала действия цены распродажи", "дата начала действия скидки"),
        *("día en que empieza el precio rebajado", "促销开始日期"),
    ),
    "sale_ends": (
        *("date sale price ends", "datum an dem angebotspreis endet"),
        *("дата окончания действия цены распродажи", "дата окончания действия скидки"),
        *("día en que termina el precio rebajado", "促销结束日期"),
    ),
    "in_stock": ("in stock", "vorrätig", "в наличии", "наличие", "en inventario", "有货"),
    "sale_price": (
        *("sale price", "angebotspreis", "цена распродажи", "акционная цена", "precio rebajado"),
        "促销价格",
    ),
    "price": (
        *("regular price", "regulärer preis", "базовая цена", "обычная цена", "precio normal"),
        "常规售价",
    ),
    "category": ("categories", "kategorien", "категории", "categorías", "分类"),
    "tags": ("tags", "schlagwörter", "метки", "etiquetas", "标签"),
    "images": ("images", "bilder", "изображения", "imágenes", "图片"),
    "parent": ("parent", "übergeordnetes produkt", "родительский", "superior", "父级"),
    "link": ("external url", "externe url", "внешний url", "url externa", "外部链接"),
    **{
        f"attribute{place}_{what}": tuple(name.format(place) for name in names)
        for place in range(1, OPTION_KINDS_MAX + 1)
        for what, names in ATTRIBUTES.items()
    },
    "stock": ("stock", "lager", "lagerbestand", "запасы", "inventario", "库存"),
}
"""The plugin writes the names of columns in the language of whoever exports."""
PLACES = range(1, OPTION_KINDS_MAX + 1)
VARIABLE, VARIATION, GROUPED = "variable", "variation", "grouped"
UNSEEN = {"hidden", "search"}


@dataclass
class Parent:
    """A variable product, and what its variations came to so far."""

    item: FeedItem
    best: FeedRow | None = None
    variants: Variants = field(default_factory=Variants)
    complaints: list[BadRow] = field(default_factory=list)

    def add(self, row: FeedRow | BadRow, item: FeedItem) -> None:
        """Count a variation in; a bad one spoils itself and not the product."""
        if isinstance(row, BadRow):
            self.complaints.append(replace(row, source_id=self.item["id"] or None))
            return
        self._note_variant(row, item)
        if self.best is None or _rank(row) < _rank(self.best):
            self.best = row

    def _note_variant(self, row: FeedRow, item: FeedItem) -> None:
        names = [item[f"attribute{n}_name"] or self.item[f"attribute{n}_name"] for n in PLACES]
        self.variants.add(
            [name for name in names if name],
            [item[f"attribute{n}_value"] for n in PLACES],
            price_minor=row.price_minor,
            list_price_minor=row.list_price_minor,
            sale=row.sale,
            in_stock=row.in_stock,
            source_id=item["id"],
            stock=item["stock"],
            photo=picture(first_address(item["images"]), first_address(self.item["images"])),
        )

    def finished(self, best: FeedRow) -> FeedRow:
        """Return the product at the price of its best variation, with all of them as options."""
        kinds, found = self.variants.options(best.price_minor, best.list_price_minor, best.sale)
        return replace(best, line=self.item.line, option_kinds=kinds, options=found)


def _rank(row: FeedRow) -> tuple[bool, int]:
    return (not row.in_stock, row.price_minor)


def rows(items: Iterable[FeedItem | BadRow], terms: FeedTerms) -> Iterator[FeedRow | BadRow]:
    """Make a row of each product that stands alone, then of each that has variations."""
    parents: dict[str, Parent] = {}
    orphans: list[FeedItem] = []
    stop: Stop | None = None
    try:
        for item in items:
            kinds = [] if isinstance(item, BadRow) else _kinds(item)
            if isinstance(item, BadRow):
                yield item
            elif VARIATION in kinds and len(orphans) < ROWS_MAX:
                orphans.append(item)
            elif VARIABLE in kinds and len(parents) < ROWS_MAX:
                _remember(parents, Parent(item))
            else:
                yield _simple(item, kinds, terms)
    except Stop as end:
        stop = end
    yield from _variable(parents, orphans, terms)
    if stop is not None:
        raise stop


def _kinds(item: FeedItem) -> list[str]:
    return [kind.strip() for kind in item["type"].lower().split(",")]


def _remember(parents: dict[str, Parent], parent: Parent) -> None:
    for name in (f"id:{parent.item['id']}", parent.item["sku"]):
        if name:
            parents.setdefault(name, parent)


def _simple(item: FeedItem, kinds: list[str], terms: FeedTerms) -> FeedRow | BadRow:
    if bad := _unseen(item):
        return bad
    if GROUPED in kinds:
        return BadRow(item.line, "feed.grouped", source_id=item["id"] or None)
    return judge(_translated(item, item, terms), terms)


def _variable(
    parents: dict[str, Parent], variations: Iterable[FeedItem], terms: FeedTerms
) -> Iterator[FeedRow | BadRow]:
    for item in variations:
        parent = parents.get(item["parent"])
        if parent is None:
            yield BadRow(item.line, "feed.no_parent", {"parent": item["parent"][:40]})
        elif item["published"] not in ("0", "-1") and parent.variants.another():
            parent.add(judge(_translated(parent.item, item, terms), terms), item)
    for parent in {id(parent): parent for parent in parents.values()}.values():
        if bad := _unseen(parent.item):
            yield bad
            continue
        yield from parent.complaints
        yield from parent.variants.complaints(parent.item.line, parent.item["id"] or None)
        if parent.best is not None:
            yield parent.finished(parent.best)
        elif not parent.complaints:
            source_id = parent.item["id"] or None
            yield BadRow(parent.item.line, "feed.no_variations", source_id=source_id)


def _unseen(item: FeedItem) -> BadRow | None:
    """Return why nobody can buy the product in the shop, if so."""
    if item["published"] not in ("0", "-1") and item["visibility"].lower() not in UNSEEN:
        return None
    source_id = item["id"] or None
    return BadRow(item.line, UNPUBLISHED, {"id": source_id or ""}, source_id=source_id)


def _translated(product: FeedItem, priced: FeedItem, terms: FeedTerms) -> FeedItem:
    """Return a product with the price, stock and picture of one of its variations, or its own."""
    first, *others = product["category"].split(",") if product["category"] else [""]
    shop = None if terms.shop_url is None else f"{terms.shop_url.rstrip('/')}/?p={product['id']}"
    more = ",".join(other.rpartition(">")[2] for other in others)
    return FeedItem(
        priced.line,
        {
            "id": product["id"],
            "title": product["title"],
            "description": product["short_description"] or product["description"],
            "price": priced["price"],
            "sale_price": priced["sale_price"],
            "sale_starts": priced["sale_starts"],
            "sale_ends": priced["sale_ends"],
            "availability": _availability(priced["in_stock"]),
            "link": product["link"] or shop or "",
            "image_link": first_address(product["images"] or priced["images"]),
            "category": first.strip(),
            "tags": f"{more},{product['tags']}",
        },
    )


def _availability(text: str) -> str:
    """Return what the export says of stock: 1, 0 or `backorder`."""
    return "" if text == "1" else text
