"""The kinds of unit: data, with names in both languages. Bodies are the walls between readers."""

from django.db import migrations

KINDS = [
    # code, Vietnamese, English, is a body
    ("PROVINCE", "Ủy ban nhân dân tỉnh, thành phố", "Provincial People's Committee", True),
    ("COMMITTEE", "Ủy ban nhân dân xã, phường, đặc khu", "Commune People's Committee", True),
    ("DEPARTMENT", "Sở, ban, ngành", "Department", False),
    ("OFFICE", "Văn phòng", "Office", False),
    ("DIVISION", "Phòng chuyên môn", "Division", False),
    ("SERVICE_CENTRE", "Trung tâm Phục vụ hành chính công", "Public Administrative Service Centre", False),
    ("POLICE", "Công an", "Police", False),
    ("MILITARY", "Ban Chỉ huy quân sự", "Military Command", False),
    ("PUBLIC_SERVICE_UNIT", "Đơn vị sự nghiệp công lập", "Public service unit", False),
    ("SCHOOL", "Trường học", "School", False),
    ("HAMLET", "Thôn, ấp, tổ dân phố", "Hamlet", False),
    ("PARTY_OFFICE", "Văn phòng Đảng ủy", "Party Committee's Office", False),
    ("FRONT", "Mặt trận Tổ quốc Việt Nam", "Viet Nam Fatherland Front", False),
    ("MASS_ORGANISATION", "Tổ chức chính trị - xã hội", "Socio-political organisation", False),
    ("GROUP", "Nhóm đơn vị", "Group of units", False),
]


def load(apps, schema_editor):
    """One row each; kinds added by hand before are kept."""
    UnitKind = apps.get_model("organisations", "UnitKind")
    UnitKind.objects.bulk_create(
        [UnitKind(code=code, name_vi=vi, name_en=en, is_body=body) for code, vi, en, body in KINDS],
        ignore_conflicts=True,
    )


class Migration(migrations.Migration):
    dependencies = [("organisations", "0001_initial")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
