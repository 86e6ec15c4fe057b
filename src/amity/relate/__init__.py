"""How states stood with each other through time: what their record adds up to.

Every stage of it is a function of a `Record`, and what it gives names the events, claims and flows that it
rests on.
"""
