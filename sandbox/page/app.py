"""The chat page: static files, JSON calls for what a person does, a stream of what happens.

    GET  /                      the page           GET  /page/...        its modules and styles
    GET  /api/hello             whom to act as     GET  /api/world       all that a person has
    GET  /api/messages          a page of a chat   GET  /api/commands    the `/` menu
    GET  /api/events            server-sent        GET  /api/files/ID    photos and documents
    GET  /api/extras            the bot's figures  GET, POST /api/control  faults and time
    GET  /outside/feed.xml      a product feed of the world outside, for a shop to fetch
    POST /api/say /photo /document /press /react /open /forward /act /invite /decide /read /dialog
         /inline /choose /crowd /crowd/stop /pay/open /pay/ship /pay/ask /pay/charge /pay/close

Everything is asked and done as a person (`as`, a user id). An act that Telegram's apps would not
allow is answered 409, one that makes no sense 400, both with {"error": sentence}.
"""

from collections.abc import Awaitable, Callable
from pathlib import Path

from aiohttp import web

from sandbox.backend import Backend
from sandbox.page import screen, stream
from sandbox.page.actions import ACTIONS, ask_inline, send_document, send_photo
from sandbox.page.control import list_controls, perform
from sandbox.page.guard import guard, seal
from sandbox.page.payments import PAYMENT_ACTIONS
from sandbox.state.chats import Json

STATIC = Path(__file__).parent / "static"
FEED = Path(__file__).parents[1] / "sample" / "google-merchant-watches.xml"
MODULES = sorted(STATIC.glob("*.js"))
MESSAGES_PER_PAGE_MAX = 200
SHOWN_IN_BROWSER = ("image/png", "image/jpeg", "image/gif")
Act = Callable[[Backend, Json], Json]
Ask = Callable[[Backend, Json], Awaitable[Json]]


def mount(app: web.Application, box: Backend) -> None:
    """Add the page to the sandbox's web application."""
    page = PageHandlers(box)
    app.middlewares.append(guard)
    app.on_response_prepare.append(seal)
    app.router.add_get("/", page.index)
    app.router.add_static("/page/", STATIC)
    app.router.add_get("/outside/feed.xml", page.feed)
    for name in ("hello", "world", "messages", "commands", "events", "extras"):
        app.router.add_get(f"/api/{name}", getattr(page, name))
    app.router.add_get("/api/files/{file_id}", page.file)
    app.router.add_post("/api/inline", page.inline)
    app.router.add_post("/api/photo", page.upload_handler(send_photo))
    app.router.add_post("/api/document", page.upload_handler(send_document))
    app.router.add_get("/api/control", page.offers)
    app.router.add_post("/api/control", page.control)
    for name, act in ACTIONS.items():
        app.router.add_post(f"/api/{name}", page.action_handler(act))
    for name, ask in PAYMENT_ACTIONS.items():
        app.router.add_post(f"/api/{name}", page.patient_handler(ask))


