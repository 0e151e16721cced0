"""The kinds of unit the system starts with; data in the database, extended there."""

# code, Vietnamese, English, is a body
KINDS: tuple[tuple[str, str, str, bool], ...] = (
    ("PROVINCE", "Ủy ban nhân dân cấp tỉnh", "Provincial People's Committee", True),
    ("COMMITTEE", "Ủy ban nhân dân cấp xã", "Commune People's Committee", True),
    ("DEPARTMENT", "Sở, ngành", "Department", False),
    ("OFFICE", "Văn phòng", "Office", False),
    ("DIVISION", "Phòng", "Division", False),
    ("SERVICE_CENTRE", "Trung tâm Phục vụ hành chính công", "Public Administrative Service Centre", False),
    ("PUBLIC_SERVICE_UNIT", "Đơn vị sự nghiệp công lập", "Public service unit", False),
    ("POLICE", "Công an", "Police", False),
    ("MILITARY", "Ban Chỉ huy quân sự", "Military command", False),
    ("PARTY_OFFICE", "Văn phòng Đảng ủy", "Party committee office", False),
    ("FRONT", "Ủy ban Mặt trận Tổ quốc", "Fatherland Front committee", False),
    ("MASS_ORGANISATION", "Tổ chức chính trị - xã hội", "Mass organisation", False),
    ("GROUP", "Nhóm đơn vị", "Group of units", False),
)
