"""The day's steps, one module a room: open an engine on tables of the day, call the room, write what comes out.

Nothing is computed here; `screening` puts the steps in order.
"""
