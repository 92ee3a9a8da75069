"""What a verb says when it does not do what was asked. The text is written for the person who reads it."""


class Refused(Exception):
    """What was sent cannot be taken as it is; the text says what to do. Answered beside the form, or 422."""

    def __init__(self, text: str, *, problems: tuple[object, ...] = (), field: str = "") -> None:
        """`field` names the input that the text belongs beside, where there is one."""
        super().__init__(text)
        self.text = text
        self.problems = problems
        self.field = field


class NotAllowed(Refused):
    """The person's role, or their part in this report, does not allow it. Answered 403 with the reason."""


class Beaten(Refused):
    """Somebody was first: what was shown is no longer so. Answered 409 with what happened."""
