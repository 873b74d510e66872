"""The desk: where whoever runs the shop works, in private, by menus of aiogram-dialog.

    worker    takes the updates that `handlers.admin_updates` put aside, one member's after the other
    act       one action: who may, the action itself, the audit line, in one transaction
    words     texts and buttons in the reader's language
    confirm   the window that names the object before something is destroyed or paid
    menu      the first window; every other module here is one of its branches

A window's getter reads; a click acts through `act`. Nothing here decides: `domain` does.
"""
