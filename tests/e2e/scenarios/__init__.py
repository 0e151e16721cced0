"""Stories of the field with their numbers, told in browsers. `./dondoc proof scenarios` tells them: each has a demo of its
own, whose clock it may move, and takes too long for every day."""
