"""Who may enter and do what: by role, whatever rows of Django permissions somebody has."""

import pytest
from django.contrib.auth.models import Group, Permission, User
from knox.models import AuthToken
from procrastinate.contrib.django.models import ProcrastinateJob

from tests import factories
from tests.admin.conftest import logged_in
from tests.admin.forms import change_url, page_of
from tests.admin.test_pages import RECORDS


class TestReader:
    @pytest.mark.parametrize("model", RECORDS)
    def test_sees_nothing(self, as_reader, model):
        assert as_reader.get(page_of(model)).status_code == 403

    def test_is_shown_no_part_of_the_index(self, as_reader):
        assert as_reader.get("/admin/").context["app_list"] == []

    def test_does_not_enter_without_staff_status(self, reader, client):
        client.force_login(reader)

        response = client.get(page_of(RECORDS[0]))

        assert response.status_code == 302
        assert "/login/" in response.headers["Location"]


class TestPermissionRows:
    def test_open_nothing_without_a_role(self, db):
        person = factories.UserFactory()
        person.user_permissions.set(Permission.objects.all())
        client = logged_in(person)

        answers = {client.get(page_of(model)).status_code for model in (*RECORDS, User, Group, AuthToken)}

        assert answers == {403}


class TestCurator:
    @pytest.mark.parametrize("model", [User, Group, AuthToken, ProcrastinateJob])
    def test_does_not_manage_people_and_machines(self, as_curator, model):
        assert as_curator.get(page_of(model)).status_code == 403

    def test_is_not_pointed_to_them(self, as_curator):
        page = as_curator.get("/admin/").content.decode()

        assert page_of(User) not in page

    def test_cannot_make_herself_an_administrator(self, as_curator, curator):
        response = as_curator.post(change_url(curator), {"is_superuser": "on"})

        assert response.status_code == 403

    def test_who_has_left_does_not_enter(self, inactive_curator):
        client = logged_in(inactive_curator)

        assert client.get(page_of(RECORDS[0])).status_code == 302
