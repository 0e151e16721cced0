"""What the commune's plan wants to reach, composed for the demo."""

OBJECTIVES = (
    {"area": "", "text": "Lấy sự hài lòng của người dân, tổ chức làm thước đo kết quả cải cách hành chính của xã"},
    {"area": "", "text": "Gắn trách nhiệm của người đứng đầu từng phòng, trung tâm với kết quả thực hiện kế hoạch"},
    {"area": "PROCEDURES", "text": "Giải quyết thủ tục hành chính đúng hạn, không để người dân phải đi lại nhiều lần"},
    {"area": "DIGITAL_GOVERNMENT", "text": "Người dân nộp được hồ sơ trực tuyến ngay tại ấp, có người hướng dẫn"},
)
