import { FileInput } from "@mantine/core";
import { IconUpload } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { upload } from "@/shared/api/client";
import type { Need } from "@/shared/api/types";
import { uuid7 } from "@/shared/api/uuid";
import { OpenInBrowser } from "@/shared/files/OpenInBrowser";

/** A file that a transition takes: sent as soon as it is chosen, so that the act itself only names it. */
export function FileField({
  need,
  onChange,
  error,
}: {
  need: Need;
  onChange: (uploadId: string) => void;
  error?: string;
}) {
  const { t } = useTranslation();
  const [file, setFile] = useState<File | null>(null);
  const [percent, setPercent] = useState<number | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const choose = async (next: File | null) => {
    setFile(next);
    setWrong(null);
    onChange("");
    if (!next) return;
    const id = uuid7();
    try {
      await upload(id, next, setPercent);
      onChange(id);
    } catch (problem) {
      setWrong((problem as Error).message);
    } finally {
      setPercent(null);
    }
  };
  return (
    <>
      <FileInput
        label={need.label}
        description={percent === null ? (need.help ?? undefined) : t("evidence.uploading", { percent })}
        withAsterisk={need.required}
        value={file}
        onChange={(next) => void choose(next)}
        error={wrong ?? error}
        placeholder={t("evidence.noFile")}
        leftSection={<IconUpload size={16} stroke={1.75} aria-hidden />}
        accept="image/*,application/pdf"
        clearable
      />
      <OpenInBrowser />
    </>
  );
}
