from django.apps import AppConfig


class BaseConfig(AppConfig):
    name = "kientao.base"
    label = "base"
