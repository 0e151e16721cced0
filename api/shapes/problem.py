"""A refusal (RFC 9457)."""

from api.shapes.shape import Moment, Number, Shape, Text


class ProblemField(Shape):
    """One field that is not right, as a path such as `count.value`."""

    field = Text()
    message = Text()


class Problem(Shape):
    """`code` is stable, `detail` a sentence in the reader's language, `field` the first of `errors`. Codes: not_signed_in 401,
    forbidden 403, not_found 404, not_the_moment 409, in_flight 409, stale 412, invalid 422, key_reused 422,
    precondition_missing 428, key_missing 400, unavailable 503. Of stale: who changed it (`by`) and when, as far as the reader may
    know."""

    type = Text()
    title = Text()
    status = Number()
    code = Text()
    detail = Text()
    field = Text(null=True)
    errors = ProblemField(many=True)
    by = Text(null=True)
    at = Moment(null=True)
    request_id = Text()
