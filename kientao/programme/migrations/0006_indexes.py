from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0001_initial"),
        ("programme", "0005_unit_drafts"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="assignment",
            name="programme_a_plan_id_2c5e25_idx",
        ),
        migrations.RemoveIndex(
            model_name="spell",
            name="programme_s_from_at_909ff4_idx",
        ),
        migrations.RemoveIndex(
            model_name="spell",
            name="programme_s_organis_10072c_idx",
        ),
        migrations.AddIndex(
            model_name="assignment",
            index=models.Index(
                fields=["plan", "state", "kind", "current_due", "original_due", "late_after", "decided_on"],
                name="counted_by_plan",
            ),
        ),
        migrations.AddIndex(
            model_name="assignment",
            index=models.Index(
                fields=["section", "state", "kind", "plan", "current_due", "original_due", "late_after", "decided_on"],
                name="counted_by_section",
            ),
        ),
        migrations.AddIndex(
            model_name="assignment",
            index=models.Index(
                fields=[
                    "organisation",
                    "state",
                    "kind",
                    "plan",
                    "current_due",
                    "original_due",
                    "late_after",
                    "decided_on",
                ],
                name="counted_by_agency",
            ),
        ),
        migrations.AddIndex(
            model_name="assignment",
            index=models.Index(
                fields=["held_by", "state", "kind", "plan", "late_after", "submitted_on"], name="counted_by_holder"
            ),
        ),
        migrations.AddIndex(
            model_name="spell",
            index=models.Index(fields=["act", "from_at", "assignment"], name="programme_s_act_19bb34_idx"),
        ),
        migrations.AddIndex(
            model_name="spell",
            index=models.Index(
                fields=[
                    "plan",
                    "state",
                    "kind",
                    "from_at",
                    "to_at",
                    "current_due",
                    "original_due",
                    "late_after",
                    "decided_on",
                ],
                name="stood_by_plan",
            ),
        ),
        migrations.AddIndex(
            model_name="spell",
            index=models.Index(
                fields=[
                    "section",
                    "state",
                    "kind",
                    "plan",
                    "from_at",
                    "to_at",
                    "current_due",
                    "original_due",
                    "late_after",
                    "decided_on",
                ],
                name="stood_by_section",
            ),
        ),
        migrations.AddIndex(
            model_name="spell",
            index=models.Index(
                fields=[
                    "organisation",
                    "state",
                    "kind",
                    "plan",
                    "from_at",
                    "to_at",
                    "current_due",
                    "original_due",
                    "late_after",
                    "decided_on",
                ],
                name="stood_by_agency",
            ),
        ),
    ]
