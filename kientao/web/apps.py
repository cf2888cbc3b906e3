from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "kientao.web"
    label = "web"
