import type { ReactNode } from "react";
import type { Pack } from "@/shared/api/types";
import { type Content, dayInWords, momentInWords } from "./content";

const ROLES = { HEAD: "Trưởng đoàn", DEPUTY: "Phó trưởng đoàn", MEMBER: "Thành viên", SECRETARY: "Thư ký" };
const DOTS = "…………………………………………";
const TEN_DAYS = { WORKING: "ngày làm việc", CALENDAR: "ngày" };

/** The minutes as they are printed: A4, upright, the heads of Decree 30/2020/NĐ-CP; every part of product.md §22. */
export function MinutesPaper({ pack, content, number }: { pack: Pack; content: Content; number: number }) {
  const { inspection } = pack;
  const day = content.ended_at ?? content.started_at ?? inspection.starts_on;
  return (
    <article className="paper" lang="vi">
      <Heads pack={pack} day={day} />
      <h2 className="paper-title">{number ? "BIÊN BẢN BỔ SUNG" : "BIÊN BẢN"}</h2>
      <p className="paper-about">{inspection.title}</p>
      {content.supplement && <Part title="Nội dung bổ sung, đính chính">{content.supplement}</Part>}
      <p>
        Hồi {momentInWords(content.started_at)}, tại {content.place || DOTS}.
      </p>
      <p>Căn cứ: {content.basis || DOTS}.</p>
      <p>Chúng tôi gồm:</p>
      <People content={content} unit={inspection.unit.name} />
      <Numbered
        parts={[
          ["Nội dung và thời kỳ kiểm tra", <Scope key="scope" content={content} />],
          [
            "Tài liệu đơn vị cung cấp",
            content.documents.length ? <Dashes key="docs" rows={content.documents} /> : "Không.",
          ],
          ["Kết quả kiểm tra", <Facts key="facts" content={content} />],
          ["Ưu điểm", content.good || DOTS],
          ["Tồn tại, hạn chế", <Shortcomings key="short" content={content} />],
          ["Nội dung đã khắc phục tại chỗ", <Remedied key="remedied" content={content} />],
          ["Yêu cầu đối với đơn vị", <Requests key="requests" content={content} />],
          ["Ý kiến của đơn vị được kiểm tra", content.opinion || DOTS],
        ]}
      />
      <Closing content={content} />
      <Signatures content={content} unit={inspection.unit.short_name} />
    </article>
  );
}

function Heads({ pack, day }: { pack: Pack; day: string }) {
  const { body, code } = pack.inspection;
  return (
    <header className="paper-heads">
      <div>
        <p>{body.name.toUpperCase()}</p>
        <p className="paper-strong paper-line">ĐOÀN KIỂM TRA</p>
        <p>Số: ……/BB-ĐKT</p>
        {code && <p className="paper-small">({code})</p>}
      </div>
      <div>
        <p className="paper-strong">CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p>
        <p className="paper-strong paper-line">Độc lập - Tự do - Hạnh phúc</p>
        <p className="paper-slant">……………, {dayInWords(day)}</p>
      </div>
    </header>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <p>
      <b>{title}:</b> <span className="paper-text">{children}</span>
    </p>
  );
}

function People({ content, unit }: { content: Content; unit: string }) {
  return (
    <>
      <p className="paper-strong">1. Đoàn kiểm tra</p>
      <Dashes
        rows={content.team.map(
          ({ name, title, role }) =>
            `Ông (bà) ${[...new Set([name, title, ROLES[role]])].filter(Boolean).join(", ")}`,
        )}
      />
      <p className="paper-strong">2. Đại diện {unit}</p>
      <Dashes
        rows={content.people
          .filter((one) => one.name.trim())
          .map(({ name, title, present, reason, stand_in }) => {
            const who = `Ông (bà) ${[name, title].filter(Boolean).join(", ")}`;
            if (present) return who;
            return `${who}: vắng mặt${reason ? `, lý do: ${reason}` : ""}${stand_in ? `; người thay: ${stand_in}` : ""}`;
          })}
      />
      {!content.people.some((one) => one.name.trim()) && <p>{DOTS}</p>}
    </>
  );
}

