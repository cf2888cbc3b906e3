from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "kientao.people"
    label = "people"
