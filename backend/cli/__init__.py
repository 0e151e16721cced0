"""The commands of `./dondoc`. Modules here import the standard library only at their top: they also run before
the virtual environment has its packages. Nothing of the domain is imported; Django runs as a process of its own.
"""
