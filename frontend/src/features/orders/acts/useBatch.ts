import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Batch, OrderPage } from "@/shared/api/types";
import { useAct } from "@/shared/api/useAct";
import { why } from "@/shared/live/said";
import { REFUSED } from "@/shared/ui/refused";

const SHOWN = [["order"], ["orders"], ["task"], ["work"], ["activity"]];

/** An act on many tasks of the order; afterwards it says for how many, and which units not and why. `onDone`: unless for none. */
export function useBatch(
  order: OrderPage,
  said: "order.reminded" | "order.moved" | "order.removed" | "order.disowned",
  onDone: () => void,
) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  return useAct<Batch>(({ done, refused }) => {
    for (const queryKey of SHOWN) void queries.invalidateQueries({ queryKey });
    if (done.length) notifications.show({ message: t(said, { count: done.length }), autoClose: 5000 });
    if (refused.length) {
      const names = new Map(order.units.map((row) => [row.id, row.unit.short_name]));
      const rows = refused.map((row) => `${names.get(row.id) ?? ""}: ${why(row, t)}`);
      notifications.show({
        ...REFUSED,
        color: "nghe",
        title: t("order.refused", { count: refused.length }),
        message: rows.slice(0, 8).join("\n") + (rows.length > 8 ? "\n…" : ""),
        className: "order-refused",
      });
    }
    if (done.length || !refused.length) onDone(); // where nothing was done, what was typed stays to be put right
  });
}
