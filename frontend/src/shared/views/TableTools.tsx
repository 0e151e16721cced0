import { Button, Checkbox, Popover } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconColumns3, IconCopy, IconListCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { ListedTask } from "@/shared/api/types";
import { copy } from "@/shared/ui/copy";
import { PrintButton, type ReadByPages, SheetButton } from "@/shared/ui/SheetButton";
import { COLUMNS, type ColumnName, colsOf } from "./columns";
import { asQuery, type TaskFilter } from "./filter";
import { forZalo } from "./zalo";

const icon = { size: 16, stroke: 1.75, "aria-hidden": true } as const;

/** A workbook of the tasks that the filter lets through, and no other, whatever way they are looked at; on a desk. */
export function WriteSheet({ filter, sort }: { filter: TaskFilter; sort?: string | undefined }) {
  const { t } = useTranslation();
  const query = asQuery({ ...filter, sort });
  return (
    <span className="desk">
      <SheetButton path={`tasks/sheet${query ? `?${query}` : ""}`} name={t("views.fileName")} />
    </span>
  );
}

/** What is done with the list as it stands: its columns, a workbook, text for a conversation, paper. */
export function TableTools({
  filter,
  sort,
  columns,
  rows,
  count,
  pages,
  choose,
  ticking,
  tick,
}: {
  filter: TaskFilter;
  sort: string | undefined;
  columns: ColumnName[];
  rows: ListedTask[];
  /** Of all pages. */
  count: number;
  pages: ReadByPages;
  choose: (cols: string | undefined) => void;
  ticking: boolean;
  tick: (on: boolean) => void;
}) {
  const { t } = useTranslation();
  const zalo = () => {
    const text = forZalo(rows, count, t);
    notifications.show({
      message: t(copy(text) ? "views.copied" : "quick.notCopied", { count: rows.length }),
    });
  };
  return (
    <div className="filter-row no-print">
      <Button
        variant={ticking ? "light" : "default"}
        className="tick-mode"
        leftSection={<IconListCheck {...icon} />}
        disabled={!rows.length}
        onClick={() => tick(!ticking)}
      >
        {t(ticking ? "many.chooseOff" : "many.choose")}
      </Button>
      <Popover position="bottom-start" trapFocus withinPortal>
        <Popover.Target>
          <Button variant="default" className="desk" leftSection={<IconColumns3 {...icon} />}>
            {t("views.columns")}
          </Button>
        </Popover.Target>
        <Popover.Dropdown>
          <Checkbox.Group
            label={t("views.columnsShown")}
            value={columns}
            onChange={(next) => choose(colsOf(next as ColumnName[]))}
            className="several"
          >
            {COLUMNS.map((name) => (
              <Checkbox key={name} value={name} label={t(`views.col.${name}`)} mt={8} />
            ))}
          </Checkbox.Group>
        </Popover.Dropdown>
      </Popover>
      <WriteSheet filter={filter} sort={sort} />
      <Button variant="default" leftSection={<IconCopy {...icon} />} disabled={!rows.length} onClick={zalo}>
        {t("views.zalo")}
      </Button>
      <PrintButton pages={pages} />
    </div>
  );
}
