"""How passwords are hashed: Argon2 at 19 MiB a hash, so that two workers cannot exhaust a small machine."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class Argon2At19MiB(Argon2PasswordHasher):
    memory_cost = 19 * 1024  # KiB
    time_cost = 2
    parallelism = 1
