import { Alert, Button, FileInput, PasswordInput } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Keeping } from "@/shared/device/keeping";
import { openKey } from "@/shared/device/lock";
import { broughtBack, exported, NotTaken, type WhyNot } from "./export";

/** What was not sent, as a file: where no network comes any more. */
export function CarryOff({ keeping }: { keeping: Keeping }) {
  const { t } = useTranslation();
  return (
    <>
      <Button
        variant="default"
        className="left-over"
        leftSection={<IconDownload size={18} aria-hidden />}
        onClick={() => void exported(keeping)}
      >
        {t("carrying.off")}
      </Button>
      <p className="dim small">{t(openKey(keeping.user) ? "carrying.sealed" : "carrying.open")}</p>
    </>
  );
}

/** Such a file, taken in on another device of the same person and sent from there. */
export function BringBack({ keeping }: { keeping: Keeping }) {
  const { t } = useTranslation();
  const [opened, open] = useState(false);
  const [file, setFile] = useState<File | null>(null);
  const [passcode, type] = useState("");
  const [failed, fail] = useState<WhyNot | null>(null);
  const [taken, setTaken] = useState<number | null>(null);
  const [busy, setBusy] = useState(false);
  const take = async (event: FormEvent) => {
    event.preventDefault();
    if (!file) return;
    setBusy(true);
    fail(null);
    try {
      const records = await broughtBack(keeping.user, keeping.inspection, await file.text(), passcode);
      setTaken(keeping.takeIn(records));
    } catch (error) {
      fail(error instanceof NotTaken ? error.why : "unreadable");
    }
    setBusy(false);
  };
  if (!opened)
    return (
      <button type="button" className="text-button self-start" onClick={() => open(true)}>
        {t("carrying.back")}
      </button>
    );
  return (
    <form className="panel stack" onSubmit={(event) => void take(event)} aria-label={t("carrying.back")}>
      <h2>{t("carrying.back")}</h2>
      <p className="dim small">{t("carrying.backHelp")}</p>
      {failed && (
        <Alert color="son" role="alert">
          {t(`carrying.why.${failed}`)}
        </Alert>
      )}
      {taken !== null && (
        <p role="status" className="strong">
          {t("carrying.taken", { count: taken })}
        </p>
      )}
      <FileInput
        label={t("carrying.file")}
        placeholder={t("carrying.choose")}
        accept="application/json,.json"
        value={file}
        onChange={setFile}
      />
      <PasswordInput
        label={t("carrying.passcode")}
        description={t("carrying.passcodeHelp")}
        value={passcode}
        autoComplete="off"
        onChange={(event) => type(event.currentTarget.value)}
      />
      <Button type="submit" disabled={!file} loading={busy} className="self-start">
        {t("carrying.take")}
      </Button>
    </form>
  );
}
