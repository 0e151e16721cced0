import { Button, Menu } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconChevronDown, IconDownload, IconFileTypeDocx, IconFileTypeXls } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { download } from "@/shared/api/client";
import type { OutlineFilter } from "@/shared/api/planQueries";
import type { Plan } from "@/shared/api/types";
import { REFUSED } from "@/shared/ui/refused";

type Form = "xlsx" | "docx";

/** The plan as a paper in the official layout: under a filter the lines that are shown, and no other. */
export function PaperMenu({ plan, filter = {} }: { plan: Plan; filter?: OutlineFilter }) {
  const { t } = useTranslation();
  const chosen = Object.entries(filter).filter((pair): pair is [string, string] => Boolean(pair[1]));
  const paper = useMutation({
    mutationFn: (form: Form) =>
      download(
        `plans/${plan.id}/paper?${new URLSearchParams([...chosen, ["form", form]])}`,
        `ke-hoach-${plan.year}.${form}`,
      ),
    onError: (error) =>
      notifications.show({ ...REFUSED, title: t("planPage.paperFailed"), message: error.message }),
  });
  return (
    <Menu position="bottom-end" withinPortal={false}>
      <Menu.Target>
        <Button
          className="no-print"
          variant="default"
          loading={paper.isPending}
          leftSection={<IconDownload size={16} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {t(chosen.length ? "planPage.paperFiltered" : "planPage.paper")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconFileTypeDocx size={16} stroke={1.75} aria-hidden />}
          onClick={() => paper.mutate("docx")}
        >
          {t("planPage.paperDocx")}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconFileTypeXls size={16} stroke={1.75} aria-hidden />}
          onClick={() => paper.mutate("xlsx")}
        >
          {t("planPage.paperXlsx")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
