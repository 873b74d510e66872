"""The menus: where whoever runs the shop works, in private, by windows of aiogram-dialog.

    context     what a read or an act works with: its transaction, who presses, what was said
    page        pages declared: what one reads, its buttons, its acts
    form        forms declared: their fields, and how an answer is read
    confirm     the window that names the object before something is destroyed or paid
    dispatcher  the commands into the menus; every folder here is one of their branches

A page reads in a snapshot and acts in one transaction. Nothing here decides: `domain` does.
"""
