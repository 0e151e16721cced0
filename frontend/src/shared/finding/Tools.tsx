import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconDownload, IconPrinter } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { download } from "@/shared/api/client";

const icon = { size: 16, stroke: 1.75, "aria-hidden": true } as const;

/** A workbook of just what is shown, and paper. */
export function Tools({
  path,
  asked,
  file,
}: {
  path: string;
  asked: Record<string, string | undefined>;
  file: string;
}) {
  const { t } = useTranslation();
  const write = useMutation({
    mutationFn: () => {
      const query = new URLSearchParams(
        Object.entries(asked).filter((pair): pair is [string, string] => Boolean(pair[1])),
      );
      return download(`${path}${query.size ? `?${query}` : ""}`, `${file}.xlsx`);
    },
    onError: ({ message }) =>
      notifications.show({ color: "son", title: t("views.notWritten"), message, autoClose: false }),
  });
  return (
    <div className="filter-row no-print">
      <Button
        variant="default"
        leftSection={<IconDownload {...icon} />}
        loading={write.isPending}
        onClick={() => write.mutate()}
      >
        {t("handled.sheet")}
      </Button>
      <Button
        variant="default"
        className="desk"
        leftSection={<IconPrinter {...icon} />}
        onClick={() => window.print()}
      >
        {t("handled.print")}
      </Button>
    </div>
  );
}
