"""`./dondoc proof`: what is proved before a release and takes too long, or too much of a machine, for every day."""
