import { useTranslation } from "react-i18next";
import { Count } from "@/shared/ui/Count";
import type { BoardOf, Column } from "./types";

/** On a phone one column stands alone; these choose which. */
export function BoardTabs({
  columns,
  kind,
  chosen,
  choose,
}: {
  columns: Column[];
  // biome-ignore lint/suspicious/noExplicitAny: the kind of card does not matter to its name
  kind: BoardOf<any>["kind"];
  chosen: string;
  choose: (state: string) => void;
}) {
  const { t } = useTranslation();
  return (
    <div className="chips board-tabs" role="tablist" aria-label={t("board.columns")}>
      {columns.map((column) => (
        <button
          key={column.state}
          type="button"
          role="tab"
          aria-selected={column.state === chosen}
          aria-label={`${column.label}, ${t(`board.count.${kind}`, { count: column.count })}`}
          className={column.state === chosen ? "chip chip-on" : "chip"}
          onClick={() => choose(column.state)}
        >
          {column.label}{" "}
          <b>
            <Count of={column.count} />
          </b>
        </button>
      ))}
    </div>
  );
}
