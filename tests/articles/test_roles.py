"""Who has which role."""

from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth.models import AnonymousUser, Group

from articles.roles import ROLES, has_role, is_staff_role, roles_of
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


class TestRoles:
    def test_are_groups_made_by_the_migration(self):
        Group.objects.all().delete()

        import_module("articles.migrations.0002_roles").create_roles(apps, None)

        assert set(Group.objects.values_list("name", flat=True)) == set(ROLES)

    @pytest.mark.parametrize("role", ROLES)
    def test_are_read_from_the_users_groups(self, role):
        user = UserFactory(role=role)

        assert roles_of(user) == {role}

    def test_leave_out_groups_that_are_no_roles(self):
        user = UserFactory(role="friends")

        assert roles_of(user) == frozenset()

    def test_are_all_of_them_for_a_superuser(self, superuser):
        assert roles_of(superuser) == set(ROLES)

    @pytest.mark.parametrize("actor", [None, AnonymousUser()])
    def test_are_none_for_nobody(self, actor):
        assert roles_of(actor) == frozenset()

    def test_are_none_for_a_closed_account(self, inactive_curator):
        closed_superuser = UserFactory(is_superuser=True, is_active=False)

        assert roles_of(inactive_curator) == roles_of(closed_superuser) == frozenset()

    def test_are_asked_once_an_instance(self, curator, django_assert_num_queries):
        with django_assert_num_queries(1):
            for _ in range(3):
                is_staff_role(curator)

    def test_stay_apart(self, curator):
        assert has_role(curator, "editor", "curator")
        assert not has_role(curator, "editor")
        assert not has_role(curator)

    @pytest.mark.parametrize(("role", "is_staff"), [("reader", False), ("curator", True), ("editor", True)])
    def test_let_curators_and_editors_see_drafts(self, role, is_staff):
        assert is_staff_role(UserFactory(role=role)) is is_staff
