import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconDownload, IconPrinter } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { download } from "@/shared/api/client";

const icon = { size: 16, stroke: 1.75, "aria-hidden": true } as const;

/** A workbook made at `path` for this reader, kept as `name`.xlsx. */
export function SheetButton({ path, name }: { path: string; name: string }) {
  const { t } = useTranslation();
  const write = useMutation({
    mutationFn: () => download(path, `${name}.xlsx`),
    onError: ({ message }) =>
      notifications.show({ color: "son", title: t("views.notWritten"), message, autoClose: false }),
  });
  return (
    <Button
      variant="default"
      leftSection={<IconDownload {...icon} />}
      loading={write.isPending}
      onClick={() => write.mutate()}
    >
      {t("views.write")}
    </Button>
  );
}

/** The page on paper. */
export function PrintButton() {
  const { t } = useTranslation();
  return (
    <Button
      variant="default"
      className="desk"
      leftSection={<IconPrinter {...icon} />}
      onClick={() => window.print()}
    >
      {t("views.print")}
    </Button>
  );
}