/** I, II, III… each with its title. */
function Numbered({ parts }: { parts: [string, ReactNode][] }) {
  const roman = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII"];
  return parts.map(([title, what], n) => (
    <section key={title}>
      <h3>
        {roman[n]}. {title}
      </h3>
      {typeof what === "string" ? <p className="paper-text">{what}</p> : what}
    </section>
  ));
}

/** Two rows may say the same, so that only their place tells them apart. */
const List = ({ rows }: { rows: string[] }) => (
  <ul className="paper-list">
    {rows.map((row, n) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: see above
      <li key={n}>{row}</li>
    ))}
  </ul>
);
const Dashes = ({ rows }: { rows: string[] }) => <List rows={rows.map((row) => `- ${row};`)} />;
const Counted = ({ rows }: { rows: string[] }) => <List rows={rows.map((row, n) => `${n + 1}. ${row}.`)} />;

const Scope = ({ content }: { content: Content }) => (
  <>
    <Dashes rows={content.contents} />
    <p>Thời kỳ kiểm tra: {content.period || DOTS}.</p>
  </>
);

const Facts = ({ content }: { content: Content }) =>
  content.facts.length ? (
    content.facts.map((fact, n) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: as of a list, two may have one title
      <div key={n}>
        <p className="paper-strong paper-fact">{fact.title}</p>
        <p className="paper-text">{fact.text}</p>
      </div>
    ))
  ) : (
    <p>{DOTS}</p>
  );

const Shortcomings = ({ content }: { content: Content }) =>
  content.shortcomings.length ? (
    <Counted
      rows={content.shortcomings.map(({ text, area, article, degree }) => {
        const what = [area, article, degree && `mức độ: ${degree}`].filter(Boolean).join("; ");
        return what ? `${text} (${what})` : text;
      })}
    />
  ) : (
    <p>Không.</p>
  );

const Remedied = ({ content }: { content: Content }) =>
  content.remedied.length ? (
    <Dashes rows={content.remedied.map(({ text, remedy }) => `${text}: ${remedy}`)} />
  ) : (
    <p>Không.</p>
  );

const Requests = ({ content }: { content: Content }) =>
  content.requests.length ? (
    <Counted
      rows={content.requests.map(({ text, days, days_unit }) =>
        days ? `${text}; thời hạn ${days} ${TEN_DAYS[days_unit]} kể từ ngày có kết luận` : text,
      )}
    />
  ) : (
    <p>Không.</p>
  );

function Closing({ content }: { content: Content }) {
  const { refusal, copies, pages } = content;
  return (
    <>
      <p>
        Biên bản kết thúc hồi {momentInWords(content.ended_at)}, được lập thành{" "}
        {String(copies).padStart(2, "0")} bản, mỗi bản {pages ? String(pages).padStart(2, "0") : "……"} trang,
        có giá trị như nhau, mỗi bên giữ một bản
        {content.read_back
          ? "; đã đọc lại cho những người có tên trên cùng nghe, công nhận là đúng và cùng ký tên"
          : ""}
        .
      </p>
      {refusal && (
        <p>
          Đại diện đơn vị không ký biên bản, lý do: {refusal.reason || DOTS}. Người chứng kiến:{" "}
          {refusal.witness || DOTS}
          {refusal.witness_title && `, ${refusal.witness_title}`}.
        </p>
      )}
    </>
  );
}

function Signatures({ content, unit }: { content: Content; unit: string }) {
  const head = content.team.find((one) => one.role === "HEAD")?.name ?? "";
  const theirs =
    content.people.map((one) => (one.present ? one.name : one.stand_in)).find((who) => who.trim()) ?? "";
  const boxes = [
    [`ĐẠI DIỆN ${unit.toUpperCase()}`, content.refusal ? "" : theirs],
    ...(content.refusal ? [["NGƯỜI CHỨNG KIẾN", content.refusal.witness]] : []),
    ["NGƯỜI GHI BIÊN BẢN", content.writer],
    ["TRƯỞNG ĐOÀN KIỂM TRA", head],
  ] as [string, string][];
  return (
    <div className="paper-signatures">
      {boxes.map(([title, name]) => (
        <div key={title}>
          <p className="paper-strong">{title}</p>
          <p className="paper-slant">(Ký, ghi rõ họ tên)</p>
          <p className="paper-name">{name}</p>
        </div>
      ))}
    </div>
  );
}
