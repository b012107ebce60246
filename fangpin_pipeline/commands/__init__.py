"""The commands of `fangpin`, one module a group of them. They parse, call one function and print; nothing is computed.

Modules import what they call inside the command, so that `fangpin export` starts in a fraction of a second.
"""