class PageHandlers:
    """The handlers of one sandbox's page."""

    def __init__(self, box: Backend) -> None:
        self._box = box
        self._reading = screen.ReadState()

    async def index(self, request: web.Request) -> web.StreamResponse:
        """Serve the page itself, and name its modules so that all are fetched at once."""
        links = (f"</page/{module.name}>; rel=modulepreload" for module in MODULES)
        return web.FileResponse(STATIC / "index.html", headers={"Link": ", ".join(links)})

    async def feed(self, request: web.Request) -> web.StreamResponse:
        """Serve a product feed, with its ETag and the moment of its last change."""
        return web.FileResponse(FEED)

    async def hello(self, request: web.Request) -> web.Response:
        """Say as whom to begin: as before if they still exist, else as the first by name."""
        known = [person["id"] for person in screen.people(self._box.world)]
        before = request.query.get("as", "")
        wanted = int(before) if before.isdigit() else 0
        person = wanted if wanted in known else next(iter(known), None)
        return web.json_response({"person": person})

    async def world(self, request: web.Request) -> web.Response:
        """Return all that a person's page needs to begin."""
        user = self._user(request)
        return web.json_response(await stream.full_state(self._box, self._reading, user))

    async def messages(self, request: web.Request) -> web.Response:
        """Return a page of one chat, the newest unless `before` names an order."""
        query = request.query
        chat = self._box.world.chats[int(query["chat"])]
        before, topic = _number(query.get("before")), _number(query.get("topic"))
        limit = min(int(query.get("limit", 50)), MESSAGES_PER_PAGE_MAX)
        return web.json_response(
            screen.page_of_messages(
                self._box.world, self._user(request), chat, before, topic, limit
            )
        )

    async def commands(self, request: web.Request) -> web.Response:
        """Return the commands that the bot offers this person in this chat."""
        user, number = self._user(request), int(request.query["chat"])
        world = self._box.world
        chat = world.private(number) if number > 0 else world.chats[number]
        shown = screen.commands_for(world, user, chat)
        return web.json_response({"commands": shown})

    async def events(self, request: web.Request) -> web.StreamResponse:
        """Stream what happens on this person's screen."""
        self._user(request)
        return await stream.stream(self._box, self._reading, request)

    async def extras(self, request: web.Request) -> web.Response:
        """Return what the bot's demo tells about itself."""
        return web.json_response(await stream.extras(self._box))

    async def file(self, request: web.Request) -> web.Response:
        """Return a photo, or a document to be saved."""
        stored = self._box.world.files.find(request.match_info["file_id"])
        headers = {"Cache-Control": "private, max-age=3600"}
        if stored.mime_type not in SHOWN_IN_BROWSER:
            headers["Content-Disposition"] = "attachment"
        return web.Response(body=stored.data, content_type=stored.mime_type, headers=headers)

    def upload_handler(self, send: Act) -> Callable[[web.Request], Awaitable[web.Response]]:
        """Return the handler that sends an uploaded photo or document as a person."""

        async def handler(request: web.Request) -> web.Response:
            form = await request.post()
            file = form["file"]
            if not isinstance(file, web.FileField):
                raise web.HTTPBadRequest
            values = {"as": form["as"], "chat": form["chat"], "caption": form.get("caption", "")}
            values |= {"name": file.filename, "data": file.file.read()}
            return web.json_response(send(self._box, values))

        return handler

    async def inline(self, request: web.Request) -> web.Response:
        """Type behind the bot's name, and wait for what it offers."""
        return web.json_response(await ask_inline(self._box, await request.json()))

    async def offers(self, request: web.Request) -> web.Response:
        """Return the faults, switches and moves of the clock that the page offers as buttons."""
        return web.json_response({"offers": list_controls(self._box)})

    async def control(self, request: web.Request) -> web.Response:
        """Order a fault, change the world, move the clock or turn a switch."""
        values = await request.json()
        return web.json_response(await perform(self._box, values))

    def action_handler(self, act: Act) -> Callable[[web.Request], Awaitable[web.Response]]:
        """Return the handler for one act of a person."""

        async def handler(request: web.Request) -> web.Response:
            values = await request.json() | {"reading": self._reading}
            return web.json_response(act(self._box, values))

        return handler

    def patient_handler(self, ask: Ask) -> Callable[[web.Request], Awaitable[web.Response]]:
        """Return the handler for one act that may wait for the bot."""

        async def handler(request: web.Request) -> web.Response:
            return web.json_response(await ask(self._box, await request.json()))

        return handler

    def _user(self, request: web.Request) -> int:
        user = _number(request.query.get("as"))
        if user not in self._box.world.users:
            raise web.HTTPNotFound
        return user


def _number(text: str | None) -> int | None:
    return int(text) if text and text.lstrip("-").isdigit() else None
