"""Undoing."""

from api.shapes.shape import Shape, Text


class UndoneSubject(Shape):
    """A record that was put back."""

    type = Text()
    id = Text()


class Undone(Shape):
    """Whatever the undone act had changed, as far as the reader may see it."""

    subjects = UndoneSubject(many=True)
