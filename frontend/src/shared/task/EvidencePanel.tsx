import { Button, Modal } from "@mantine/core";
import { IconFile, IconFileText, IconHash, IconLink, IconPlus, IconShieldCheck } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Evidence, Task } from "@/shared/api/types";
import { showDate } from "@/shared/ui/dates";
import { Panel } from "@/shared/ui/Page";
import { EvidenceForm } from "./EvidenceForm";

const ICONS = { DOCUMENT: IconFileText, FILE: IconFile, COUNT: IconHash, LINK: IconLink };
const size = (bytes: number): string =>
  bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1000))} KB`
    : `${(bytes / 1_000_000).toFixed(1).replace(".", ",")} MB`;

/** The result in words, and what proves it; replaced versions fold under the newest. */
export function EvidencePanel({ task }: { task: Task }) {
  const { t } = useTranslation();
  const [adding, setAdding] = useState(false);
  const sent = task.submissions.at(-1);
  const replaced = new Set(task.evidence.map((e) => e.replaces));
  const live = task.evidence.filter((e) => !replaced.has(e.id));
  return (
    <Panel
      title={t("task.product")}
      aside={
        sent &&
        [
          t("task.round", { count: sent.round }),
          showDate(sent.at),
          sent.state === "WITHDRAWN" && t("task.withdrawn"),
        ]
          .filter(Boolean)
          .join(", ")
      }
    >
      {sent && <p className="prose">{sent.text}</p>}
      {!task.evidence.length && <p className="dim">{t("task.noEvidence")}</p>}
      {live.length > 0 && (
        <ul className="list">
          {live.map((evidence) => (
            <Item key={evidence.id} evidence={evidence} all={task.evidence} />
          ))}
        </ul>
      )}
      {task.may.evidence && (
        <Button
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => setAdding(true)}
          className="self-start"
        >
          {t("task.addEvidence")}
        </Button>
      )}
      <Modal
        opened={adding}
        onClose={() => setAdding(false)}
        title={t("evidence.title")}
        closeButtonProps={{ "aria-label": t("app.close") }}
      >
        <EvidenceForm task={task} onDone={() => setAdding(false)} />
      </Modal>
    </Panel>
  );
}

function Item({ evidence, all }: { evidence: Evidence; all: Evidence[] }) {
  const { t } = useTranslation();
  const Glyph = ICONS[evidence.kind];
  const older = all.find((e) => e.id === evidence.replaces);
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
        {older && (
          <p className="dim small">
            <Name evidence={older} /> ({t("task.versionN", { count: older.version })}, {t("task.replaced")})
          </p>
        )}
      </div>
      {evidence.version > 1 && (
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

function Name({ evidence }: { evidence: Evidence }) {
  const { document: doc, file, count, link } = evidence;
  if (file)
    return (
      <a className="link" href={file.href} target="_blank" rel="noreferrer">
        {file.name}
      </a>
    );
  if (doc) {
    const words = [doc.kind, doc.number, doc.date && `(${showDate(doc.date)})`].filter(Boolean).join(" ");
    return doc.link ? (
      <a className="link" href={doc.link} target="_blank" rel="noreferrer noopener">
        {words}
      </a>
    ) : (
      words
    );
  }
  if (count) return `${count.value.replace(".", ",")} ${count.unit}`;
  return (
    <a className="link" href={link ?? ""} target="_blank" rel="noreferrer noopener">
      {link}
    </a>
  );
}
