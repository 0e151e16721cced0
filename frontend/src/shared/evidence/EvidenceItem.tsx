import { IconFile, IconFileText, IconHash, IconLink, IconShieldCheck } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Evidence } from "@/shared/api/types";
import { OutLink } from "@/shared/files/OutLink";
import { showDate } from "@/shared/ui/dates";
import { showNumber } from "@/shared/ui/numbers";
import { FileName } from "./FileName";

type Piece = Omit<Evidence, "version" | "replaces" | "round" | "by" | "used_in"> & {
  version?: number;
  used_in?: Evidence["used_in"];
  by: Evidence["by"] | null;
};

const ICONS = { DOCUMENT: IconFileText, FILE: IconFile, COUNT: IconHash, LINK: IconLink };
const size = (bytes: number): string =>
  bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1000))} KB`
    : `${(bytes / 1_000_000).toFixed(1).replace(".", ",")} MB`;

/** One piece of what proves a result: what it is, whose, when; a file with its hash. `older`: the version it replaces. */
export function EvidenceItem({
  evidence,
  older,
  act,
}: {
  evidence: Piece;
  older?: Piece;
  /** What may be done with it here. */
  act?: ReactNode;
}) {
  const { t } = useTranslation();
  const Glyph = ICONS[evidence.kind];
  return (
    <li className="item">
      <Glyph size={18} stroke={1.75} className="dim item-icon" aria-hidden />
      <div className="grow">
        <p className="strong break">
          <Name evidence={evidence} />
        </p>
        <p className="dim small">
          {[
            evidence.file && size(evidence.file.size),
            evidence.document?.issuer,
            evidence.document?.abstract,
            evidence.note,
            evidence.by?.full_name,
            showDate(evidence.at),
          ]
            .filter(Boolean)
            .join(" · ")}
        </p>
        {evidence.used_in && evidence.used_in.length > 0 && (
          <p className="dim small">
            {t("recent.usedIn")}{" "}
            {evidence.used_in.map((task, index) => (
              <span key={task.id}>
                {index > 0 && ", "}
                <Link className="link" to="/tasks/$taskId" params={{ taskId: task.id }} search={{}}>
                  {task.title}
                </Link>
              </span>
            ))}
          </p>
        )}
        {older && (
          <p className="dim small">
            <Name evidence={older} /> ({t("task.versionN", { count: older.version ?? 1 })},{" "}
            {t("task.replaced")})
          </p>
        )}
      </div>
      {act}
      {evidence.version !== undefined && evidence.version > 1 && (
        <span className="chip-small">{t("task.versionN", { count: evidence.version })}</span>
      )}
      {evidence.file && (
        <span className="hash small" title={`SHA-256 ${evidence.file.sha256}`}>
          <IconShieldCheck size={14} stroke={2} aria-hidden />
          {evidence.file.sha256.slice(0, 4)}…{evidence.file.sha256.slice(-4)}
        </span>
      )}
    </li>
  );
}

function Name({ evidence }: { evidence: Piece }) {
  const { i18n } = useTranslation();
  const { document: doc, file, count, link } = evidence;
  if (file) return <FileName file={file} />;
  if (doc) {
    const words = [doc.kind, doc.number, doc.date && `(${showDate(doc.date)})`].filter(Boolean).join(" ");
    return doc.link ? <OutLink href={doc.link}>{words}</OutLink> : words;
  }
  if (count) return `${showNumber(count.value, i18n.language)} ${count.unit}`;
  return <OutLink href={link ?? ""}>{link}</OutLink>;
}
