#!/usr/bin/env python
"""Django's command line; `./dondoc` calls it with the environment set."""

import gc
import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "backend.settings")
    if sys.argv[1:2] == ["migrate"]:
        # Thousands of classes are made and dropped; a collector that looks after each few hundred objects takes a third of it.
        gc.set_threshold(100_000, 50, 100)
    execute_from_command_line(sys.argv)
