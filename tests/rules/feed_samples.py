"""Small files of each format, made by hand."""

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

GOOGLE = (
    '<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0" xmlns:c="http://base.google.com/cns/1.0"'
    ' xmlns:media="http://search.yahoo.com/mrss/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:atom="http://www.w3.org/2005/Atom"><channel>{}</channel></rss>'
)
WOO_HEADER = (
    "ID,Type,SKU,Name,Published,Visibility in catalog,Short description,Date sale price starts,"
    "Date sale price ends,In stock?,Stock,Sale price,Regular price,Categories,Tags,Images,Parent,External URL\n"
)
WOO = WOO_HEADER + (
    "10,simple,M-1,Mug,1,visible,Clay,2026-12-01,2026-12-24,1,5,9.00,12.00,"
    '"Kitchen > Mugs, Gifts",Clay,"https://shop.example/a.jpg, https://shop.example/b.jpg",,\n'
    "11,external,B-1,Book,1,visible,,,,1,,,15.00,Books,,,,https://other.example/book\n"
    "20,variable,S-1,Shirt,1,visible,,,,1,,,,Clothes,,https://shop.example/s.jpg,,\n"
    "12,simple,D-1,Draft,0,visible,,,,1,,,5.00,,,,,\n"
    "13,grouped,G-1,Set,1,visible,,,,1,,,,,,,,\n"
    "21,variation,S-1-L,Shirt L,1,visible,,,,0,0,,16.00,,,,id:20,\n"
    "22,variation,S-1-M,Shirt M,1,visible,,,,1,2,18.00,20.00,,,,S-1,\n"
)
YML = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE yml_catalog SYSTEM "shops.dtd">
<yml_catalog date="2026-11-30 10:00"><shop><name>S</name>
<categories><category id="1">Напитки</category><category id="2" parentId="1">Посуда</category></categories>
<offers>
<offer id="1" available="true"><name>Чай</name><price>499</price><oldprice>599</oldprice>
<currencyId>RUR</currencyId><url>https://shop.example/1</url><picture>https://shop.example/1.jpg</picture>
<picture>https://shop.example/2.jpg</picture><categoryId>1</categoryId></offer>
<offer id="2" available="false"><typePrefix>Чайник</typePrefix><vendor>Вулкан</vendor><model>К-7</model>
<price>1499</price><currencyId>RUB</currencyId></offer>
<offer id="3"><name>Набор</name><price from="true">999</price><currencyId>RUB</currencyId></offer>
<offer id="4"><name>Скрыт</name><disabled>true</disabled><price>999</price></offer>
</offers></shop></yml_catalog>
"""
Table = list[list[object]]
CONTENT = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument'
    '.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application'
    '/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'
)
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATION = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="{type}" Target="{target}"/></Relationships>'
)
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def zipped(files: Mapping[str, bytes | str]) -> bytes:
    """Return a zip of files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def xlsx(table: Table) -> bytes:
    """Return a table as a workbook of Excel."""
    rows = "".join(
        f'<row r="{at}">{"".join(_cell(column, at, cell) for column, cell in enumerate(row))}</row>'
        for at, row in enumerate(table, 1)
    )
    return zipped(
        {
            "[Content_Types].xml": CONTENT,
            "_rels/.rels": RELATION.format(
                type=f"{RELATED}/officeDocument", target="xl/workbook.xml"
            ),
            "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATED}"><sheets>'
            '<sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": RELATION.format(
                type=f"{RELATED}/worksheet", target="worksheets/sheet1.xml"
            ),
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>',
        }
    )


def _cell(column: int, row: int, value: object) -> str:
    if value is None:
        return ""
    place = f'r="{chr(65 + column)}{row}"'
    if isinstance(value, int | float):
        return f"<c {place}><v>{value}</v></c>"
    return f'<c {place} t="inlineStr"><is><t>{escape(str(value))}</t></is></c>'


def ods(table: Table) -> bytes:
    """Return a table as a spreadsheet of LibreOffice."""
    rows = "".join(
        f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>" for row in table
    )
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": "<manifest/>",
            "content.xml": f"<office:document-content {spaces}><office:body><office:spreadsheet>"
            f'<table:table table:name="S">{rows}</table:table></office:spreadsheet></office:body>'
            "</office:document-content>",
        }
    )


def _ods_cell(value: object) -> str:
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, int | float):
        return f'<table:table-cell office:value-type="float" office:value="{value}"/>'
    text = escape(str(value))
    return (
        f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
    )
