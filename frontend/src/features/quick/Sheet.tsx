import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconAlertTriangle, IconDownload, IconUpload } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { download, get, upload } from "@/shared/api/client";
import type { Grid } from "@/shared/api/queries";
import type { QuickSheet } from "@/shared/api/types";
import { problemOf } from "@/shared/api/useAct";
import { uuid7 } from "@/shared/api/uuid";

/** The grid out as a workbook, and in again; what came in is typed over the grid and not saved yet. */
export function useSheet(of: Grid, typed: number, take: (sheet: QuickSheet) => number) {
  const { t } = useTranslation();
  const out = useMutation({
    mutationFn: () => download(`quick-report/sheet?of=${of}`, "bao-cao-nhanh.xlsx"),
    onSuccess: () =>
      typed &&
      notifications.show({ message: t("quick.sheetWithout", { count: typed }), withCloseButton: false }),
  });
  const back = useMutation({
    mutationFn: async (file: File) => {
      const id = uuid7();
      await upload(id, file, () => undefined);
      return get<QuickSheet>(`quick-report/sheets/${id}`);
    },
    onSuccess: (sheet) => {
      const changed = take(sheet);
      const message = changed ? t("quick.brought", { count: changed }) : t("quick.noDifference");
      if (changed || !sheet.errors.length) notifications.show({ message, withCloseButton: false });
    },
  });
  return { out, back };
}

export function SheetButtons({ sheet: { out, back } }: { sheet: ReturnType<typeof useSheet> }) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconDownload size={16} aria-hidden />}
        loading={out.isPending}
        onClick={() => out.mutate()}
      >
        {t("quick.sheetOut")}
      </Button>
      <Button
        variant="default"
        leftSection={<IconUpload size={16} aria-hidden />}
        loading={back.isPending}
        onClick={() => input.current?.click()}
      >
        {t("quick.sheetIn")}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".xlsx"
        className="visually-hidden"
        tabIndex={-1}
        aria-label={t("quick.sheetIn")}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          if (file) back.mutate(file);
          event.currentTarget.value = "";
        }}
      />
    </>
  );
}

/** What of the file was not taken, cell by cell; why it could not be read at all. */
export function SheetErrors({ sheet: { out, back } }: { sheet: ReturnType<typeof useSheet> }) {
  const { t } = useTranslation();
  const problem = problemOf(back.error ?? out.error);
  const errors = back.data?.errors ?? [];
  if (!problem && !errors.length) return null;
  return (
    <div className="note tone-amber" role="alert">
      <IconAlertTriangle size={16} stroke={1.75} aria-hidden />
      <div>
        {problem ? <p>{problem.message}</p> : <b>{t("quick.notTaken", { count: errors.length })}</b>}
        <ul>
          {errors.map((error) => (
            <li key={`${error.cell}${error.code}`}>
              {error.cell && (
                <b>{/^\d/.test(error.cell) ? t("quick.line", { no: error.cell }) : error.cell}: </b>
              )}
              {error.message}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
