"""A table or a list of products whose columns have the names that people give them.

The names are guessed in English, Chinese, Russian, German and Spanish; the owner may say others.
A product needs a title and a price. Without an id it is known by its link, or else by its title.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from domain.feeds.columns import Vocabulary
from domain.feeds.judge import FeedTerms, judge
from domain.feeds.limits import ID_CHARS_MAX
from domain.feeds.row import BadRow, FeedItem, FeedRow

NEEDS = ("title", "price")
DIGEST_BYTES = 16
PARTED = re.compile(r"[|\s]+|,\s*(?=https?://)|,\s")
COLUMNS: Vocabulary = {
    "id": (
        *("id", "sku", "product id", "item id", "article", "article number", "item code", "code"),
        *("编号", "商品编号", "商品id", "货号", "商品编码", "编码", "sku编码"),
        *("артикул", "код", "код товара", "id товара", "ид", "номер"),
        *("artikelnummer", "artikel nr", "artikelnr", "art nr", "bestellnummer", "produkt id"),
        *("referencia", "ref", "código", "codigo", "id producto", "handle", "guid"),
    ),
    "title": (
        *("title", "name", "product name", "product title", "product", "item name", "item"),
        *("标题", "名称", "商品名称", "商品标题", "产品名称", "商品", "产品", "品名"),
        *("название", "наименование", "название товара", "имя", "товар", "заголовок"),
        *("titel", "name", "bezeichnung", "produktname", "artikelbezeichnung", "artikelname"),
        *("produkt", "artikel", "título", "titulo", "nombre", "nombre del producto", "producto"),
    ),
    "price": (
        *("price", "current price", "our price", "unit price", "selling price", "regular price"),
        *("价格", "售价", "单价", "现价", "销售价"),
        *("цена", "розничная цена", "цена продажи", "стоимость", "цена руб"),
        *("preis", "verkaufspreis", "einzelpreis", "bruttopreis", "vk preis", "preis eur"),
        *("precio", "precio de venta", "pvp", "precio unitario", "precio normal", "amount"),
    ),
    "list_price": (
        *("list price", "old price", "oldprice", "price before", "compare at price", "was"),
        *("original price", "rrp", "msrp", "原价", "市场价", "划线价", "吊牌价"),
        *("старая цена", "прежняя цена", "цена до скидки", "цена без скидки"),
        *("alter preis", "uvp", "listenpreis", "streichpreis", "statt", "vorher"),
        *("precio anterior", "precio original", "precio antes", "antes"),
    ),
    "sale_price": (
        *("sale price", "special price", "discount price", "discounted price", "offer price"),
        *("促销价", "特价", "优惠价", "折后价", "活动价"),
        *("цена со скидкой", "акционная цена", "цена по акции", "новая цена"),
        *("angebotspreis", "aktionspreis", "sonderpreis", "reduzierter preis"),
        *("precio de oferta", "precio oferta", "precio rebajado"),
    ),
    "currency": (
        *("currency", "currency code", "currencyid", "货币", "币种", "валюта"),
        *("währung", "waehrung", "moneda", "divisa"),
    ),
    "link": (
        *("link", "url", "product url", "product link", "external url", "permalink"),
        *("链接", "网址", "商品链接", "ссылка", "ссылка на товар", "адрес"),
        *("produktlink", "produkt url", "webadresse", "enlace", "url producto", "url del producto"),
    ),
    "image_link": (
        *("image link", "image", "image url", "images", "picture", "photo", "image src", "img"),
        *("图片", "图片链接", "主图", "商品图片", "图片地址"),
        *("изображение", "картинка", "фото", "ссылка на картинку", "изображения"),
        *("bild", "bild url", "bilder", "bildlink", "foto", "imagen", "url imagen", "imágenes"),
        *("featured image", "banner image"),
    ),
    "description": (
        *("description", "details", "short description", "content html", "content text", "summary"),
        *("描述", "说明", "商品描述", "详情", "описание", "описание товара"),
        *("beschreibung", "produktbeschreibung", "descripción", "descripcion", "body html"),
    ),
    "category": (
        *("category", "categories", "product type", "type", "group", "分类", "类别", "类目"),
        *("категория", "раздел", "группа", "категории", "kategorie", "kategorien", "warengruppe"),
        *("categoría", "categoria", "categorías", "tipo"),
    ),
    "tags": (
        *("tags", "labels", "keywords", "标签", "关键词", "теги", "метки", "ключевые слова"),
        *("schlagwörter", "stichwörter", "etiquetas", "palabras clave"),
    ),
    "availability": (
        *("availability", "available", "in stock", "stock status", "库存状态", "有货", "是否有货"),
        *("наличие", "в наличии", "доступность", "verfügbarkeit", "lieferbar", "auf lager"),
        *("vorrätig", "disponibilidad", "disponible", "en stock"),
    ),
    "quantity": (
        *("quantity", "stock", "qty", "inventory", "stock quantity", "库存", "数量", "库存数量"),
        *("количество", "остаток", "остатки", "кол во", "на складе"),
        *("menge", "bestand", "lagerbestand", "anzahl", "cantidad", "existencias", "inventario"),
    ),
    "expiration_date": (
        *("expiration date", "expires", "valid until", "end date", "有效期", "截止日期"),
        *("действует до", "дата окончания", "срок действия"),
        *("gültig bis", "enddatum", "válido hasta", "fecha de fin"),
    ),
    "sale_price_effective_date": ("sale price effective date",),
    "sale_starts": ("sale starts", "sale from", "date sale price starts"),
    "sale_ends": ("sale ends", "sale until", "date sale price ends"),
}


def rows(items: Iterable[FeedItem | BadRow], terms: FeedTerms) -> Iterator[FeedRow | BadRow]:
    """Make a row of each item."""
    for item in items:
        yield item if isinstance(item, BadRow) else judge(_known(item), terms)


def _known(item: FeedItem) -> FeedItem:
    """Return the item under an id, and with its first picture alone."""
    changed = {}
    if not item["id"]:
        changed["id"] = fitting(item["link"] or item["title"])
    if "," in item["image_link"] or " " in item["image_link"]:
        changed["image_link"] = first_address(item["image_link"])
    return replace(item, fields={**item.fields, **changed}) if changed else item


def fitting(text: str) -> str:
    """Return what stands for an id: itself, or a digest of what is too long."""
    if len(text) <= ID_CHARS_MAX and text.isprintable():
        return text
    return hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=DIGEST_BYTES).hexdigest()


def first_address(text: str) -> str:
    """Return the first of several addresses parted by commas, bars or blanks."""
    return PARTED.split(text.strip(), maxsplit=1)[0]
