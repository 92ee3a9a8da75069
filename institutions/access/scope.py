"""Who can reach which rows.

A `Scope` is one person in one capacity. Every row that belongs to an institution inherits `Scoped` and names its
road home; nothing of it can be read through `objects` without saying for whom.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from django.db import models
from django.db.models import Manager, Model, Q, QuerySet

from institutions.access.refusals import NotAllowed
from institutions.access.roles import ABILITIES, WHO_MAY, Role
from institutions.kinds import Kind

if TYPE_CHECKING:
    from institutions.access.users import Membership, User
    from institutions.tree import Institution

M = TypeVar("M", bound=Model)


@dataclass(frozen=True)
class Scope:
    """One person in one capacity: what they may do (`can`) and which rows they reach (`reach`)."""

    user: "User"
    membership: "Membership"

    @property
    def role(self) -> Role:
        return Role(self.membership.role)

    @property
    def institution(self) -> "Institution":
        return self.membership.institution

    @property
    def region(self) -> "Institution":
        return self.institution.own_region

    @property
    def province(self) -> "Institution":
        return self.region.parent or self.region

    @property
    def is_province(self) -> bool:
        return self.institution.kind == Kind.PROVINCE

    @property
    def capacity(self) -> str:
        """How the person acts, in words: 'Koordinator, Kabupaten Kapuas'."""
        return f"{self.role.label}, {self.institution.name}"

    def can(self, ability: str) -> bool:
        return ability in ABILITIES[self.role]

    def demand(self, ability: str) -> None:
        """Raise `NotAllowed`, with the reason in words, when the role lacks the ability."""
        if not self.can(ability):
            raise NotAllowed(WHO_MAY.get(ability, "Peran Anda tidak mencakup tindakan ini."))

    def reach(self, path: str) -> Q:
        """The rows this capacity reaches, for a model whose road to its institution is `path` ('' = itself)."""
        road = f"{path}__" if path else ""
        if self.is_province:
            return Q(**{f"{road}region": self.province.pk}) | Q(**{f"{road}region__parent": self.province.pk})
        if self.institution.kind == Kind.AGENCY:
            return Q(**{f"{road}pk": self.institution.pk})
        return Q(**{f"{road}region": self.institution.pk})


class Reach(Generic[M]):
    """What `objects` offers on a scoped model: `visible_to`, and `none` for a form that does not know its reader."""

    def __init__(self, model: type[M]) -> None:
        self._model = model

    def visible_to(self, scope: Scope) -> QuerySet[M]:
        model: Any = self._model
        rows: QuerySet[M] = model.everything.filter(scope.reach(model.scope_path))
        return rows

    def none(self) -> QuerySet[M]:
        model: Any = self._model
        rows: QuerySet[M] = model.everything.none()
        return rows


class _ReachOfModel:
    """Gives each model class its own `Reach`."""

    def __get__(self, instance: object, owner: type[M]) -> Reach[M]:
        return Reach(owner)


class Scoped(models.Model):
    """A row that belongs to an institution. `everything` is for migrations, commands, verbs and tests."""

    everything: ClassVar[Manager[Any]] = Manager()
    objects: ClassVar[_ReachOfModel] = _ReachOfModel()
    scope_path: ClassVar[str]

    class Meta:
        abstract = True
