"""What answers look like: serializers that document the bytes and are never run on a row. A test holds each against
the real answers."""
