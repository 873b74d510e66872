"""Where the demo plays, and who plays in it besides the owner."""

from dataclasses import dataclass


@dataclass(frozen=True)
class DemoGroup:
    """A group of the demo: its language, and how often its campaign posts."""

    title: str
    language: str
    tag: str
    every_s: int
    welcome: str


PLACES = (
    DemoGroup(
        "Home & Garden deals",
        "en",
        "all",
        20,
        "Welcome! Deals for home and garden arrive here. /me shows your own code, /deals the list.",
    ),
    DemoGroup(
        "好物团购 · 家居",
        "zh",
        "Indoor",
        45,
        "欢迎！这里会发布家居优惠。发送 /me 查看您的推荐码，/deals 查看全部优惠。",
    ),
    DemoGroup(
        "Уютный дом",
        "ru",
        "Outdoor",
        60,
        "Добро пожаловать! Здесь выходят предложения для дома. /me — ваш код, /deals — список.",
    ),
)
MEMBERS = (("Ann", "en"), ("Ben", "zh"), ("Chiara", "ru"), ("Pavel", "ru"), ("Ruth", "en"))
