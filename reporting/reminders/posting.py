"""Handing one mail to the mail server, and telling apart what certainly did not leave from what may have."""

import logging
from contextlib import suppress
from enum import Enum
from smtplib import SMTPNotSupportedError, SMTPRecipientsRefused, SMTPResponseException

from django.core.mail import EmailMessage, get_connection

log = logging.getLogger(__name__)
#: The server said no, or the mail could not even be written: nothing left.
SAID_NO = (SMTPResponseException, SMTPRecipientsRefused, SMTPNotSupportedError, ValueError)


class Fate(Enum):
    SENT = "sent"
    REFUSED = "refused"
    UNKNOWN = "unknown"


def post(message: EmailMessage) -> Fate:
    """Nothing is raised; who it was for is not logged."""
    connection = message.connection = get_connection()
    try:
        connection.open()
    except OSError as error:
        log.warning("The mail server cannot be reached: %s", type(error).__name__)
        return Fate.REFUSED
    try:
        message.send()
    except SAID_NO as error:
        log.warning("The mail server refused a mail: %s", type(error).__name__)
        return Fate.REFUSED
    except OSError as error:
        log.warning("The mail server fell silent while it was given a mail: %s", type(error).__name__)
        return Fate.UNKNOWN
    finally:
        with suppress(OSError):
            connection.close()
    return Fate.SENT
