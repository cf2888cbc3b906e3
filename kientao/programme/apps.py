from django.apps import AppConfig


class ProgrammeConfig(AppConfig):
    name = "kientao.programme"
    label = "programme"
