"""Two at once, for real: threads with connections of their own, on whichever database the tests run."""

from collections.abc import Callable
from threading import Barrier, Thread

from django.db import connections


def at_once(*acts: Callable[[], object]) -> list[object]:
    """What each returned or raised, started together."""
    gate, answers = Barrier(len(acts)), [None] * len(acts)

    def run(number: int, act: Callable[[], object]) -> None:
        try:
            gate.wait(10)
            answers[number] = act()
        except Exception as error:
            answers[number] = error
        finally:
            connections.close_all()

    threads = [Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return answers
