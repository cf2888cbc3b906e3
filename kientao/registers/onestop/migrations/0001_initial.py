import django.db.models.deletion
import kientao.registers.onestop.rules.procedure
import uuid
from django.db import migrations, models
from django.db.models.functions import Coalesce


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("evidence", "0002_search"),
        ("people", "0003_api_clients"),
    ]

    operations = [
        migrations.CreateModel(
            name="PortalCheck",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("first", models.DateField()),
                ("last", models.DateField()),
                ("made", models.DateTimeField()),
                ("made_by", models.CharField(max_length=200)),
                ("theirs", models.PositiveIntegerField()),
                ("ours", models.PositiveIntegerField()),
                ("found", models.JSONField(default=list)),
                ("counts", models.JSONField(default=dict)),
            ],
            options={
                "ordering": ("-made", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="RecordedText",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("channel", models.CharField(max_length=10)),
                ("to", models.CharField(max_length=200)),
                ("text", models.TextField()),
                ("at", models.DateTimeField()),
            ],
            options={
                "ordering": ("-at", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="RulesVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(unique=True)),
                ("valid_from", models.DateField(unique=True)),
                ("values", models.JSONField()),
                ("legal_act", models.CharField(blank=True, max_length=250)),
                ("set_by", models.CharField(max_length=200)),
                ("set_at", models.DateTimeField()),
            ],
            options={
                "ordering": ("valid_from",),
            },
        ),
        migrations.CreateModel(
            name="CalendarVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.CharField(max_length=64, unique=True)),
                ("name", models.CharField(max_length=200)),
                ("content", models.JSONField()),
                ("first_used_at", models.DateTimeField()),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="calendar_versions",
                        to="people.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ("first_used_at",),
            },
        ),
        migrations.CreateModel(
            name="CodeSequence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("prefix", models.CharField(max_length=50)),
                ("date", models.DateField()),
                ("last", models.PositiveIntegerField(default=0)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("prefix", "date"), name="one_sequence_per_prefix_and_date")
                ],
            },
        ),
        migrations.CreateModel(
            name="Import",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("system", models.CharField(max_length=120)),
                ("name", models.CharField(max_length=250)),
                ("sha256", models.CharField(db_index=True, max_length=64)),
                ("content", models.BinaryField(null=True)),
                ("columns", models.JSONField(default=dict)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("staging", "Đang đọc"),
                            ("checked", "Đã kiểm tra"),
                            ("applied", "Đã nhập"),
                            ("failed", "Không đọc được"),
                        ],
                        default="staging",
                        max_length=10,
                    ),
                ),
                ("rows", models.PositiveIntegerField(default=0)),
                ("done_rows", models.PositiveIntegerField(default=0)),
                ("error_count", models.PositiveIntegerField(default=0)),
                ("finding_count", models.PositiveIntegerField(default=0)),
                ("failure", models.CharField(blank=True, max_length=500)),
                ("made", models.DateTimeField()),
                ("made_by", models.CharField(max_length=200)),
                ("applied", models.DateTimeField(blank=True, null=True)),
                ("applied_by", models.CharField(blank=True, max_length=200)),
                ("result", models.JSONField(default=dict)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "default_agency",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ("-made", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="ImportPart",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("kind", models.CharField(max_length=10)),
                ("rows", models.JSONField(help_text="[number of the row, its values by key]")),
                ("errors", models.JSONField(default=list)),
                ("findings", models.JSONField(default=list)),
                ("counts", models.JSONField(default=dict, help_text="new, changed, unchanged")),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="parts", to="onestop.import"
                    ),
                ),
            ],
            options={
                "ordering": ("batch", "number"),
                "constraints": [models.UniqueConstraint(fields=("batch", "number"), name="one_part_per_number")],
            },
        ),
        migrations.CreateModel(
            name="OfficeHours",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("week", "Tuần làm việc, từ ngày này"), ("day", "Riêng ngày này")],
                        default="week",
                        max_length=4,
                    ),
                ),
                ("date", models.DateField()),
                ("name", models.CharField(help_text="what people read: Giờ mùa hè", max_length=120)),
                ("hours", models.JSONField()),
                ("counted", models.JSONField()),
                ("legal_act", models.CharField(blank=True, max_length=250)),
                ("set_by", models.CharField(max_length=200)),
                ("set_at", models.DateTimeField()),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="office_hours",
                        to="people.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ("organisation", "date", "kind"),
                "constraints": [
                    models.UniqueConstraint(
                        Coalesce("organisation", 0), "kind", "date", name="one_row_of_hours_for_a_date"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PaperBook",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("prefix", models.CharField(max_length=20)),
                ("first", models.PositiveIntegerField()),
                ("last", models.PositiveIntegerField()),
                ("printed", models.DateTimeField()),
                ("printed_by", models.CharField(max_length=200)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="paper_books",
                        to="people.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ("organisation", "prefix", "first"),
                "constraints": [
                    models.UniqueConstraint(fields=("prefix", "first"), name="one_paper_book_per_number"),
                    models.CheckConstraint(
                        condition=models.Q(("last__gte", models.F("first"))), name="a_paper_book_has_pages"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PostOfStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("words", models.CharField(help_text="the post as processes name it", max_length=250)),
                ("key", models.CharField(help_text="kientao.kernel.key of the words", max_length=250)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="process_posts",
                        to="people.organisation",
                    ),
                ),
                (
                    "post",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="process_posts", to="people.post"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("organisation", "key"), name="one_post_per_words")],
            },
        ),
        migrations.CreateModel(
            name="Procedure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(help_text="1.012994", max_length=40, unique=True)),
                ("name", models.CharField(help_text="of the newest version, for lists", max_length=1000)),
                ("field", models.CharField(blank=True, help_text="lĩnh vực, of the newest version", max_length=250)),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("ministry", "Cấp Bộ"),
                            ("province", "Cấp tỉnh"),
                            ("commune", "Cấp xã"),
                            ("shared", "Cấp tỉnh và cấp xã"),
                            ("other", "Cơ quan khác"),
                        ],
                        default=kientao.registers.onestop.rules.procedure.Level["PROVINCE"],
                        max_length=10,
                    ),
                ),
                ("internal", models.BooleanField(default=False)),
                ("search", models.TextField(default="", help_text="code, name and field without accents")),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="procedures", to="people.organisation"
                    ),
                ),
            ],
            options={
                "ordering": ("code",),
                "indexes": [
                    models.Index(fields=["owner", "code"], name="onestop_pro_owner_i_c27532_idx"),
                    models.Index(fields=["field", "code"], name="onestop_pro_field_06b8e4_idx"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Assessment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=1000)),
                ("draft_document", models.CharField(help_text="the draft that brings it", max_length=500)),
                ("needed", models.TextField(help_text="sự cần thiết")),
                ("reasonable", models.TextField(help_text="tính hợp lý")),
                ("lawful", models.TextField(help_text="tính hợp pháp")),
                ("cost", models.JSONField(help_text="rules/compliance_cost.Cost")),
                (
                    "state",
                    models.CharField(choices=[("draft", "Đang đánh giá"), ("done", "Đã đánh giá")], max_length=10),
                ),
                ("done_on", models.DateField(blank=True, null=True)),
                ("made_by", models.CharField(max_length=200)),
                ("made_at", models.DateTimeField()),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assessments",
                        to="people.organisation",
                    ),
                ),
                (
                    "procedure",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assessments",
                        to="onestop.procedure",
                    ),
                ),
            ],
            options={
                "ordering": ("-made_at", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="ProcedureDecision",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "request_id",
                    models.UUIDField(help_text="one per filled-in form: sending it twice stores one row", unique=True),
                ),
                ("name", models.CharField(max_length=255)),
                ("format", models.CharField(max_length=10)),
                ("sha256", models.CharField(db_index=True, max_length=64)),
                ("title", models.TextField(blank=True)),
                ("number", models.CharField(blank=True, max_length=120)),
                ("decided_on", models.DateField(blank=True, null=True)),
                ("procedures", models.PositiveIntegerField()),
                ("processes", models.PositiveIntegerField()),
                ("steps", models.PositiveIntegerField()),
                ("errors", models.PositiveIntegerField()),
                ("warnings", models.PositiveIntegerField()),
                ("text", models.TextField()),
                ("draft_text", models.TextField(help_text="procedure-draft/1 as JSON, as the compiler printed it")),
                ("layout", models.JSONField(default=list, help_text="paragraphs and tables as places in the text")),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "Đang soát"), ("adopted", "Đã đưa vào danh mục"), ("dropped", "Đã bỏ")],
                        default="open",
                        max_length=10,
                    ),
                ),
                (
                    "valid_from",
                    models.DateField(
                        blank=True, help_text="from when what it brought holds; empty for drafts", null=True
                    ),
                ),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("closed_by", models.CharField(blank=True, max_length=200)),
                ("created", models.DateTimeField()),
                ("created_by", models.CharField(max_length=200)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "keeper",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                    ),
                ),
            ],
            options={
                "ordering": ("-created", "-pk"),
                "indexes": [
                    models.Index(fields=["owner", "-created"], name="onestop_pro_owner_i_cd69be_idx"),
                    models.Index(fields=["keeper", "-created"], name="onestop_pro_keeper__be942e_idx"),
                ],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("name", ""), _negated=True), name="decision_has_a_name")
                ],
            },
        ),
        migrations.CreateModel(
            name="DecisionItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(choices=[("procedure", "Thủ tục"), ("process", "Quy trình")], max_length=10)),
                ("order", models.PositiveIntegerField()),
                ("compiled_id", models.CharField(max_length=40)),
                ("compiled", models.JSONField()),
                ("current", models.JSONField()),
                (
                    "state",
                    models.CharField(
                        choices=[("proposed", "Chưa xem"), ("accepted", "Đã duyệt"), ("dropped", "Đã bỏ")],
                        default="proposed",
                        max_length=10,
                    ),
                ),
                ("changed_at", models.DateTimeField(blank=True, null=True)),
                ("changed_by", models.CharField(blank=True, max_length=200)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "of",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="processes",
                        to="onestop.decisionitem",
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="items",
                        to="onestop.proceduredecision",
                    ),
                ),
            ],
            options={
                "ordering": ("order", "pk"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("decision", "kind", "compiled_id"), name="one_item_of_a_decision_per_id"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DecisionAgency",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=250)),
                ("words", models.CharField(max_length=250)),
                (
                    "means",
                    models.CharField(
                        choices=[
                            ("organisation", "một cơ quan"),
                            ("communes", "UBND cấp xã giải quyết hồ sơ"),
                            ("reception", "nơi tiếp nhận hồ sơ"),
                            ("competent", "cơ quan giải quyết hồ sơ"),
                            ("doubtful", "chưa rõ"),
                        ],
                        max_length=12,
                    ),
                ),
                ("reason", models.TextField(blank=True, help_text="why the register isn't sure")),
                (
                    "candidates",
                    models.JSONField(
                        default=list, help_text="ids of organisations that may be meant, the likest first"
                    ),
                ),
                (
                    "guess",
                    models.JSONField(default=list, help_text="[means, id of the organisation] as the register said"),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("answered_by", models.CharField(blank=True, max_length=200)),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="agencies",
                        to="onestop.proceduredecision",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
                "constraints": [
                    models.UniqueConstraint(fields=("decision", "key"), name="one_meaning_per_phrase_of_a_decision")
                ],
            },
        ),
        migrations.CreateModel(
            name="ProcedureVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "Dự thảo"), ("published", "Đã công bố"), ("ended", "Hết hiệu lực")],
                        default="draft",
                        max_length=10,
                    ),
                ),
                (
                    "change",
                    models.CharField(
                        choices=[
                            ("new", "Mới"),
                            ("amended", "Sửa đổi, bổ sung"),
                            ("replaced", "Thay thế"),
                            ("abolished", "Bãi bỏ"),
                        ],
                        default=kientao.registers.onestop.rules.procedure.Change["NEW"],
                        max_length=10,
                    ),
                ),
                ("content", models.JSONField()),
                ("content_hash", models.CharField(max_length=64)),
                (
                    "online",
                    models.CharField(
                        choices=[
                            ("none", "Chưa cung cấp trực tuyến"),
                            ("partial", "Một phần"),
                            ("full", "Toàn trình"),
                            ("1", "Mức độ 1"),
                            ("2", "Mức độ 2"),
                            ("3", "Mức độ 3"),
                            ("4", "Mức độ 4"),
                        ],
                        max_length=10,
                    ),
                ),
                ("valid_from", models.DateField(blank=True, null=True)),
                ("valid_to", models.DateField(blank=True, help_text="the last day", null=True)),
                ("decision", models.CharField(blank=True, max_length=120)),
                ("decided_on", models.DateField(blank=True, null=True)),
                ("ministry_decision", models.CharField(blank=True, max_length=120)),
                ("ministry_decided_on", models.DateField(blank=True, null=True)),
                (
                    "takes_effect_on",
                    models.DateField(blank=True, help_text="when the law it follows takes effect", null=True),
                ),
                (
                    "publish_by",
                    models.DateField(blank=True, help_text="the last day on which publishing is on time", null=True),
                ),
                (
                    "shortened",
                    models.BooleanField(default=False, help_text="the law was made in the shortened procedure"),
                ),
                (
                    "entered_on",
                    models.DateField(blank=True, help_text="when it was entered in the national database", null=True),
                ),
                ("published_at", models.DateTimeField(blank=True, null=True)),
                ("published_by", models.CharField(blank=True, max_length=200)),
                ("source", models.CharField(blank=True, help_text="typed, csv, excel, decision", max_length=20)),
                ("changed_by", models.CharField(max_length=200)),
                ("changed_at", models.DateTimeField()),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "procedure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="onestop.procedure"
                    ),
                ),
            ],
            options={
                "ordering": ("procedure", "number"),
                "indexes": [
                    models.Index(fields=["state", "valid_from"], name="onestop_pro_state_68b1bb_idx"),
                    models.Index(fields=["procedure", "state"], name="onestop_pro_procedu_19038a_idx"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("procedure", "number"), name="one_procedure_version_per_number"),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "draft")),
                        fields=("procedure",),
                        name="one_draft_of_a_procedure_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "published"), _negated=True),
                            ("valid_from__isnull", False),
                            _connector="OR",
                        ),
                        name="published_from_a_date",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to__isnull", True), ("valid_to__gte", models.F("valid_from")), _connector="OR"
                        ),
                        name="procedure_ends_after",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ProcessVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("variant", models.CharField(blank=True, help_text="Quy trình giải quyết tại cấp xã", max_length=250)),
                ("number", models.PositiveIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "Dự thảo"), ("published", "Đã công bố"), ("ended", "Hết hiệu lực")],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("content", models.JSONField()),
                ("content_hash", models.CharField(max_length=64)),
                ("valid_from", models.DateField(blank=True, null=True)),
                ("valid_to", models.DateField(blank=True, null=True)),
                ("decision", models.CharField(blank=True, max_length=120)),
                ("decided_on", models.DateField(blank=True, null=True)),
                ("published_at", models.DateTimeField(blank=True, null=True)),
                ("published_by", models.CharField(blank=True, max_length=200)),
                ("changed_by", models.CharField(max_length=200)),
                ("changed_at", models.DateTimeField()),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="process_variants",
                        to="people.organisation",
                    ),
                ),
                (
                    "procedure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="processes", to="onestop.procedure"
                    ),
                ),
            ],
            options={
                "ordering": ("procedure", "organisation", "number"),
                "indexes": [models.Index(fields=["procedure", "state"], name="onestop_pro_procedu_e6aa37_idx")],
                "constraints": [
                    models.UniqueConstraint(
                        "procedure",
                        Coalesce("organisation", 0),
                        "variant",
                        "number",
                        name="one_process_version_per_number",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "published"), _negated=True),
                            ("valid_from__isnull", False),
                            _connector="OR",
                        ),
                        name="process_published_from_a_date",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Dossier",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "status",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (1, "Mới đăng ký"),
                            (2, "Được tiếp nhận"),
                            (3, "Không được tiếp nhận"),
                            (4, "Đang xử lý"),
                            (5, "Yêu cầu bổ sung giấy tờ"),
                            (6, "Yêu cầu thực hiện nghĩa vụ tài chính"),
                            (7, "Công dân yêu cầu rút"),
                            (8, "Dừng xử lý"),
                            (9, "Đã xử lý xong"),
                            (10, "Đã trả kết quả"),
                        ]
                    ),
                ),
                (
                    "channel",
                    models.PositiveSmallIntegerField(
                        choices=[(1, "Trực tiếp"), (2, "Trực tuyến"), (3, "Bưu chính công ích")]
                    ),
                ),
                ("received_on", models.DateTimeField(blank=True, help_text="the moment of the receipt", null=True)),
                ("due", models.DateTimeField(blank=True, null=True)),
                ("early_until", models.DateTimeField(blank=True, null=True)),
                ("statistic_due", models.DateTimeField(blank=True, null=True)),
                ("statistic_early_until", models.DateTimeField(blank=True, null=True)),
                ("paused_since", models.DateTimeField(blank=True, null=True)),
                ("ended", models.DateTimeField(blank=True, null=True)),
                ("requests", models.PositiveSmallIntegerField(default=0, help_text="for supplements")),
                ("code", models.CharField(max_length=60)),
                ("case", models.CharField(blank=True, max_length=250)),
                ("subject", models.CharField(blank=True, help_text="trích yếu", max_length=1000)),
                ("applicant_name", models.CharField(max_length=300)),
                ("search", models.TextField(default="", help_text="code, applicant and subject without accents")),
                ("elsewhere", models.CharField(blank=True, max_length=120)),
                ("elsewhere_code", models.CharField(blank=True, max_length=80)),
                (
                    "elsewhere_hash",
                    models.CharField(blank=True, help_text="of what that system said of it last", max_length=32),
                ),
                ("filed", models.DateTimeField(help_text="when the citizen filed it")),
                (
                    "answer_by",
                    models.DateTimeField(blank=True, help_text="an online dossier is answered until then", null=True),
                ),
                (
                    "counted_from",
                    models.DateTimeField(blank=True, help_text="where the appointment's term begins", null=True),
                ),
                ("first_due", models.DateTimeField(blank=True, null=True)),
                ("promised", models.DateTimeField(blank=True, null=True)),
                ("reappointments", models.PositiveSmallIntegerField(default=0)),
                ("done", models.DateTimeField(blank=True, null=True)),
                ("returned", models.DateTimeField(blank=True, null=True)),
                ("calendar_version", models.CharField(blank=True, max_length=64)),
                ("term_amount", models.PositiveIntegerField(blank=True, null=True)),
                ("term_unit", models.CharField(blank=True, max_length=15)),
                (
                    "paper_number",
                    models.CharField(blank=True, help_text="of the pre-numbered receipt, offline", max_length=40),
                ),
                (
                    "confirmed_by",
                    models.CharField(blank=True, help_text="who confirmed what was entered afterwards", max_length=200),
                ),
                (
                    "entered_late",
                    models.BooleanField(default=False, help_text="recorded afterwards from a paper receipt"),
                ),
                (
                    "way_back",
                    models.CharField(
                        choices=[("counter", "Nhận tại nơi hẹn"), ("post", "Qua bưu chính"), ("online", "Trực tuyến")],
                        default="counter",
                        max_length=10,
                    ),
                ),
                ("recipient", models.CharField(blank=True, help_text="who took the result", max_length=300)),
                ("result_due", models.BooleanField(default=True, help_text="something is handed out at the end")),
                (
                    "request_id",
                    models.UUIDField(blank=True, help_text="of the form: sent twice, kept once", null=True),
                ),
                ("created", models.DateTimeField(help_text="when it was recorded")),
                ("created_by", models.CharField(max_length=200)),
                ("changed_by", models.CharField(max_length=200)),
                ("changed", models.DateTimeField()),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "competent",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss_decided",
                        to="people.organisation",
                    ),
                ),
                (
                    "helped_at",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dossiers_helped",
                        to="people.organisation",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="onestop.dossier",
                    ),
                ),
                (
                    "received_at",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss_received",
                        to="people.organisation",
                    ),
                ),
                (
                    "result_at",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dossiers_returned",
                        to="people.organisation",
                    ),
                ),
                (
                    "procedure",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="onestop.procedure",
                    ),
                ),
                (
                    "version_of_procedure",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dossiers",
                        to="onestop.procedureversion",
                    ),
                ),
                (
                    "process",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dossiers",
                        to="onestop.processversion",
                    ),
                ),
                (
                    "rules",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dossiers",
                        to="onestop.rulesversion",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["competent", "status", "due"], name="onestop_dos_compete_bbfbb7_idx"),
                    models.Index(fields=["received_at", "status", "due"], name="onestop_dos_receive_e229f6_idx"),
                    models.Index(fields=["competent", "created"], name="onestop_dos_compete_600fa8_idx"),
                    models.Index(fields=["received_at", "received_on"], name="onestop_dos_receive_942bba_idx"),
                    models.Index(
                        condition=models.Q(("status__in", [2, 4, 5, 6])),
                        fields=[
                            "due",
                            "status",
                            "paused_since",
                            "competent",
                            "received_at",
                            "received_on",
                            "ended",
                            "id",
                        ],
                        name="open_dossiers",
                    ),
                    models.Index(
                        condition=models.Q(("confirmed_by", ""), ("entered_late", True)),
                        fields=["received_at"],
                        name="late_to_confirm",
                    ),
                    models.Index(fields=["received_at", "created"], name="dossier_received_newest"),
                    models.Index(
                        condition=models.Q(("helped_at__isnull", False)),
                        fields=["helped_at", "created"],
                        name="dossier_helped_newest",
                    ),
                    models.Index(
                        condition=models.Q(("result_at__isnull", False)),
                        fields=["result_at", "created"],
                        name="dossier_result_newest",
                    ),
                    models.Index(
                        condition=models.Q(("parent__isnull", False)), fields=["parent"], name="dossier_parent"
                    ),
                    models.Index(
                        condition=models.Q(("process__isnull", False)), fields=["process"], name="dossier_process"
                    ),
                    models.Index(fields=["procedure", "status", "due"], name="onestop_dos_procedu_dd0d30_idx"),
                    models.Index(fields=["status", "due"], name="onestop_dos_status_535a26_idx"),
                    models.Index(fields=["created"], name="onestop_dos_created_04b83a_idx"),
                    models.Index(condition=models.Q(("ended__isnull", False)), fields=["ended"], name="dossier_ended"),
                    models.Index(
                        condition=models.Q(("status", 1)), fields=["competent", "answer_by"], name="dossier_to_answer"
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("code",), name="one_dossier_per_code", opclasses=("varchar_pattern_ops",)
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("request_id__isnull", False)),
                        fields=("request_id",),
                        name="one_dossier_per_request",
                    ),
                    models.CheckConstraint(condition=models.Q(("code", ""), _negated=True), name="dossier_has_a_code"),
                    models.CheckConstraint(
                        condition=models.Q(("ended__isnull", True), ("status__in", [3, 7, 8, 9, 10]), _connector="OR"),
                        name="only_what_ended_has_an_end",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", [3, 7, 8, 9, 10]), _negated=True),
                            ("ended__isnull", False),
                            _connector="OR",
                        ),
                        name="what_ended_says_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", [5, 3, 7, 8]), ("paused_since__isnull", True), _connector="OR"
                        ),
                        name="paused_only_for_a_supplement",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("paper_number", ""), _negated=True),
                        fields=("paper_number", "received_at"),
                        name="a_paper_receipt_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Charge",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=500)),
                ("code", models.CharField(blank=True, max_length=60)),
                ("is_charge", models.BooleanField(default=False, help_text="lệ phí, else phí")),
                ("amount", models.BigIntegerField()),
                ("timing", models.CharField(choices=[("before", "Thu trước"), ("after", "Thu sau")], max_length=10)),
                ("waived", models.CharField(blank=True, max_length=500)),
                ("paid", models.DateTimeField(blank=True, null=True)),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="charges", to="onestop.dossier"
                    ),
                ),
            ],
            options={
                "ordering": ("dossier", "pk"),
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("amount__gte", 0)), name="a_charge_is_not_negative")
                ],
            },
        ),
        migrations.CreateModel(
            name="Event",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("act", models.CharField(max_length=20)),
                ("at", models.DateTimeField()),
                ("recorded", models.DateTimeField()),
                ("actor", models.CharField(max_length=200)),
                ("data", models.JSONField(default=dict)),
                (
                    "dossier",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="onestop.dossier",
                    ),
                ),
                (
                    "officer",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.officer",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ("dossier", "number"),
                "indexes": [
                    models.Index(
                        condition=models.Q(("officer__isnull", False)), fields=["officer"], name="events_of_officer"
                    ),
                ],
                "constraints": [models.UniqueConstraint(fields=("dossier", "number"), name="one_event_per_number")],
            },
        ),
        migrations.CreateModel(
            name="FormGiven",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("form", models.CharField(max_length=10)),
                ("annex", models.CharField(max_length=60)),
                ("number", models.PositiveIntegerField()),
                ("values", models.JSONField()),
                ("given", models.DateTimeField()),
                ("given_by", models.CharField(max_length=200)),
                ("signed_by", models.CharField(blank=True, max_length=200)),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="forms", to="onestop.dossier"
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="evidence.storedfile",
                    ),
                ),
            ],
            options={
                "ordering": ("dossier", "given"),
                "constraints": [
                    models.UniqueConstraint(fields=("dossier", "form", "number"), name="one_form_per_number")
                ],
            },
        ),
        migrations.CreateModel(
            name="Message",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "channel",
                    models.CharField(
                        choices=[("email", "Thư điện tử"), ("sms", "SMS"), ("zalo", "Zalo")], max_length=10
                    ),
                ),
                ("to", models.CharField(max_length=200)),
                ("key", models.CharField(max_length=120, unique=True)),
                ("subject", models.CharField(blank=True, max_length=250)),
                ("text", models.TextField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Chờ gửi"),
                            ("sending", "Đang gửi"),
                            ("sent", "Đã gửi"),
                            ("unsure", "Chưa rõ đã đến"),
                            ("failed", "Không gửi được"),
                            ("dropped", "Bỏ"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("made", models.DateTimeField()),
                ("next_try", models.DateTimeField(blank=True, null=True)),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("claimed", models.DateTimeField(blank=True, null=True)),
                ("sent", models.DateTimeField(blank=True, null=True)),
                ("reference", models.CharField(blank=True, help_text="the gateway's", max_length=120)),
                ("error", models.CharField(blank=True, max_length=500)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="messages", to="onestop.dossier"
                    ),
                ),
            ],
            options={
                "ordering": ("-made", "-pk"),
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "waiting")), fields=["next_try"], name="messages_to_send"
                    ),
                    models.Index(fields=["state", "-made"], name="onestop_mes_state_c3c8c1_idx"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Parcel",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "way",
                    models.CharField(
                        choices=[("in", "Hồ sơ đến"), ("between", "Giữa các cơ quan"), ("out", "Trả kết quả")],
                        max_length=10,
                    ),
                ),
                ("item_number", models.CharField(max_length=40, unique=True)),
                ("handed_over", models.DateTimeField()),
                ("handed_over_by", models.CharField(max_length=200)),
                ("postman", models.CharField(blank=True, max_length=200)),
                ("arrived", models.DateTimeField(blank=True, null=True)),
                ("lost", models.DateTimeField(blank=True, null=True)),
                ("note", models.CharField(blank=True, max_length=500)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="parcels", to="onestop.dossier"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        help_text="whose counter",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parcels",
                        to="people.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ("dossier", "handed_over"),
                "indexes": [
                    models.Index(fields=["organisation", "-handed_over"], name="onestop_par_organis_6265e2_idx")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("arrived__isnull", True), ("lost__isnull", True), _connector="OR"),
                        name="a_parcel_arrives_or_is_lost",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Payment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "means",
                    models.CharField(
                        choices=[("cash", "Tiền mặt"), ("transfer", "Chuyển khoản"), ("online", "Trực tuyến")],
                        max_length=10,
                    ),
                ),
                ("provider", models.CharField(blank=True, max_length=40)),
                ("reference", models.CharField(max_length=60, unique=True)),
                ("provider_reference", models.CharField(blank=True, max_length=120)),
                ("amount", models.BigIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Chờ thanh toán"),
                            ("paid", "Đã thanh toán"),
                            ("failed", "Không thành công"),
                            ("cancelled", "Đã hủy"),
                            ("surplus", "Thừa, cần hoàn"),
                            ("refunded", "Đã hoàn"),
                        ],
                        max_length=10,
                    ),
                ),
                ("receipt_number", models.CharField(blank=True, max_length=60)),
                ("asked", models.DateTimeField()),
                ("asked_by", models.CharField(max_length=200)),
                ("queried", models.DateTimeField(blank=True, help_text="when the provider was last asked", null=True)),
                ("settled", models.DateTimeField(blank=True, null=True)),
                ("settled_by", models.CharField(blank=True, max_length=200)),
                ("refunded", models.DateTimeField(blank=True, null=True)),
                ("refunded_by", models.CharField(blank=True, max_length=200)),
                ("note", models.CharField(blank=True, max_length=500)),
                ("data", models.JSONField(default=dict, help_text="what the provider said")),
                ("version", models.PositiveIntegerField(default=1)),
                ("charges", models.ManyToManyField(related_name="payments", to="onestop.charge")),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="payments", to="onestop.dossier"
                    ),
                ),
                (
                    "officer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.officer",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="payments",
                        to="people.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ("dossier", "asked"),
                "indexes": [
                    models.Index(fields=["organisation", "settled"], name="onestop_pay_organis_c82e3c_idx"),
                    models.Index(condition=models.Q(("state", "waiting")), fields=["asked"], name="payments_waiting"),
                ],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="a_payment_is_positive"),
                    models.UniqueConstraint(
                        condition=models.Q(("provider_reference", ""), _negated=True),
                        fields=("provider", "provider_reference"),
                        name="a_providers_reference_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("receipt_number", ""), _negated=True),
                        fields=("receipt_number",),
                        name="a_receipt_number_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PortalFiling",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(db_index=True, max_length=80)),
                ("sha256", models.CharField(max_length=64, unique=True)),
                ("body", models.JSONField()),
                (
                    "system",
                    models.CharField(blank=True, help_text="the ministry's system that handles it", max_length=120),
                ),
                ("came", models.DateTimeField()),
                (
                    "state",
                    models.CharField(
                        choices=[("new", "Đang nhận"), ("taken", "Đã nhận"), ("refused", "Bị trả lại")],
                        default="new",
                        max_length=10,
                    ),
                ),
                ("errors", models.JSONField(default=dict)),
                ("remarks", models.JSONField(default=list)),
                (
                    "answered",
                    models.DateTimeField(blank=True, help_text="when the portal was told what came of it", null=True),
                ),
                (
                    "dossier",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="portal_filings",
                        to="onestop.dossier",
                    ),
                ),
            ],
            options={
                "ordering": ("-came", "-pk"),
                "indexes": [models.Index(fields=["state", "-came"], name="onestop_por_state_7779ae_idx")],
            },
        ),
        migrations.CreateModel(
            name="DossierSpell",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "status",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (1, "Mới đăng ký"),
                            (2, "Được tiếp nhận"),
                            (3, "Không được tiếp nhận"),
                            (4, "Đang xử lý"),
                            (5, "Yêu cầu bổ sung giấy tờ"),
                            (6, "Yêu cầu thực hiện nghĩa vụ tài chính"),
                            (7, "Công dân yêu cầu rút"),
                            (8, "Dừng xử lý"),
                            (9, "Đã xử lý xong"),
                            (10, "Đã trả kết quả"),
                        ]
                    ),
                ),
                (
                    "channel",
                    models.PositiveSmallIntegerField(
                        choices=[(1, "Trực tiếp"), (2, "Trực tuyến"), (3, "Bưu chính công ích")]
                    ),
                ),
                ("received_on", models.DateTimeField(blank=True, help_text="the moment of the receipt", null=True)),
                ("due", models.DateTimeField(blank=True, null=True)),
                ("early_until", models.DateTimeField(blank=True, null=True)),
                ("statistic_due", models.DateTimeField(blank=True, null=True)),
                ("statistic_early_until", models.DateTimeField(blank=True, null=True)),
                ("paused_since", models.DateTimeField(blank=True, null=True)),
                ("ended", models.DateTimeField(blank=True, null=True)),
                ("requests", models.PositiveSmallIntegerField(default=0, help_text="for supplements")),
                ("from_at", models.DateTimeField(help_text="recorded")),
                ("to_at", models.DateTimeField(blank=True, null=True)),
                (
                    "competent",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss_decided",
                        to="people.organisation",
                    ),
                ),
                (
                    "dossier",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="spells",
                        to="onestop.dossier",
                    ),
                ),
                (
                    "received_at",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss_received",
                        to="people.organisation",
                    ),
                ),
                (
                    "procedure",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="onestop.procedure",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["dossier", "to_at"], name="onestop_dos_dossier_e8ccaf_idx"),
                    models.Index(
                        fields=["competent", "status", "from_at", "to_at"], name="onestop_dos_compete_d03288_idx"
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("to_at__isnull", True)),
                        fields=("dossier",),
                        name="one_current_spell_of_a_dossier",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Prolongation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("amount", models.PositiveIntegerField()),
                ("unit", models.CharField(max_length=15)),
                ("document", models.CharField(max_length=120)),
                ("person", models.CharField(max_length=200)),
                ("ground", models.CharField(max_length=500)),
                ("given", models.DateTimeField()),
                ("due_before", models.DateTimeField(blank=True, null=True)),
                ("due_after", models.DateTimeField(blank=True, null=True)),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="prolongations", to="onestop.dossier"
                    ),
                ),
            ],
            options={
                "ordering": ("dossier", "given"),
            },
        ),
        migrations.CreateModel(
            name="ProviderCall",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("provider", models.CharField(max_length=40)),
                (
                    "key",
                    models.CharField(
                        help_text="hash of the call: the same call is kept once", max_length=120, unique=True
                    ),
                ),
                ("body", models.TextField()),
                ("came", models.DateTimeField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("new", "Đang xử lý"),
                            ("taken", "Đã ghi nhận"),
                            ("look", "Cần xem"),
                            ("forged", "Chữ ký sai"),
                            ("unread", "Không đọc được"),
                            ("closed", "Đã xem xong"),
                        ],
                        default="new",
                        max_length=10,
                    ),
                ),
                ("outcome", models.CharField(max_length=250)),
                ("times", models.PositiveIntegerField(default=1, help_text="how often the same call came")),
                ("closed_by", models.CharField(blank=True, max_length=200)),
                (
                    "payment",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="calls",
                        to="onestop.payment",
                    ),
                ),
            ],
            options={
                "ordering": ("-came", "-pk"),
                "indexes": [models.Index(fields=["kind", "-came"], name="onestop_pro_kind_40db31_idx")],
            },
        ),
        migrations.CreateModel(
            name="Reduction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "state",
                    models.CharField(
                        choices=[("proposed", "Đề xuất"), ("approved", "Đã duyệt"), ("refused", "Không duyệt")],
                        default="proposed",
                        max_length=10,
                    ),
                ),
                (
                    "text",
                    models.TextField(help_text="what is proposed: fewer papers, a shorter term, no longer needed"),
                ),
                ("content_before", models.JSONField(help_text="rules/compliance_cost.Cost and the term")),
                ("content_after", models.JSONField()),
                ("saves", models.BigIntegerField(help_text="đồng a year")),
                ("decision", models.CharField(blank=True, max_length=120)),
                ("decided_on", models.DateField(blank=True, null=True)),
                ("made_by", models.CharField(max_length=200)),
                ("made_at", models.DateTimeField()),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "procedure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="reductions", to="onestop.procedure"
                    ),
                ),
            ],
            options={
                "ordering": ("-made_at", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="Result",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("holder_id_number", models.CharField(blank=True, db_index=True, max_length=40)),
                ("holder_name", models.CharField(max_length=300)),
                ("kind_code", models.CharField(blank=True, max_length=60)),
                ("name", models.CharField(max_length=500)),
                ("number", models.CharField(blank=True, max_length=80)),
                ("issued_on", models.DateField()),
                ("valid_to", models.DateField(blank=True, null=True)),
                ("file_name", models.CharField(blank=True, max_length=200)),
                ("link", models.CharField(blank=True, help_text="where another system keeps it", max_length=500)),
                ("signature", models.JSONField(default=dict, help_text="what the check of the signed file said")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Dự thảo"),
                            ("issued", "Đã phát hành"),
                            ("replaced", "Đã thay"),
                            ("revoked", "Đã thu hồi"),
                        ],
                        max_length=10,
                    ),
                ),
                ("ended", models.DateTimeField(blank=True, help_text="when it was revoked or replaced", null=True)),
                ("ended_by", models.CharField(blank=True, max_length=200)),
                ("ended_reason", models.CharField(blank=True, max_length=500)),
                ("version", models.PositiveIntegerField(default=1)),
                ("made", models.DateTimeField()),
                ("made_by", models.CharField(max_length=200)),
                (
                    "dossier",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="results",
                        to="onestop.dossier",
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="evidence.storedfile",
                    ),
                ),
                (
                    "issuer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="results_issued",
                        to="people.organisation",
                    ),
                ),
                (
                    "replaces",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="onestop.result",
                    ),
                ),
            ],
            options={
                "ordering": ("-issued_on", "-pk"),
                "indexes": [
                    models.Index(
                        fields=["holder_id_number", "kind_code", "state"], name="onestop_res_holder__644654_idx"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Sight",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("actor", models.CharField(max_length=200)),
                ("what", models.CharField(max_length=40)),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="sights", to="onestop.dossier"
                    ),
                ),
                (
                    "officer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.officer",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["dossier", "at"], name="onestop_sig_dossier_942817_idx"),
                    models.Index(fields=["officer", "at"], name="onestop_sig_officer_8fd8a8_idx"),
                ],
            },
        ),
        migrations.CreateModel(
            name="StepRun",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(help_text="in the order they began")),
                ("key", models.CharField(max_length=40)),
                ("title", models.CharField(max_length=1000)),
                ("kind", models.CharField(max_length=10)),
                ("post_words", models.CharField(blank=True, max_length=250)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Đang làm"),
                            ("done", "Đã xong"),
                            ("sent-back", "Trả lại bước trước"),
                            ("skipped", "Không thực hiện"),
                            ("cancelled", "Dừng"),
                        ],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("minutes", models.PositiveIntegerField(blank=True, null=True)),
                ("started", models.DateTimeField()),
                ("due", models.DateTimeField(blank=True, null=True)),
                ("paused_since", models.DateTimeField(blank=True, null=True)),
                ("finished", models.DateTimeField(blank=True, null=True)),
                ("giver", models.CharField(blank=True, max_length=200)),
                ("receiver", models.CharField(blank=True, help_text="who did it", max_length=200)),
                ("outcome", models.CharField(blank=True, help_text="the condition chosen", max_length=250)),
                ("note", models.TextField(blank=True)),
                (
                    "dossier",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="onestop.dossier",
                    ),
                ),
                (
                    "officer",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="step_runs",
                        to="people.officer",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="step_runs", to="people.organisation"
                    ),
                ),
                (
                    "post",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="step_runs",
                        to="people.post",
                    ),
                ),
                (
                    "waits_for",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="awaited_by",
                        to="onestop.dossier",
                    ),
                ),
            ],
            options={
                "ordering": ("dossier", "number"),
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "open")),
                        fields=["organisation", "due"],
                        name="open_steps_of_agency",
                    ),
                    models.Index(
                        condition=models.Q(("state", "open")), fields=["officer", "due"], name="open_steps_of_officer"
                    ),
                    models.Index(
                        condition=models.Q(("state", "open")), fields=["post", "due"], name="open_steps_of_post"
                    ),
                    models.Index(fields=["officer", "dossier"], name="onestop_ste_officer_ed4ce5_idx"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("dossier", "number"), name="one_step_run_per_number"),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "open")),
                        fields=("dossier", "key"),
                        name="a_step_is_open_once_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("finished__isnull", True), ("finished__gte", models.F("started")), _connector="OR"
                        ),
                        name="step_ends_after_it_begins",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SupplementRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField()),
                ("asked", models.DateTimeField()),
                ("asked_by", models.CharField(max_length=200)),
                ("reason", models.TextField()),
                ("items", models.JSONField(help_text="one line each: what is to be handed in")),
                ("answer_by", models.DateField(blank=True, null=True)),
                (
                    "before_receipt",
                    models.BooleanField(default=False, help_text="asked before it was accepted: no clock runs yet"),
                ),
                ("met", models.DateTimeField(blank=True, null=True)),
                ("met_with", models.CharField(blank=True, max_length=200)),
                (
                    "dropped",
                    models.DateTimeField(blank=True, help_text="the dossier ended before it was met", null=True),
                ),
                ("due_before", models.DateTimeField(blank=True, null=True)),
                ("due_after", models.DateTimeField(blank=True, null=True)),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="requests_made", to="onestop.dossier"
                    ),
                ),
            ],
            options={
                "ordering": ("dossier", "number"),
                "constraints": [
                    models.UniqueConstraint(fields=("dossier", "number"), name="one_request_per_number"),
                    models.UniqueConstraint(
                        condition=models.Q(("dropped__isnull", True), ("met__isnull", True)),
                        fields=("dossier",),
                        name="one_open_request",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Paper",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=40)),
                ("name", models.CharField(max_length=1000)),
                ("originals", models.PositiveSmallIntegerField(default=0)),
                ("copies", models.PositiveSmallIntegerField(default=0)),
                ("present", models.BooleanField(default=True, help_text="handed in, or known already")),
                (
                    "digitised",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (0, "Chưa số hóa"),
                            (1, "Đã số hóa"),
                            (2, "Dùng lại từ kho"),
                            (3, "Dùng lại kết quả của hồ sơ khác"),
                        ],
                        default=0,
                    ),
                ),
                (
                    "scanned",
                    models.BooleanField(default=True, help_text="False: it is not to be scanned (TT 03/2025, Điều 5)"),
                ),
                ("file_name", models.CharField(blank=True, max_length=200)),
                ("added", models.DateTimeField()),
                ("added_by", models.CharField(max_length=200)),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="papers", to="onestop.dossier"
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="evidence.storedfile",
                    ),
                ),
                (
                    "reused",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reused_in",
                        to="onestop.result",
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="papers",
                        to="onestop.supplementrequest",
                    ),
                ),
            ],
            options={
                "ordering": ("dossier", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Sync",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("event", models.PositiveIntegerField(help_text="number of the event it tells of")),
                ("service", models.CharField(help_text="DongBoHoSoMC, CapNhatTienDoHoSoMC", max_length=40)),
                ("body", models.JSONField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Chờ đồng bộ"),
                            ("sent", "Đã đồng bộ"),
                            ("refused", "Bị trả lại"),
                            ("dropped", "Bỏ"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("made", models.DateTimeField()),
                ("next_try", models.DateTimeField(blank=True, null=True)),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("sent", models.DateTimeField(blank=True, null=True)),
                ("error", models.CharField(blank=True, max_length=500)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="syncs", to="onestop.dossier"
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
                "indexes": [
                    models.Index(condition=models.Q(("state", "waiting")), fields=["next_try"], name="syncs_to_send"),
                    models.Index(fields=["state", "-made"], name="onestop_syn_state_035915_idx"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("dossier", "event", "service"), name="an_event_is_synced_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="AgencyCode",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "code",
                    models.CharField(
                        help_text="H56.17.05 (QĐ 20/2020/QĐ-TTg) or 000.17.05.H56 (QCVN 102)", max_length=35
                    ),
                ),
                ("valid_from", models.DateField()),
                ("valid_to", models.DateField(blank=True, null=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dossier_codes",
                        to="people.organisation",
                    ),
                ),
                (
                    "counter",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        help_text="the one-stop shop that answers what is filed online for the agency; none: the agency's own",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ("organisation", "valid_from"),
                "constraints": [
                    models.UniqueConstraint(fields=("organisation", "valid_from"), name="one_agency_code_from_a_date"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to__isnull", True), ("valid_to__gte", models.F("valid_from")), _connector="OR"
                        ),
                        name="agency_code_ends_after",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Applicant",
            fields=[
                (
                    "dossier",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="applicant",
                        serialize=False,
                        to="onestop.dossier",
                    ),
                ),
                (
                    "kind",
                    models.PositiveSmallIntegerField(
                        choices=[(1, "Công dân"), (2, "Doanh nghiệp"), (3, "Cơ quan"), (4, "Khác")], default=1
                    ),
                ),
                (
                    "id_kind",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (0, "Không có"),
                            (1, "Căn cước"),
                            (2, "Hộ chiếu"),
                            (3, "Mã số doanh nghiệp"),
                            (4, "Mã số thuế"),
                            (5, "Khác"),
                        ],
                        default=0,
                    ),
                ),
                ("id_number", models.CharField(blank=True, max_length=40)),
                (
                    "verified",
                    models.BooleanField(default=False, help_text="by VNeID, where it came from the national portal"),
                ),
                ("birth_date", models.DateField(blank=True, null=True)),
                ("phone", models.CharField(blank=True, max_length=20)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("address", models.CharField(blank=True, max_length=500)),
                ("unit_code", models.CharField(blank=True, help_text="commune of the address", max_length=5)),
                ("agent_name", models.CharField(blank=True, help_text="who files in their place", max_length=300)),
                ("agent_id_number", models.CharField(blank=True, max_length=40)),
                ("agent_phone", models.CharField(blank=True, max_length=20)),
                ("wants", models.CharField(blank=True, help_text="how to be told: email,sms,zalo", max_length=40)),
                ("forgotten", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["id_number"], name="applicant_id_number"),
                    models.Index(fields=["phone"], name="applicant_phone"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Apology",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Dự thảo"),
                            ("signed", "Đã ký"),
                            ("sent", "Đã gửi"),
                            ("dropped", "Không cần nữa"),
                        ],
                        max_length=10,
                    ),
                ),
                ("due_before", models.DateTimeField(help_text="the appointment that is missed")),
                ("sign_by", models.DateTimeField(help_text="the legal hour: one day before the term ends")),
                ("cause", models.TextField(blank=True)),
                (
                    "fault",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("own", "Do cơ quan giải quyết"),
                            ("other", "Do cơ quan phối hợp"),
                            ("", "Chưa xác định"),
                        ],
                        max_length=10,
                    ),
                ),
                ("new_due", models.DateTimeField(blank=True, null=True)),
                ("number", models.CharField(blank=True, max_length=80)),
                ("signed", models.DateTimeField(blank=True, null=True)),
                ("signer", models.CharField(blank=True, max_length=200)),
                ("signer_title", models.CharField(blank=True, max_length=200)),
                ("sent", models.DateTimeField(blank=True, null=True)),
                ("published", models.DateTimeField(blank=True, null=True)),
                ("drafted", models.DateTimeField()),
                ("drafted_by", models.CharField(max_length=200)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="apologies", to="onestop.dossier"
                    ),
                ),
            ],
            options={
                "ordering": ("dossier", "drafted"),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "dropped"), _negated=True),
                        fields=("dossier", "due_before"),
                        name="one_apology_for_an_appointment",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["draft", "dropped"]),
                            models.Q(
                                ("new_due__gt", models.F("due_before")),
                                ("new_due__isnull", False),
                                ("signed__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="a_signed_apology_has_a_new_date",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BankAccount",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("bin", models.CharField(help_text="the bank's six figures", max_length=6)),
                ("number", models.CharField(max_length=19)),
                ("owner", models.CharField(max_length=200)),
                ("bank", models.CharField(help_text="in words, with its branch", max_length=200)),
                ("changed", models.DateTimeField()),
                ("changed_by", models.CharField(max_length=200)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "organisation",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bank_account",
                        to="people.organisation",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(Coalesce("organisation", 0), name="one_bank_account_of_the_province")
                ],
            },
        ),
    ]
