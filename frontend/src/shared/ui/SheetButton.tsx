import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconDownload, IconPrinter } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { download } from "@/shared/api/client";
import { REFUSED } from "@/shared/ui/refused";

const icon = { size: 16, stroke: 1.75, "aria-hidden": true } as const;

/** A list that is read page by page. */
export type ReadByPages = {
  hasNextPage: boolean;
  fetchNextPage: () => Promise<{ hasNextPage: boolean; error: Error | null }>;
};

/** A workbook made at `path` for this reader, kept as `name`.xlsx. */
export function SheetButton({ path, name }: { path: string; name: string }) {
  const { t } = useTranslation();
  const write = useMutation({
    mutationFn: () => download(path, `${name}.xlsx`),
    onError: ({ message }) => notifications.show({ ...REFUSED, title: t("views.notWritten"), message }),
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

/** The page on paper: of a list that is read by `pages`, all of it. */
export function PrintButton({ pages }: { pages?: ReadByPages }) {
  const { t } = useTranslation();
  const print = useMutation({
    mutationFn: () => readToEnd(pages),
    // What was read last stands on the page two frames later.
    onSuccess: () => requestAnimationFrame(() => requestAnimationFrame(() => window.print())),
    onError: ({ message }) => notifications.show({ ...REFUSED, title: t("views.notPrinted"), message }),
  });
  return (
    <Button
      variant="default"
      className="desk no-print"
      leftSection={<IconPrinter {...icon} />}
      loading={print.isPending}
      onClick={() => (pages?.hasNextPage ? print.mutate() : window.print())}
    >
      {t("views.print")}
    </Button>
  );
}

async function readToEnd(pages: ReadByPages | undefined): Promise<void> {
  for (let more = pages?.hasNextPage; more && pages; ) {
    const read = await pages.fetchNextPage();
    if (read.error) throw read.error;
    more = read.hasNextPage;
  }
}
