from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    name = "kientao.evidence"
    label = "evidence"
