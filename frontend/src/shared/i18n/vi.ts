import { apart } from "./apart.vi";
import { areas } from "./areas.vi";
import { boards } from "./boards.vi";
import { checklists } from "./checklists.vi";
import { comments } from "./comments.vi";
import { copying } from "./copying.vi";
import { coverage } from "./coverage.vi";
import { deciding } from "./deciding.vi";
import { duty } from "./duty.vi";
import { explained } from "./explained.vi";
import { giving } from "./giving.vi";
import { handled } from "./handled.vi";
import { hints } from "./hints.vi";
import { importing } from "./importing.vi";
import { inspecting } from "./inspecting.vi";
import { life } from "./life.vi";
import { lineage } from "./lineage.vi";
import { mailbox } from "./mailbox.vi";
import { many } from "./many.vi";
import { numbering } from "./numbering.vi";
import { objectives } from "./objectives.vi";
import { orders } from "./orders.vi";
import { overview } from "./overview.vi";
import { ownfile } from "./ownfile.vi";
import { palette } from "./palette.vi";
import { periods } from "./periods.vi";
import { pieces } from "./pieces.vi";
import { plans } from "./plans.vi";
import { quick } from "./quick.vi";
import { radar } from "./radar.vi";
import { remediation } from "./remediation.vi";
import { replies } from "./replies.vi";
import { session } from "./session.vi";
import { targets } from "./targets.vi";
import { task } from "./task.vi";
import { timing } from "./timing.vi";
import { together } from "./together.vi";
import { trust } from "./trust.vi";
import { units } from "./units.vi";
import { usual } from "./usual.vi";
import { viewer } from "./viewer.vi";
import { views } from "./views.vi";
import { work } from "./work.vi";
import { year } from "./year.vi";

/** Words on the screen, Vietnamese. The word table of the product decides; English mirrors the keys. */
export const vi = {
  app: {
    name: "Đôn Đốc",
    skip: "Tới nội dung chính",
    fillIn: "Điền vào ô này.",
    source: "Mã nguồn",
    licence: "Phần mềm tự do, giấy phép AGPL-3.0",
    working: "{{seconds}} giây, nhiều nhất {{most}} giây.",
    workingLonger: "{{seconds}} giây, lâu hơn thường lệ: máy chủ đang bận.",
    demoName: "Thế giới mẫu",
    demo: "Thế giới mẫu: mọi người và số liệu đều là hư cấu; ngày giờ chạy từ thứ Sáu 14/08/2026.",
    menu: "Trình đơn",
    close: "Đóng",
    showTable: "Xem bảng số",
    hideTable: "Ẩn bảng số",
    showTyped: "Hiện chữ đã nhập",
    cancel: "Bỏ qua",
    back: "Quay lại",
    retry: "Thử lại",
    tryNow: "Thử ngay",
    loading: "Đang tải",
    shownOf: "Đang hiện {{shown}} trong {{total}} dòng.",
    showAll: "Hiện tất cả",
    asOfPrinted: "Số liệu đến {{hour}} giờ {{minute}}, ngày {{day}}",
  },
  nav: {
    briefing: "Giao ban",
    overview: "Tổng quan",
    committee: "Cấp dưới",
    numbering: "Chờ số",
    main: "Điều hướng chính",
    work: "Việc của tôi",
    plans: "Kế hoạch",
    tasks: "Tất cả việc",
    workload: "Khối lượng việc",
    documents: "Văn bản",
    orders: "Giao đồng loạt",
    board: "Khắc phục",
    inspections: "Kiểm tra",
    activity: "Hoạt động",
    units: "Đơn vị",
    areas: "Lĩnh vực",
    readiness: "Sẵn sàng",
    more: "Thêm",
    start: "Bắt đầu",
    admin: "Quản trị",
  },
  live: {
    online: "Trực tuyến",
    connecting: "Đang kết nối",
    lost: "Mất kết nối trực tiếp. Số liệu lúc {{time}}.",
    back: "Đã kết nối lại. Không sót thay đổi nào.",
    off: "Mất kết nối",
    trying: "Trang đang tự kết nối lại; nội dung bạn đang gõ vẫn còn.",
    polling: "Kết nối trực tiếp bị chặn, trang tự hỏi lại mỗi 15 giây.",
  },
  code: {
    title: "Đặt mật khẩu bằng mã trên phiếu",
    lead: "Mã do quản trị của cơ quan cấp, dùng một lần.",
    code: "Mã",
    codeHelp: "12 chữ và số; chữ hoa, chữ thường, dấu gạch đều được.",
    password: "Mật khẩu mới",
    submit: "Đặt mật khẩu và vào",
    haveOne: "Đã có mật khẩu: đăng nhập",
  },
  device: {
    notKept: "Trình duyệt này không giữ được nội dung đang nhập. Hãy gửi hoặc lưu trước khi rời trang.",
    newVersion: "Có bản mới.",
    reload: "Tải lại",
    stay: "Chưa đăng xuất được",
    stayHelp: "{{count}} mục chưa gửi. Đăng xuất sẽ xóa gói trên máy này, nên hãy gửi trước.",
    toUnsent: "Xem mục chưa gửi",
  },
  problem: {
    title: "Chưa tải được",
    network: "Không kết nối được với máy chủ.",
    code: "Mã yêu cầu: {{id}}",
    unexpected: "Có sự cố ngoài dự kiến. Quản trị có thể tra theo mã yêu cầu.",
  },
  notFound: {
    title: "Trang không có hoặc không thuộc phạm vi của bạn",
    help: "Nếu bạn cho rằng mình cần xem trang này, hãy hỏi bộ phận thường trực của cơ quan.",
    home: "Về Việc của tôi",
  },
  broken: {
    title: "Trang này gặp lỗi",
    help: "Các trang khác vẫn dùng được. Hãy tải lại; nội dung đã lưu không bị ảnh hưởng.",
    reload: "Tải lại trang",
  },
  ...importing,
  ...plans,
  ...session,
  ...task,
  ...units,
  ...work,
  ...boards,
  ...checklists,
  ...copying,
  ...comments,
  ...coverage,
  ...deciding,
  ...duty,
  ...explained,
  ...giving,
  ...areas,
  ...life,
  ...handled,
  ...apart,
  ...hints,
  ...inspecting,
  ...objectives,
  ...orders,
  ...ownfile,
  ...overview,
  ...palette,
  ...periods,
  ...numbering,
  ...quick,
  ...timing,
  ...lineage,
  ...radar,
  ...remediation,
  ...replies,
  ...pieces,
  ...targets,
  ...mailbox,
  ...trust,
  ...usual,
  ...many,
  ...viewer,
  ...views,
  ...year,
  ...together,
};
