import {
  Alert,
  Button,
  FileInput,
  Progress,
  SegmentedControl,
  Select,
  Textarea,
  TextInput,
} from "@mantine/core";
import { IconHistory, IconPlus, IconUpload } from "@tabler/icons-react";
import type { TFunction } from "i18next";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { upload } from "@/shared/api/client";
import type { Evidence, EvidenceKind } from "@/shared/api/types";
import { uuid7 } from "@/shared/api/uuid";
import { OpenInBrowser } from "@/shared/files/OpenInBrowser";
import { useLive } from "@/shared/live/LiveProvider";
import type { Moved } from "@/shared/transitions/useTransition";
import { readDate } from "@/shared/ui/dates";
import { RecentProofs } from "./RecentProofs";
import { useAppend } from "./useAppend";

const KINDS: EvidenceKind[] = ["DOCUMENT", "FILE", "COUNT", "LINK"];
const FIELDS = {
  DOCUMENT: ["docKind", "number", "date", "issuer", "abstract", "docLink"],
  FILE: [],
  COUNT: ["count", "countUnit"],
  LINK: ["link"],
} as const;
type Name = (typeof FIELDS)[EvidenceKind][number] | "note";
const NEEDED: ReadonlySet<Name> = new Set(["number", "date", "count", "link"]);

type Values = Partial<Record<Name, string>>;
type Complaints = Partial<Record<Name | "file", string>>;

/** What is missing or wrong, by field. */
function complaints(
  kind: EvidenceKind,
  values: Values,
  file: File | null,
  year: number,
  t: TFunction,
): Complaints {
  const found: Complaints = {};
  if (kind === "DOCUMENT" && !values.number?.trim()) found.number = t("evidence.needNumber");
  if (kind === "DOCUMENT" && !readDate(values.date ?? "", year)) found.date = t("evidence.needDate");
  if (kind === "FILE" && !file) found.file = t("evidence.needFile");
  if (kind === "COUNT" && !/^\d+([.,]\d{1,2})?$/.test(values.count?.trim() ?? ""))
    found.count = t("evidence.needCount");
  if (kind === "LINK" && !/^https?:\/\/\S+$/.test(values.link?.trim() ?? ""))
    found.link = t("evidence.needLink");
  return found;
}

/** The fields as the server takes them. */
function told(kind: EvidenceKind, values: Values, year: number): Record<string, unknown> {
  const body: Record<string, unknown> = { kind, note: values.note ?? "" };
  if (kind === "DOCUMENT")
    body.document = {
      kind: values.docKind ?? "",
      number: values.number,
      date: readDate(values.date ?? "", year),
      issuer: values.issuer ?? "",
      abstract: values.abstract ?? "",
      link: values.docLink ?? "",
    };
  if (kind === "COUNT")
    body.count = { value: values.count?.trim().replace(",", "."), unit: values.countUnit ?? "" };
  if (kind === "LINK") body.link = values.link?.trim();
  return body;
}

