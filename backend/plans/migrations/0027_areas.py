import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

SYSTEM = -5 << 40  # the key of the system's administrators (backend/access/circles.py)
# The reform's, in the order plans print them, and by what titles of groups, columns and sheets name them.
REFORM = (
    ("DIRECTION", "Công tác chỉ đạo, điều hành", "Direction and management", ["chỉ đạo", "điều hành", "cđđh", "cđ đh", "cđ, đh", "cđ,đh"]),
    ("INSTITUTIONS", "Cải cách thể chế", "Institutional reform", ["thể chế", "văn bản quy phạm"]),
    (
        "PROCEDURES", "Cải cách thủ tục hành chính", "Administrative procedure reform",
        ["thủ tục", "tthc", "một cửa"],
    ),
    ("APPARATUS", "Cải cách tổ chức bộ máy hành chính", "Organisational reform of the apparatus", ["bộ máy", "tcbm"]),
    (
        "CIVIL_SERVICE", "Cải cách chế độ công vụ", "Civil service reform",
        ["công vụ", "công chức", "cán bộ, công chức", "cán bộ công chức"],
    ),
    ("PUBLIC_FINANCE", "Cải cách tài chính công", "Public finance reform", ["tài chính", "tcc"]),
    (
        "DIGITAL_GOVERNMENT", "Xây dựng và phát triển chính quyền điện tử, chính quyền số", "Development of e-government and digital government",
        [
            "chính quyền điện tử", "chính quyền số", "chính phủ điện tử", "chính phủ số", "chuyển đổi số", "hiện đại hóa", "cqđt", "cqst",
            "cqđ", "cqs", "cđs",
        ],
    ),
)  # fmt: skip


def areas(apps, _editor):
    """Those of the reform, which was the only programme that had any."""
    apps.get_model("plans", "Programme").objects.update(readers=[SYSTEM])
    reform = apps.get_model("plans", "Programme").objects.get(code="CCHC")
    model = apps.get_model("plans", "ProgrammeArea")
    model.objects.bulk_create(
        model(programme=reform, code=code, place=place, name_vi=vi, name_en=en, words=words)
        for place, (code, vi, en, words) in enumerate(REFORM)
    )


class Migration(migrations.Migration):
    dependencies = [("plans", "0026_overtaken")]

    operations = [
        migrations.AddField("programme", "version", models.IntegerField(default=0)),
        migrations.AddField(
            "programme",
            "readers",
            django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), default=list, size=None),
        ),
        migrations.AlterField("planline", "area", models.CharField(max_length=40)),
        migrations.CreateModel(
            name="ProgrammeArea",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=40, unique=True)),
                ("place", models.PositiveSmallIntegerField()),
                ("name_vi", models.CharField(max_length=200)),
                ("name_en", models.CharField(blank=True, max_length=200)),
                (
                    "words",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=100), default=list, size=None
                    ),
                ),
                ("retired", models.BooleanField(default=False)),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="areas", to="plans.programme"
                    ),
                ),
            ],
            options={"ordering": ["programme", "place"]},
        ),
        migrations.RunPython(areas, migrations.RunPython.noop),
    ]
