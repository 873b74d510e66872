"""What it costs to read a feed: `python -m bench.feeds`.

    ours      `settle` and `open_feed`, to the last row, as an import reads before it writes
    stdlib    the same file with the standard library alone: its cells, nothing judged

`--products` rows of each of XML, CSV, xlsx (which the standard library reads as a zip of XML) and a CSV whose
every four rows are one product with options. Every reading is a process of its own, so that its peak of
memory is its own; an import of nothing is the idle one.
A spreadsheet is opened by a child process, whose peak stands beside.
"""

import argparse
import csv
import json
import resource
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree

CHUNK = 64 * 1024
SIZES = 4
NAMES = ("id", "title", "description", "price", "sale_price", "link", "image_link", "product_type")
RSS = '<rss xmlns:g="http://base.google.com/ns/1.0"><channel>'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def cells(number: int) -> tuple[str, ...]:
    """Return one product of a shop."""
    return (
        f"p{number}",
        f"Teapot {number} of clay, hand made",
        f"A teapot of {number % 90 + 10} cl. It keeps its warmth, and does not drip. " * 3,
        f"{number % 400 + 20}.50 EUR",
        f"{number % 400 + 15}.90 EUR" if number % 3 == 0 else "",
        f"https://shop.example/products/teapot-{number}",
        f"https://cdn.shop.example/pictures/{number}.jpg",
        "Home &gt; Kitchen &gt; Teapots" if number % 2 else "Tea",
    )


def write_xml(path: Path, products: int) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.write(RSS)
        for number in range(products):
            fields = zip(NAMES, cells(number), strict=True)
            file.write("<item>" + "".join(f"<g:{k}>{v}</g:{k}>" for k, v in fields) + "</item>\n")
        file.write("</channel></rss>")


def write_csv(path: Path, products: int) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(NAMES)
        writer.writerows(cells(number) for number in range(products))


def write_xlsx(path: Path, products: int) -> None:
    """Write the parts that a workbook cannot be without; texts stand in their cells."""
    related = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    kinds = "http://schemas.openxmlformats.org/package/2006"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", f'<Types xmlns="{kinds}/content-types"/>')
        relation = (
            f'<Relationships xmlns="{kinds}/relationships"><Relationship Id="r" Type="{related}/'
        )
        archive.writestr(
            "_rels/.rels", f'{relation}officeDocument" Target="xl/workbook.xml"/></Relationships>'
        )
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{MAIN}" xmlns:r="{related}"><sheets><sheet name="S" sheetId="1" r:id="r"/>'
            "</sheets></workbook>",
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            f'{relation}worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        )
        with archive.open("xl/worksheets/sheet1.xml", "w") as sheet:
            sheet.write(f'<worksheet xmlns="{MAIN}"><sheetData>'.encode())
            for place, row in enumerate([NAMES, *map(cells, range(products))], 1):
                words = "".join(
                    f'<c r="{chr(65 + at)}{place}" t="inlineStr"><is><t>{cell}</t></is></c>'
                    for at, cell in enumerate(row)
                )
                sheet.write(f'<row r="{place}">{words}</row>'.encode())
            sheet.write(b"</sheetData></worksheet>")


def write_sizes(path: Path, products: int) -> None:
    """Write a table whose every `SIZES` rows are one product with options."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow((*NAMES, "item_group_id", "size"))
        writer.writerows(
            (*cells(number), f"g{number // SIZES}", f"{number % SIZES}")
            for number in range(products)
        )


WRITERS = {
    "feed.xml": write_xml,
    "feed.csv": write_csv,
    "feed.xlsx": write_xlsx,
    "sizes.csv": write_sizes,
}


def ours(path: Path) -> int:
    """Read a feed as an import does; return how many products it has."""
    from domain.feeds.readers.reading import FeedRow, FeedTerms, open_feed, settle

    def chunks() -> Iterator[bytes]:
        with path.open("rb") as file:
            while chunk := file.read(CHUNK):
                yield chunk

    terms = settle(chunks, FeedTerms("EUR"))
    return sum(isinstance(row, FeedRow) for row in open_feed(chunks(), terms).rows)


def idle(_: Path) -> int:
    """Import what `ours` imports, and read nothing."""
    import domain.feeds.readers.reading

    return len(domain.feeds.readers.reading.__all__)


def stdlib(path: Path) -> int:
    """Read the cells of every product with the standard library."""
    if path.suffix == ".csv":
        with path.open(encoding="utf-8", newline="") as file:
            return sum(1 for _ in csv.DictReader(file))
    if path.suffix == ".xml":
        return _elements(path, "item")
    with zipfile.ZipFile(path) as archive, archive.open("xl/worksheets/sheet1.xml") as sheet:
        return _elements(sheet, "row") - 1


def _elements(source: object, name: str) -> int:
    found = 0
    for _, element in ElementTree.iterparse(source):  # type: ignore[arg-type]
        if element.tag.rpartition("}")[2] == name:
            [child.text for child in element.iter()]
            element.clear()
            found += 1
    return found


READERS = {"ours": ours, "stdlib": stdlib, "idle": idle}


def measured(reader: str, path: Path) -> dict[str, float]:
    """Read in a process of its own."""
    command = [sys.executable, "-m", "bench.feeds", "--one", reader, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def read_one(reader: str, path: Path) -> None:
    """Read, and print what it took."""
    begun, cpu = time.perf_counter(), time.process_time()
    products = READERS[reader](path)
    child = resource.getrusage(resource.RUSAGE_CHILDREN)
    figures = {
        "products": products,
        "seconds": time.perf_counter() - begun,
        "cpu": time.process_time() - cpu + child.ru_utime + child.ru_stime,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "child": child.ru_maxrss / 1024,
    }
    print(json.dumps(figures))


def main() -> None:
    """Write each file, read it in each way, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--products", type=int, default=100_000)
    parser.add_argument("--one", nargs=2, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.one:
        read_one(args.one[0], Path(args.one[1]))
        return
    with TemporaryDirectory() as folder:
        for name, write in WRITERS.items():
            path = Path(folder) / name
            write(path, args.products)
            nothing = measured("idle", path)["megabytes"]
            print(f"{name}: {path.stat().st_size / 2**20:.0f} MB")
            for reader in ("ours", "stdlib"):
                got = measured(reader, path)
                print(
                    f"  {reader:7} {got['products']:.0f} products  {got['seconds']:.1f} s"
                    f"  CPU {got['cpu']:.1f} s  {args.products / got['cpu']:,.0f} rows a CPU second"
                    f"  peak {got['megabytes'] - nothing:+.0f} MB  child {got['child']:.0f} MB"
                )


if __name__ == "__main__":
    main()