/** One piece of evidence of a chosen kind: a document by reference, a file, a count or a link. */
export function EvidenceForm({
  path,
  record,
  replaceable = [],
  onDone,
}: {
  /** Where it is sent; the answer is the record. */
  path: string;
  record: Moved;
  /** What stands already and may be replaced by a newer version. */
  replaceable?: Evidence[];
  onDone: () => void;
}) {
  const { t } = useTranslation();
  const live = useLive();
  const [kind, setKind] = useState<EvidenceKind>("DOCUMENT");
  const [recent, setRecent] = useState(false);
  const [using, setUsing] = useState<string | null>(null);
  const reusable = kind === "DOCUMENT" || kind === "FILE";
  const [values, setValues] = useState<Values>({});
  const [file, setFile] = useState<File | null>(null);
  const [replaces, setReplaces] = useState<string | null>(null);
  const [percent, setPercent] = useState<number | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const [missing, setMissing] = useState<Complaints>({});
  const [uploadId, setUploadId] = useState(uuid7);
  const append = useAppend(path, record, onDone);
  const set = (name: Name, value: string) => setValues((kept) => ({ ...kept, [name]: value }));
  const year = live.now().getFullYear();

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const missing = complaints(kind, values, file, year, t);
    setMissing(missing);
    setWrong(null);
    if (Object.keys(missing).length) return;
    const body: Record<string, unknown> = {
      ...told(kind, values, year),
      ...(replaces ? { replaces } : {}),
    };
    if (kind === "FILE" && file) {
      try {
        setPercent(0);
        await upload(uploadId, file, setPercent);
        body.upload = uploadId;
      } catch (problem) {
        setWrong((problem as Error).message);
        return;
      } finally {
        setPercent(null);
      }
    }
    append.mutate(body);
  };

  return (
    <form className="stack" onSubmit={(event) => void submit(event)}>
      {(wrong || append.problem) && (
        <Alert color="son" role="alert">
          {wrong ?? append.problem?.message}
        </Alert>
      )}
      <SegmentedControl
        aria-label={t("evidence.kind")}
        fullWidth
        value={kind}
        onChange={(next) => {
          setKind(next as EvidenceKind);
          setMissing({});
          setWrong(null);
        }}
        data={KINDS.map((value) => ({ value, label: t(`evidence.${value}`) }))}
      />
      {reusable && (
        <Button
          variant="subtle"
          size="compact-sm"
          className="self-start"
          leftSection={recent ? <IconPlus size={14} aria-hidden /> : <IconHistory size={14} aria-hidden />}
          onClick={() => setRecent(!recent)}
        >
          {t(recent ? "recent.anew" : "recent.choose")}
        </Button>
      )}
      {recent && reusable ? (
        <RecentProofs
          busy={append.isPending ? using : null}
          onUse={(proof) => {
            setUsing(proof.id);
            append.mutate({ kind: proof.kind, again: proof.id });
          }}
        />
      ) : (
        <>
          {FIELDS[kind].map((name) => (
            <TextInput
              key={name}
              label={t(`evidence.${name}`)}
              withAsterisk={NEEDED.has(name)}
              value={values[name] ?? ""}
              error={missing[name]}
              description={name === "date" ? t("dialog.dateHelp") : undefined}
              inputMode={name === "date" || name === "count" ? "decimal" : undefined}
              maxLength={300}
              onChange={(event) => set(name, event.currentTarget.value)}
            />
          ))}
          {kind === "FILE" && (
            <FileInput
              label={t("evidence.file")}
              description={t("evidence.fileHelp")}
              withAsterisk
              value={file}
              onChange={(next) => {
                setFile(next);
                setUploadId(uuid7());
              }}
              error={missing.file}
              placeholder={t("evidence.noFile")}
              leftSection={<IconUpload size={16} stroke={1.75} aria-hidden />}
              clearable
            />
          )}
          {kind === "FILE" && <OpenInBrowser />}
          {percent !== null && (
            <div role="status">
              <p className="small dim">{t("evidence.uploading", { percent })}</p>
              <Progress value={percent} aria-label={t("evidence.uploading", { percent })} />
            </div>
          )}
          {kind !== "FILE" && kind !== "DOCUMENT" ? null : (
            <Replaces pieces={replaceable} value={replaces} onChange={setReplaces} />
          )}
          <Textarea
            label={t("evidence.note")}
            autosize
            minRows={2}
            maxLength={500}
            value={values.note ?? ""}
            onChange={(event) => set("note", event.currentTarget.value)}
          />
          <div className="form-buttons">
            <Button type="submit" loading={append.isPending || percent !== null}>
              {t("evidence.add")}
            </Button>
          </div>
        </>
      )}
    </form>
  );
}

function Replaces({
  pieces,
  value,
  onChange,
}: {
  pieces: Evidence[];
  value: string | null;
  onChange: (id: string | null) => void;
}) {
  const { t } = useTranslation();
  const replaced = new Set(pieces.map((e) => e.replaces));
  const data = pieces
    .filter((e) => !replaced.has(e.id) && (e.file || e.document))
    .map((e) => ({ value: e.id, label: e.file?.name ?? e.document?.number ?? e.id }));
  if (!data.length) return null;
  return (
    <Select
      label={t("evidence.replaces")}
      placeholder={t("evidence.replacesNone")}
      clearable
      data={data}
      value={value}
      onChange={onChange}
    />
  );
}
