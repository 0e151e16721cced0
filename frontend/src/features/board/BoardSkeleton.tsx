import { Skeleton } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

const COLUMNS = [3, 2, 4, 3, 2, 4];

/** Columns and cards to come, in their own layout; a quick answer never flashes. */
export function BoardSkeleton() {
  const { t } = useTranslation();
  const [shown, show] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => show(true), 200);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="board board-skeleton" role="status" aria-busy="true">
      <span className="visually-hidden">{t("app.loading")}</span>
      {shown &&
        COLUMNS.map((cards, column) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: grey shapes have no identity
          <div key={column} className="column" aria-hidden>
            <div className="column-head">
              <Skeleton height={38} radius={6} />
            </div>
            <div className="column-body stack-tight">
              {Array.from({ length: cards }, (_, card) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: as above
                <Skeleton key={card} height={150} radius={8} />
              ))}
            </div>
          </div>
        ))}
    </div>
  );
}
