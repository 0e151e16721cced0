"""What can be said to have happened to a quiet hint to whoever does the work, and what each kind of hint is called."""

from backend.words import Words

VERBS_OF_SIGNALS: dict[str, Words] = {
    "signal.raised": Words("nhắc riêng người thực hiện", "gave whoever does it a quiet hint"),
    "signal.answered": Words("giải thích", "explained it"),
    "signal.put_to_leader": Words("báo lãnh đạo phụ trách điều chưa được giải thích", "put what was not explained to the leader in charge"),
    "signal.settled": Words("không còn điều cần giải thích", "found that there is nothing left to explain"),
}  # fmt: skip

SIGNALS: dict[str, Words] = {
    "SILENT": Words("lâu chưa có tin", "no word for long"),
    "NO_PRODUCT": Words("xong mà không có sản phẩm", "done without a product"),
    "SAME_PHOTO": Words("một ảnh dùng ở hai việc", "one photo for two items"),
    "ALL_ON_LAST_DAY": Words("mọi hạn đều vào 31/12", "everything due on 31 December"),
    "LEAP": Words("từ dưới 10 % lên 100 % trong một ngày", "from under 10 % to 100 % in a day"),
}
